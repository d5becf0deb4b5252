import { createHash, verify, X509Certificate } from 'node:crypto';
import type { PdfFile } from '../form/pdf/pdf-file.ts';
import { PdfUnreadable } from '../form/pdf/pdf-unreadable.ts';
import { type CmsParts, detachedCms, readCms, signedAttributes } from './cms.ts';
import { cmsBytes, rangeProblems, type SignatureValue, signatureValueOf } from './signature-value.ts';
import type { SignedField } from './signed-fields.ts';
import { openTimestamp } from './timestamp-token.ts';
import { trustProblems } from './trust.ts';

/** What can be said of one signature. */
export interface VerifiedSignature {
  field: string;
  /** Whose signature it is; the platform seals documents in its own name. */
  party: SignedField['party'];
  name: string;
  /** ISO 8601 instant in UTC: the time the platform claims, not a timestamp authority's. */
  signedAt: string;
  /** What a timestamp authority says, when it was asked; without its roots at hand it is not trusted. */
  timestamp?: { at: string; authority: string; trusted: boolean };
  /** The signed bytes are what they were, and the seal's key signed them. */
  intact: boolean;
  /** The seal's certificate leads to one of the roots and was valid at `signedAt`. */
  trusted: boolean;
  /** The revision the signature covers, the first one being 1; 0 when it covers none. */
  coversRevision: number;
  /** SHA-256 of the certificate in hexadecimal; empty when there is none to read. */
  certificateThumbprint: string;
  problems: string[];
}

/** Whom to believe: the roots of seals, and those of timestamp authorities where any are known. */
export interface Roots {
  seal: readonly X509Certificate[];
  timestamps?: readonly X509Certificate[] | undefined;
}

/** Checks one signed field; whatever is wrong becomes a problem, nothing throws. */
export function verifySignature(
  file: PdfFile,
  { name, party, field }: SignedField,
  roots: Roots,
): VerifiedSignature {
  const blank = { field: name, party, name: '', signedAt: '', coversRevision: 0 };
  try {
    const value = signatureValueOf(file, field);
    const end = value.range[2] + value.range[3];
    const known = {
      ...blank,
      name: value.name,
      signedAt: value.signedAt,
      coversRevision: 1 + file.sections.findIndex((section) => section.end === end),
    };
    const broken = rangeProblems(file, value);
    return { ...known, ...checkSeal(file, value, roots, broken) };
  } catch (problem) {
    // Anything a hostile file can make a parser throw means one thing: this is not a signature of ours.
    const why = problem instanceof PdfUnreadable ? problem.message : 'The signature cannot be read.';
    return { ...blank, intact: false, trusted: false, certificateThumbprint: '', problems: [why] };
  }
}

function checkSeal(
  file: PdfFile,
  value: SignatureValue,
  roots: Roots,
  broken: readonly string[],
): Pick<VerifiedSignature, 'intact' | 'trusted' | 'timestamp' | 'certificateThumbprint' | 'problems'> {
  const der = cmsBytes(value.contents);
  const { certificates, signature, messageDigest, token } = readCms(der);
  const opened = certificates.map((each) => new X509Certificate(each));
  const [leaf, ...chain] = opened;
  if (!leaf) throw new PdfUnreadable('The signature has no certificate.');
  const parts: CmsParts = {
    certificate: leaf.raw,
    chain: chain.map((each) => each.raw),
    keyType: leaf.publicKey.asymmetricKeyType === 'ec' ? 'EC' : 'RSA',
    documentDigest: digestOf(file.bytes, value.range),
  };
  const damage = [...broken, ...sealProblems(parts, { der, signature, messageDigest, token, value, leaf })];
  const distrust = trustProblems(opened, roots.seal, new Date(value.signedAt));
  const { timestamp, problems } = checkTimestamp(token, signature, roots);
  return {
    intact: damage.length === 0,
    trusted: distrust.length === 0,
    ...(timestamp ? { timestamp } : {}),
    certificateThumbprint: createHash('sha256').update(leaf.raw).digest('hex'),
    problems: [...damage, ...distrust, ...problems],
  };
}

/** A timestamp is checked apart from the seal: a bad one says nothing against the signature, only against its time. */
function checkTimestamp(
  token: Uint8Array | undefined,
  signature: Uint8Array,
  roots: Roots,
): { timestamp?: VerifiedSignature['timestamp']; problems: string[] } {
  if (!token) return { problems: [] };
  try {
    const digest = createHash('sha256').update(signature).digest();
    const { problems, ...timestamp } = openTimestamp(token, digest, roots.timestamps);
    return { timestamp, problems };
  } catch {
    // Whatever the parser choked on: there is no time to be had from these bytes.
    return { problems: ['The timestamp cannot be read.'] };
  }
}

/**
 * The CMS is rebuilt from what it should say and compared byte for byte: attributes, certificate hash and algorithms
 * are thereby checked at once, and nothing unsigned in it can be changed unnoticed. The timestamp is taken as it
 * stands: it is checked apart.
 */
function sealProblems(
  parts: CmsParts,
  seal: {
    der: Buffer;
    signature: Uint8Array;
    messageDigest: Uint8Array;
    token: Uint8Array | undefined;
    value: SignatureValue;
    leaf: X509Certificate;
  },
): string[] {
  const problems: string[] = [];
  if (seal.value.subFilter !== '/ETSI.CAdES.detached')
    problems.push('The signature is of another kind than ours.');
  if (Buffer.compare(parts.documentDigest, seal.messageDigest) !== 0)
    problems.push('The signed bytes were changed.');
  else if (!seal.der.equals(detachedCms(parts, seal.signature, seal.token))) {
    problems.push('The signature’s envelope was changed.');
  }
  if (!verify('sha256', signedAttributes(parts), seal.leaf.publicKey, seal.signature)) {
    problems.push('The signature was not made by the key of its certificate.');
  }
  return problems;
}

function digestOf(bytes: Uint8Array, [from, before, after, rest]: SignatureValue['range']): Buffer {
  return createHash('sha256')
    .update(bytes.subarray(from, from + before))
    .update(bytes.subarray(after, after + rest))
    .digest();
}
