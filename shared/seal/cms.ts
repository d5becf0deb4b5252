import { createHash } from 'node:crypto';
import { type CmsIdentity, encodeAttributes, encodeEnvelope, OID } from './cms-encoding.ts';
import { octetsOf, oidOf, partsOf, rawOf, readDer, TAG, tlv } from './der.ts';

/** What a detached CAdES signature is made of. */
export interface CmsParts extends CmsIdentity {
  /** SHA-256 of the signed bytes of the document. */
  documentDigest: Uint8Array;
}

/** A finished encoding in which only a few bytes differ from signature to signature. */
interface Template {
  bytes: Buffer;
  digestAt: number;
}

/** Bytes no certificate holds by accident: where a template's holes are. */
const DIGEST_MARK = Buffer.from('d16e57'.repeat(11), 'hex').subarray(0, 32);
const SIGNATURE_MARK = 0x5e;
const TOKEN_MARK = 0x7b;

/** Templates by what they were made of; verifying foreign files must not let it grow. */
const templates = new Map<string, Template>();
const MAX_TEMPLATES = 32;

/** The DER set of signed attributes: its SHA-256 is what the key signs. */
export function signedAttributes({ certificate, documentDigest }: CmsParts): Buffer {
  return filled(['attributes', certificate], documentDigest, () =>
    encodeAttributes(certificate, DIGEST_MARK),
  );
}

/**
 * The CMS of a signature, with its timestamp when there is one. The library encodes each identity once; from then on
 * a seal fills the holes, because encoding takes ten times as long as signing (test/bench/documents.ts).
 */
export function detachedCms(parts: CmsParts, signature: Uint8Array, token?: Uint8Array): Buffer {
  const mark = Buffer.alloc(signature.length, SIGNATURE_MARK);
  const stamp = token && placeholder(token.length);
  const made = `envelope ${parts.keyType} ${signature.length} ${token?.length}`;
  const cms = filled([made, parts.certificate, ...parts.chain], parts.documentDigest, () =>
    encodeEnvelope(parts, DIGEST_MARK, mark, stamp),
  );
  const signatureAt = cms.lastIndexOf(mark);
  if (stamp && token) cms.set(token, cms.lastIndexOf(stamp));
  cms.set(signature, signatureAt);
  return cms;
}

/** A DER value that is exactly so long, header and all, and that is found again. */
function placeholder(length: number): Buffer {
  const header = tlv(TAG.octets, Buffer.alloc(Math.max(0, length - 4))).length - Math.max(0, length - 4);
  return tlv(TAG.octets, Buffer.alloc(Math.max(0, length - header), TOKEN_MARK));
}

/**
 * The certificates, signature value, message digest and timestamp a CMS of our profile holds. It only finds them:
 * whether the bytes around them are right shows when the CMS is rebuilt. Throws when they are not where they belong.
 */
export function readCms(der: Uint8Array) {
  const [, content] = partsOf(readDer(der));
  const signedData = partsOf(partsOf(content)[0]);
  const signerInfo = partsOf(partsOf(signedData[4])[0]);
  const messageDigest = partsOf(signerInfo[3])
    .map((attribute) => partsOf(attribute))
    .find(([type]) => oidOf(type) === OID.messageDigest);
  const [stamp] = signerInfo[6] ? partsOf(signerInfo[6]) : [];
  return {
    certificates: partsOf(signedData[3]).map(rawOf),
    signature: octetsOf(signerInfo[5]),
    messageDigest: octetsOf(partsOf(messageDigest?.[1])[0]),
    token: stamp && rawOf(partsOf(partsOf(stamp)[1])[0]),
  };
}

/** A copy of the template made of these things, with the document's digest in its hole. */
function filled(madeOf: readonly (string | Uint8Array)[], digest: Uint8Array, encode: () => Buffer): Buffer {
  const hash = createHash('sha256');
  for (const each of madeOf) hash.update(each);
  const key = hash.digest('hex');
  const template = templates.get(key) ?? remember(key, encode());
  const copy = Buffer.from(template.bytes);
  copy.set(digest, template.digestAt);
  return copy;
}

function remember(key: string, bytes: Buffer): Template {
  const made = { bytes, digestAt: bytes.indexOf(DIGEST_MARK) };
  const [oldest] = templates.keys();
  if (templates.size >= MAX_TEMPLATES && oldest !== undefined) templates.delete(oldest);
  templates.set(key, made);
  return made;
}
