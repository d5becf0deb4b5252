import { verifyChain } from '../../../shared/audit/chain.ts';
import type { Report } from '../../../shared/verify/report.ts';
import type { Stack } from '../stack.ts';
import type { Told } from './story.ts';

/** Checks what is left of a transfer as a sceptic would: both papers at the public verification, and the chain of the audit trail. */
export async function checkEvidence(told: Told, { baseUrl }: Pick<Stack, 'baseUrl'>): Promise<string[]> {
  const { transferId, pdf, certificate, audit } = told;
  const entries = audit.entries.map(({ sentence: _, ...entry }) => entry);
  const chain = verifyChain(transferId, entries as never, { sequence: entries.length, hash: audit.head });
  if (!chain.ok) throw new Error(`The audit chain is broken at entry ${chain.sequence}: ${chain.problem}`);
  return [
    ...(await verified('form', pdf, baseUrl)),
    ...(await verified('certificate', certificate, baseUrl)),
    `audit trail: ${entries.length} entries, chain verified`,
  ];
}

async function verified(paper: string, pdf: Uint8Array, baseUrl: string): Promise<string[]> {
  const answer = await fetch(`${baseUrl}/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf', accept: 'application/json' },
    body: Uint8Array.from(pdf),
  });
  const report = (await answer.json()) as Report;
  if (!answer.ok || report.weight === 'not-genuine')
    throw new Error(`The ${paper} does not verify: ${JSON.stringify(report)}`);
  return [
    ...report.signatures.map(
      ({ title, name, claimedAt, timestamp }) =>
        `${title}, ${name}: ${claimedAt}${timestamp ? `, timestamp by ${timestamp.authority}` : ''}`,
    ),
    `${paper}: ${report.sentence}`,
  ];
}
