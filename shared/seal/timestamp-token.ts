import { createHash, verify, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { printable } from '../form/pdf/printable.ts';
import { OID } from './cms-encoding.ts';
import { bufferOf, octetsOf, oidOf, partsOf, rawOf, TAG, tlv } from './der.ts';
import { digestNamed, signatureNamed } from './timestamp-algorithms.ts';
import {
  attributeIn,
  issuerAndSerial,
  type TimestampParts,
  timestampParts,
  tokenOf,
} from './timestamp-parts.ts';
import { chainProblems, MAX_CHAIN, usageProblems } from './timestamp-trust.ts';

/** What a timestamp says, and everything that is wrong with it. */
export interface OpenedTimestamp {
  /** ISO 8601 instant in UTC, as the authority states it. */
  at: string;
  /** The common name of the authority's certificate. */
  authority: string;
  /** Nothing is wrong with it, and the authority's certificate leads to one of the roots given. */
  trusted: boolean;
  problems: string[];
}

const COMMON_NAME = '2.5.4.3';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';

/**
 * Checks a TimeStampToken (RFC 3161, DER) over a SHA-256 digest: what it covers, its signature, the certificate's
 * usage, and its chain. Without roots nothing is trusted and that is no problem; with roots it is one.
 * The token is rebuilt from what its signature covers and compared byte for byte, so one with revocation lists,
 * unsigned attributes or a certificate outside the chain is not taken, from the authority neither.
 * Throws when the bytes are no token at all.
 */
export function openTimestamp(
  token: Uint8Array,
  digest: Uint8Array,
  roots?: readonly X509Certificate[],
): OpenedTimestamp {
  const parts = timestampParts(token);
  const info = pkijs.TSTInfo.fromBER(bufferOf(parts.info));
  if (parts.certificates.length > MAX_CHAIN)
    throw new TypeError('The timestamp brings too many certificates.');
  const certificates = parts.certificates.map((each) => new X509Certificate(each));
  const leaf = certificates.find((each) => issuerAndSerial(each.raw).equals(parts.signer));
  if (!leaf) throw new TypeError('The timestamp does not bring the certificate of its authority.');
  const problems = [
    ...(covers(info, digest) ? [] : ['The timestamp is for another signature.']),
    ...(isWhole(parts, token) ? [] : ['The timestamp’s envelope was changed.']),
    ...(isSignedBy(parts, leaf) ? [] : ['The timestamp was not signed by its authority.']),
    ...usageProblems(leaf),
    ...chainProblems(leaf, certificates, roots, info.genTime),
  ];
  return {
    at: info.genTime.toISOString(),
    authority: commonName(leaf),
    trusted: roots !== undefined && problems.length === 0,
    problems,
  };
}

/** The number only used once that a token answers; nothing of the token is checked. Throws when it is none. */
export function nonceIn(token: Uint8Array): Buffer | undefined {
  const { nonce } = pkijs.TSTInfo.fromBER(bufferOf(timestampParts(token).info));
  return nonce && Buffer.from(nonce.valueBlock.valueHexView);
}

function covers({ messageImprint }: pkijs.TSTInfo, digest: Uint8Array): boolean {
  const { hashAlgorithm, hashedMessage } = messageImprint;
  return hashAlgorithm.algorithmId === OID.sha256 && Buffer.compare(octetsOf(hashedMessage), digest) === 0;
}

/** The encoding is the one that follows from the pieces, and both places name the same digest. */
function isWhole(parts: TimestampParts, token: Uint8Array): boolean {
  const digest = digestNamed(parts.digestAlgorithm);
  return tokenOf(parts).equals(token) && parts.digestAlgorithms.map(digestNamed).join() === digest;
}

function isSignedBy(parts: TimestampParts, leaf: X509Certificate): boolean {
  const digest = digestNamed(parts.digestAlgorithm);
  const { keyType, hash = digest } = signatureNamed(parts.algorithm);
  const stated = attributeIn(parts, OID.messageDigest);
  return (
    leaf.publicKey.asymmetricKeyType === keyType &&
    oidOf(attributeIn(parts, OID.contentType)) === TST_INFO &&
    stated !== undefined &&
    octetsOf(stated).equals(createHash(digest).update(parts.info).digest()) &&
    namesCertificate(parts, leaf) &&
    verify(hash, tlv(TAG.set, ...parts.attributes), leaf.publicKey, parts.signature)
  );
}

/** ESSCertID or ESSCertIDv2 (RFC 2634, RFC 5816): the signature covers which certificate made it. */
function namesCertificate(parts: TimestampParts, leaf: X509Certificate): boolean {
  const second = attributeIn(parts, OID.signingCertificateV2);
  const named = second ?? attributeIn(parts, SIGNING_CERTIFICATE);
  if (!named) return false;
  const [first, hash] = partsOf(partsOf(partsOf(named)[0])[0]);
  const byName = first instanceof asn1js.Constructed;
  const algorithm = byName ? digestNamed(rawOf(first)) : second ? 'sha256' : 'sha1';
  return octetsOf(byName ? hash : first).equals(createHash(algorithm).update(leaf.raw).digest());
}

/** A name from outside: printable, and no longer than X.520 allows. */
function commonName(certificate: X509Certificate): string {
  const { subject } = pkijs.Certificate.fromBER(bufferOf(certificate.raw));
  const name = subject.typesAndValues.find(({ type }) => type === COMMON_NAME)?.value;
  const text = name instanceof asn1js.BaseStringBlock ? name.getValue() : certificate.subject;
  return printable(text).slice(0, 64);
}
