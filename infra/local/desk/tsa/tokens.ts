import { createHash, createPrivateKey, randomBytes, sign, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { SealKey } from '../../seal-key.ts';

/** What a token is made from: the question as it came, and the authority's time. */
export interface TokenRequest {
  imprint: pkijs.MessageImprint;
  nonce?: asn1js.Integer | undefined;
  withCertificate: boolean;
  at: Date;
}

const OID = {
  data: '1.2.840.113549.1.7.2',
  info: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
} as const;
/** The policy of a rehearsal: an identifier from the arc that examples use, so that nobody relies on it. */
const POLICY = '1.2.3.4.1';

/** Signs what the authority states (RFC 3161 2.4.2); encoded by a library, so that our own reading is held against it. */
export function signedToken(request: TokenRequest, key: SealKey): pkijs.ContentInfo {
  const info = Buffer.from(statement(request).toSchema().toBER());
  const certificate = new X509Certificate(key.certificates).raw;
  const signedAttrs = new pkijs.SignedAndUnsignedAttributes({
    type: 0,
    attributes: attributes(info, certificate),
  });
  const opened = pkijs.Certificate.fromBER(new Uint8Array(certificate).buffer);
  const sha256 = new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256 });
  const encapContentInfo = new pkijs.EncapsulatedContentInfo({ eContentType: OID.info });
  // Given to the constructor, the library would cut it into pieces, which DER forbids.
  encapContentInfo.eContent = new asn1js.OctetString({ valueHex: new Uint8Array(info).buffer });
  const { issuer, serialNumber } = opened;
  const content = new pkijs.SignedData({
    version: 3,
    digestAlgorithms: [sha256],
    encapContentInfo,
    ...(request.withCertificate ? { certificates: [opened] } : {}),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }),
        digestAlgorithm: sha256,
        signedAttrs,
        signatureAlgorithm: new pkijs.AlgorithmIdentifier({
          algorithmId: OID.rsa,
          algorithmParams: new asn1js.Null(),
        }),
        signature: signatureOver(signedAttrs, key),
      }),
    ],
  }).toSchema(true);
  return new pkijs.ContentInfo({ contentType: OID.data, content });
}

function statement({ imprint, nonce, at }: TokenRequest): pkijs.TSTInfo {
  const serial = randomBytes(16);
  serial.writeUInt8(0x40 | (serial.readUInt8(0) & 0x3f), 0);
  return new pkijs.TSTInfo({
    version: 1,
    policy: POLICY,
    messageImprint: imprint,
    serialNumber: new asn1js.Integer({ valueHex: new Uint8Array(serial).buffer }),
    genTime: new Date(Math.floor(at.getTime() / 1000) * 1000),
    accuracy: new pkijs.Accuracy({ seconds: 1 }),
    ...(nonce ? { nonce } : {}),
  });
}

function attributes(info: Buffer, certificate: Buffer): pkijs.Attribute[] {
  const digest = (bytes: Uint8Array) =>
    new asn1js.OctetString({ valueHex: new Uint8Array(createHash('sha256').update(bytes).digest()).buffer });
  const nested = (value: asn1js.BaseBlock) => new asn1js.Sequence({ value: [value] });
  const made = [
    new pkijs.Attribute({
      type: OID.contentType,
      values: [new asn1js.ObjectIdentifier({ value: OID.info })],
    }),
    new pkijs.Attribute({ type: OID.messageDigest, values: [digest(info)] }),
    new pkijs.Attribute({
      type: OID.signingCertificateV2,
      values: [nested(nested(nested(digest(certificate))))],
    }),
  ];
  const der = (each: pkijs.Attribute) => Buffer.from(each.toSchema().toBER());
  return made.sort((a, b) => Buffer.compare(der(a), der(b)));
}

function signatureOver({ attributes: signed }: pkijs.SignedAndUnsignedAttributes, { key }: SealKey) {
  const set = new asn1js.Set({ value: signed.map((each) => each.toSchema()) }).toBER();
  const signature = sign('sha256', Buffer.from(set), createPrivateKey(key));
  return new asn1js.OctetString({ valueHex: new Uint8Array(signature).buffer });
}
