import { createHash, type X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { trustProblems } from '../seal/trust.ts';
import { octets, oidOf, partsOf } from './asn1.ts';
import { type CheckedCms, checkCms } from './cms-check.ts';
import type { ReadTimestamp } from './reading.ts';
import { shown } from './signed-fields.ts';

const HASHES: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Reads a time stamp token (RFC 3161) about these bytes; one that cannot be read is there and not intact. */
export function readTimestamp(
  token: Uint8Array,
  stamped: readonly Uint8Array[],
  roots: readonly X509Certificate[],
): ReadTimestamp {
  try {
    return timestampOf(checkCms(token), stamped, roots);
  } catch {
    return { at: '', authority: '', intact: false, trusted: false }; // a foreign token may trip the parser in any way
  }
}

/** The same for a token that has been checked as a signature already. */
export function timestampOf(
  checked: CheckedCms,
  stamped: readonly Uint8Array[],
  roots: readonly X509Certificate[],
): ReadTimestamp {
  const [, , imprint, , at] = partsOf(asn1js.fromBER(Uint8Array.from(checked.content ?? []).buffer).result);
  const [algorithm, digest] = partsOf(imprint);
  const hash = createHash(HASHES[oidOf(partsOf(algorithm)[0])] ?? 'sha256');
  for (const chunk of stamped) hash.update(chunk);
  const isThis = hash.digest().equals(Buffer.from(octets(digest)));
  const time = at instanceof asn1js.GeneralizedTime ? at.toDate() : new Date(Number.NaN);
  const instant = Number.isNaN(time.getTime()) ? '' : time.toISOString();
  return {
    at: instant,
    authority: commonNameOf(checked.chain[0]),
    intact: isThis && checked.byItsKey && checked.ofTheseBytes && checked.consistent && instant !== '',
    trusted: trustProblems(checked.chain, roots, time).length === 0,
  };
}

/** The name a certificate is issued to, as people know it: its common name, or all of its subject. */
export function commonNameOf(certificate: X509Certificate | undefined): string {
  const subject = certificate?.subject ?? '';
  const name = /(?:^|\+ )CN=([^\n]*?)(?= \+ [A-Z]+=|$)/m.exec(subject)?.[1];
  return shown(name ?? subject.replaceAll('\n', ', '));
}
