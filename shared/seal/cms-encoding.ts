import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { bufferOf, readDer } from './der.ts';

/** Whose signature it is; certificates are DER, the signing one first. */
export interface CmsIdentity {
  certificate: Uint8Array;
  chain: readonly Uint8Array[];
  keyType: 'RSA' | 'EC';
}

/** Object identifiers of the profile (RFC 5652, RFC 5035, RFC 3161). */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/**
 * The DER set of signed attributes, which is what the key signs (RFC 5652 5.4). No signing-time: PAdES baseline
 * wants the time in the signature dictionary only (EN 319 142-1, table 1).
 */
export function encodeAttributes(certificate: Uint8Array, documentDigest: Uint8Array): Buffer {
  const value = attributes(certificate, documentDigest).map((each) => each.toSchema());
  return Buffer.from(new asn1js.Set({ value }).toBER());
}

/**
 * The whole CMS SignedData, without the document and with the ESS certificate hash; a TimeStampToken over the
 * signature value becomes an unsigned attribute (RFC 3161 appendix A).
 */
export function encodeEnvelope(
  identity: CmsIdentity,
  documentDigest: Uint8Array,
  signature: Uint8Array,
  token?: Uint8Array,
): Buffer {
  const certificate = pkijs.Certificate.fromBER(bufferOf(identity.certificate));
  const sha256 = new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256 });
  const signerInfo = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({
      issuer: certificate.issuer,
      serialNumber: certificate.serialNumber,
    }),
    digestAlgorithm: sha256,
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({
      type: 0,
      attributes: attributes(identity.certificate, documentDigest),
    }),
    signatureAlgorithm: signatureAlgorithm(identity.keyType),
    signature: new asn1js.OctetString({ valueHex: bufferOf(signature) }),
    ...(token ? { unsignedAttrs: unsigned(token) } : {}),
  });
  const chain = identity.chain.map((each) => pkijs.Certificate.fromBER(bufferOf(each)));
  const content = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha256],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: [certificate, ...chain],
    signerInfos: [signerInfo],
  }).toSchema(true);
  return Buffer.from(new pkijs.ContentInfo({ contentType: OID.signedData, content }).toSchema().toBER());
}

function attributes(certificate: Uint8Array, documentDigest: Uint8Array): pkijs.Attribute[] {
  const certificateHash = createHash('sha256').update(certificate).digest();
  const essCertId = new asn1js.Sequence({
    value: [new asn1js.OctetString({ valueHex: bufferOf(certificateHash) })],
  });
  const made = [
    attribute(OID.contentType, new asn1js.ObjectIdentifier({ value: OID.data })),
    attribute(OID.messageDigest, new asn1js.OctetString({ valueHex: bufferOf(documentDigest) })),
    attribute(
      OID.signingCertificateV2,
      new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [essCertId] })] }),
    ),
  ];
  const der = (each: pkijs.Attribute) => Buffer.from(each.toSchema().toBER());
  return made.sort((a, b) => Buffer.compare(der(a), der(b)));
}

function unsigned(token: Uint8Array): pkijs.SignedAndUnsignedAttributes {
  const stamp = attribute(OID.signatureTimeStamp, readDer(token));
  return new pkijs.SignedAndUnsignedAttributes({ type: 1, attributes: [stamp] });
}

function attribute(type: string, value: asn1js.BaseBlock): pkijs.Attribute {
  return new pkijs.Attribute({ type, values: [value] });
}

function signatureAlgorithm(keyType: 'RSA' | 'EC'): pkijs.AlgorithmIdentifier {
  return keyType === 'RSA'
    ? new pkijs.AlgorithmIdentifier({ algorithmId: OID.rsa, algorithmParams: new asn1js.Null() })
    : new pkijs.AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 });
}
