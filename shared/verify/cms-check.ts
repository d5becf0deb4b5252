import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { contextPart, contextParts, octets, oidOf, partsOf, rawOf } from './asn1.ts';

/** What a CMS signature turns out to be (RFC 5652), whoever made it. */
export interface CheckedCms {
  /** The signer's certificate and those above it that came with it, in order. */
  chain: X509Certificate[];
  /** The signed attributes were signed by the key of the certificate they name. */
  byItsKey: boolean;
  /** The signed attributes name the very bytes that were asked about. */
  ofTheseBytes: boolean;
  /** What the signature says about itself besides does not contradict it (ESS certificate hash). */
  consistent: boolean;
  signatureValue: Uint8Array;
  /** DER of a time stamp token among the unsigned attributes. */
  timestampToken?: Uint8Array;
  /** Content that came inside the CMS, as time stamp tokens have it. */
  content?: Uint8Array;
}

/** Thrown for a CMS that is sound perhaps, but of a kind that is not checked here: the verdict must not be "broken". */
export class CmsKindUnknown extends Error {
  override readonly name = 'CmsKindUnknown';
}

const MAX_BYTES = 512 * 1024;
const HASHES: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const OID = {
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  pss: '1.2.840.113549.1.1.10',
};

/**
 * Checks one signer's CMS against detached bytes, or against its own content when none are given. Throws
 * {@link CmsKindUnknown} for old digests, several signers and signatures without attributes; a TypeError when it is no
 * CMS at all.
 */
export function checkCms(der: Uint8Array, detached?: readonly Uint8Array[]): CheckedCms {
  if (der.length > MAX_BYTES) throw new TypeError('The signature is larger than any signature.');
  const signedData = partsOf(contextPart(partsOf(asn1js.fromBER(Uint8Array.from(der).buffer).result), 0)[0]);
  const [signer, another] = partsOf(signedData.findLast((block) => block instanceof asn1js.Set));
  if (another) throw new CmsKindUnknown('There is more than one signer.');
  const info = signerOf(partsOf(signer));
  const certificates = contextParts(signedData, 0).map((block) => new X509Certificate(rawOf(block)));
  const chain = chainFrom(certificates, info.serial);
  const content = encapsulated(signedData[2]);
  const digest = hashOf(info.hash, detached ?? [content ?? new Uint8Array()]);
  const [leaf] = chain;
  return {
    chain,
    byItsKey: leaf !== undefined && isSignedBy(leaf, info),
    ofTheseBytes: digest.equals(Buffer.from(octets(attribute(info.attributes, OID.messageDigest)))),
    consistent: leaf !== undefined && namesCertificate(info.attributes, leaf),
    signatureValue: info.signature,
    ...(info.timestampToken ? { timestampToken: info.timestampToken } : {}),
    ...(content ? { content } : {}),
  };
}

type SignerInfo = ReturnType<typeof signerOf>;

function signerOf(parts: asn1js.BaseBlock[]) {
  const [, sid, digestAlgorithm] = parts;
  const hash = HASHES[oidOf(partsOf(digestAlgorithm)[0])];
  const signed = parts.find((block) => block.idBlock.tagClass === 3 && block.idBlock.tagNumber === 0);
  if (!hash || !signed || parts.indexOf(signed) < 3) throw new CmsKindUnknown('Not a kind of today.');
  const [algorithm, value] = parts.slice(parts.indexOf(signed) + 1);
  const toSign = rawOf(signed);
  // What is signed is the attributes as a set, though they are written under a tag of their own (RFC 5652 5.4).
  toSign[0] = 0x31;
  const token = attribute(contextParts(parts, 1), OID.timestampToken);
  return {
    hash,
    serial: sid instanceof asn1js.Sequence ? serialIn(sid) : undefined,
    attributes: partsOf(signed),
    toSign,
    isPss: oidOf(partsOf(algorithm)[0]) === OID.pss,
    signature: octets(value),
    timestampToken: token ? rawOf(token) : undefined,
  };
}

function serialIn(sid: asn1js.Sequence): string | undefined {
  const [, serial] = partsOf(sid);
  if (!(serial instanceof asn1js.Integer)) return undefined;
  return Buffer.from(serial.valueBlock.valueHexView).toString('hex').replace(/^0+/, '').toUpperCase();
}

/** From the signer upwards; a signer named by its key identifier is the one certificate that issued no other. */
function chainFrom(certificates: readonly X509Certificate[], serial: string | undefined): X509Certificate[] {
  const isAuthority = (one: X509Certificate) =>
    certificates.some((other) => other !== one && other.checkIssued(one));
  const leaf =
    certificates.find(({ serialNumber }) => serialNumber.replace(/^0+/, '') === serial) ??
    certificates.find((each) => serial === undefined && !isAuthority(each));
  const chain: X509Certificate[] = [];
  for (let next = leaf; next && chain.length < 8; ) {
    chain.push(next);
    const subject: X509Certificate = next;
    next = certificates.find((issuer) => !chain.includes(issuer) && subject.checkIssued(issuer));
  }
  return chain;
}

function isSignedBy(leaf: X509Certificate, { hash, toSign, signature, isPss }: SignerInfo): boolean {
  const key = leaf.publicKey;
  if (isPss) {
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    return verify(hash, toSign, { key, padding, saltLength: constants.RSA_PSS_SALTLEN_AUTO }, signature);
  }
  const ownHash = key.asymmetricKeyType === 'ed25519' || key.asymmetricKeyType === 'ed448';
  return verify(ownHash ? null : hash, toSign, key, signature);
}

/** Where the ESS attribute is there it has to name the certificate; with another hash than SHA-256 it says so itself. */
function namesCertificate(attributes: readonly asn1js.BaseBlock[], leaf: X509Certificate): boolean {
  const found = attribute(attributes, OID.signingCertificateV2);
  if (!found) return true;
  const parts = partsOf(partsOf(partsOf(found)[0])[0]);
  const [first, second] = parts;
  const hash = first instanceof asn1js.Sequence ? HASHES[oidOf(partsOf(first)[0])] : 'sha256';
  const named = first instanceof asn1js.Sequence ? second : first;
  return hash !== undefined && hashOf(hash, [leaf.raw]).equals(Buffer.from(octets(named)));
}

function attribute(attributes: readonly asn1js.BaseBlock[], oid: string): asn1js.BaseBlock | undefined {
  const found = attributes.map(partsOf).find(([type]) => oidOf(type) === oid);
  return found && partsOf(found[1])[0];
}

function encapsulated(block: asn1js.BaseBlock | undefined): Uint8Array | undefined {
  const [content] = contextParts(partsOf(block), 0);
  return content ? octets(content) : undefined;
}

function hashOf(algorithm: string, chunks: readonly Uint8Array[]): Buffer {
  const hash = createHash(algorithm);
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest();
}
