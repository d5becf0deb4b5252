import * as asn1js from 'asn1js';
import { OID } from './cms-encoding.ts';
import { octetsOf, oid, partsOf, rawOf, readDer, TAG, tlv } from './der.ts';

/** The pieces of a TimeStampToken as they stood in its bytes. */
export interface TimestampParts {
  /** The DER of the TSTInfo: what the authority states. */
  info: Buffer;
  certificates: Buffer[];
  digestAlgorithms: Buffer[];
  digestAlgorithm: Buffer;
  /** The signed attributes, each as DER. */
  attributes: Buffer[];
  algorithm: Buffer;
  signature: Buffer;
  /** IssuerAndSerialNumber of the certificate that signed. */
  signer: Buffer;
}

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNED_DATA_VERSION = Buffer.from([TAG.integer, 1, 3]);
const SIGNER_VERSION = Buffer.from([TAG.integer, 1, 1]);

/** Finds the pieces, and nothing more; a TypeError when they are not where they belong. */
export function timestampParts(token: Uint8Array): TimestampParts {
  const [, content] = partsOf(readDer(token));
  const [, digestAlgorithms, encapsulated, certificates, signers] = partsOf(partsOf(content)[0]);
  const [, signer, digestAlgorithm, attributes, algorithm, signature] = partsOf(partsOf(signers)[0]);
  return {
    info: octetsOf(partsOf(partsOf(encapsulated)[1])[0]),
    certificates: partsOf(certificates).map(rawOf),
    digestAlgorithms: partsOf(digestAlgorithms).map(rawOf),
    digestAlgorithm: rawOf(digestAlgorithm),
    attributes: partsOf(attributes).map(rawOf),
    algorithm: rawOf(algorithm),
    signature: octetsOf(signature),
    signer: rawOf(signer),
  };
}

/** The token these pieces make when nothing else is in it (RFC 5652 5.1, 5.3): one signer, known by issuer and serial. */
export function tokenOf(parts: TimestampParts): Buffer {
  const signerInfo = tlv(
    TAG.sequence,
    SIGNER_VERSION,
    parts.signer,
    parts.digestAlgorithm,
    tlv(TAG.context0, ...parts.attributes),
    parts.algorithm,
    tlv(TAG.octets, parts.signature),
  );
  const signedData = tlv(
    TAG.sequence,
    SIGNED_DATA_VERSION,
    tlv(TAG.set, ...parts.digestAlgorithms),
    tlv(TAG.sequence, oid(TST_INFO), tlv(TAG.context0, tlv(TAG.octets, parts.info))),
    tlv(TAG.context0, ...parts.certificates),
    tlv(TAG.set, signerInfo),
  );
  return tlv(TAG.sequence, oid(OID.signedData), tlv(TAG.context0, signedData));
}

/** IssuerAndSerialNumber of a certificate (RFC 5652 10.2.4), from its own bytes. */
export function issuerAndSerial(certificate: Uint8Array): Buffer {
  const fields = partsOf(partsOf(readDer(certificate))[0]);
  const [serial, , issuer] = fields.slice(fields[0] instanceof asn1js.Integer ? 0 : 1);
  return tlv(TAG.sequence, rawOf(issuer), rawOf(serial));
}

/** The value of a signed attribute that has one; `undefined` when it is not there exactly once. */
export function attributeIn(parts: TimestampParts, type: string): asn1js.BaseBlock | undefined {
  const wanted = oid(type);
  const [only, ...more] = parts.attributes
    .map((each) => partsOf(readDer(each)))
    .filter(([id]) => rawOf(id).equals(wanted));
  const values = only && more.length === 0 ? partsOf(only[1]) : [];
  return values.length === 1 ? values[0] : undefined;
}
