import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
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

/** The certificates, signature value and message digest of a CMS. Throws when the bytes are none. */
export function readCms(der: Uint8Array) {
  const info = pkijs.ContentInfo.fromBER(bufferOf(der));
  const signed = new pkijs.SignedData({ schema: info.content });
  const [signerInfo] = signed.signerInfos;
  const digest = signerInfo?.signedAttrs?.attributes.find((each) => each.type === OID.messageDigest)
    ?.values[0];
  if (!signerInfo || !(digest instanceof asn1js.OctetString))
    throw new TypeError('There is no signature in the CMS.');
  const certificates = (signed.certificates ?? []).filter((each) => each instanceof pkijs.Certificate);
  return {
    certificates: certificates.map((each) => new Uint8Array(each.toSchema().toBER())),
    signature: signerInfo.signature.valueBlock.valueHexView.slice(),
    messageDigest: digest.valueBlock.valueHexView.slice(),
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
