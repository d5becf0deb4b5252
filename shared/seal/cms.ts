import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { bufferOf, type CmsIdentity, encodeAttributes, encodeEnvelope, OID } from './cms-encoding.ts';

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
 * The CMS of a signature. The library encodes each identity once; from then on a seal fills two holes, because
 * encoding takes ten times as long as signing (test/bench/documents.ts).
 */
export function detachedCms(parts: CmsParts, signature: Uint8Array): Buffer {
  const mark = Buffer.alloc(signature.length, SIGNATURE_MARK);
  const made = [`envelope ${parts.keyType} ${signature.length}`, parts.certificate, ...parts.chain];
  const cms = filled(made, parts.documentDigest, () => encodeEnvelope(parts, DIGEST_MARK, mark));
  cms.set(signature, cms.lastIndexOf(mark));
  return cms;
}

/**
 * The certificates, signature value and message digest a CMS of our profile holds. It only finds them: whether the
 * bytes around them are right shows when the CMS is rebuilt. Throws when they are not where they belong.
 */
export function readCms(der: Uint8Array) {
  const [, content] = partsOf(asn1js.fromBER(bufferOf(der)).result);
  const signedData = partsOf(partsOf(content)[0]);
  const certificates = partsOf(signedData[3]).map((each) => each.valueBeforeDecodeView.slice());
  const signerInfo = partsOf(partsOf(signedData[4])[0]);
  const messageDigest = partsOf(signerInfo[3])
    .map((attribute) => partsOf(attribute))
    .find(([type]) => type instanceof asn1js.ObjectIdentifier && type.getValue() === OID.messageDigest);
  return {
    certificates,
    signature: octets(signerInfo[5]),
    messageDigest: octets(partsOf(messageDigest?.[1])[0]),
  };
}

function partsOf(block: asn1js.BaseBlock | undefined): asn1js.BaseBlock[] {
  if (block instanceof asn1js.Constructed) return block.valueBlock.value;
  throw new TypeError('The signature is encoded in another way than ours.');
}

function octets(block: asn1js.BaseBlock | undefined): Uint8Array {
  if (block instanceof asn1js.OctetString) return block.valueBlock.valueHexView.slice();
  throw new TypeError('The signature is encoded in another way than ours.');
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
