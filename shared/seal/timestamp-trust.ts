import type { X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { bufferOf } from './der.ts';
import { hasIssued, isValidAt } from './trust.ts';

const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
/** Authorities bring three certificates or four; each one costs a reader time. */
export const MAX_CHAIN = 6;

/** RFC 3161 2.3: the certificate is for timestamps and for nothing else, and says so critically. */
export function usageProblems(authority: X509Certificate): string[] {
  const { extensions = [] } = pkijs.Certificate.fromBER(bufferOf(authority.raw));
  const usage = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  const purposes = usage?.parsedValue instanceof pkijs.ExtKeyUsage ? usage.parsedValue.keyPurposes : [];
  const fit = usage?.critical === true && purposes.length === 1 && purposes[0] === TIME_STAMPING;
  return fit ? [] : ['The timestamp was made with a certificate that is not for timestamps.'];
}

/**
 * Why the authority's certificates are not to be trusted at an instant. Those it brought must all be in its chain,
 * in whatever order. The chain needs to go no further than to what a root issued: authorities bring cross certificates.
 */
export function chainProblems(
  authority: X509Certificate,
  brought: readonly X509Certificate[],
  roots: readonly X509Certificate[] | undefined,
  at: Date,
): string[] {
  const chain = chainOf(authority, brought);
  const problems: string[] = [];
  if (chain.length !== brought.length)
    problems.push('A certificate of the timestamp does not belong to its chain.');
  if (!isValidAt(authority, at))
    problems.push('The authority’s certificate was not valid at the time of the timestamp.');
  if (roots && !isRooted(chain, roots, at))
    problems.push('The timestamp does not come from an authority this platform trusts.');
  return problems;
}

function chainOf(authority: X509Certificate, brought: readonly X509Certificate[]): X509Certificate[] {
  const chain = [authority];
  for (let last = authority; chain.length < MAX_CHAIN; ) {
    const issuer = brought.find((each) => !chain.includes(each) && hasIssued(each, last));
    if (!issuer) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

function isRooted(chain: readonly X509Certificate[], roots: readonly X509Certificate[], at: Date): boolean {
  for (const each of chain) {
    if (!isValidAt(each, at)) return false;
    if (roots.some((root) => root.raw.equals(each.raw) || (isValidAt(root, at) && hasIssued(root, each))))
      return true;
  }
  return false;
}
