import { X509Certificate } from 'node:crypto';
import { verifyChain } from '../../../shared/audit/chain.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import type { Told } from './story.ts';

/** Checks what is left of a transfer as a sceptic would: the seals in the PDF and the chain of the audit trail. */
export async function checkEvidence({ transferId, pdf, audit }: Told, sealRoot: string): Promise<string[]> {
  const form = verifyForm(pdf, {
    roots: [new X509Certificate(sealRoot).raw],
    revisions: storedRevisions(audit),
  });
  const seals = form.signatures.map(
    ({ party, name, signedAt }) => `signature of the ${party}: ${name}, ${signedAt}`,
  );
  const entries = audit.entries.map(({ sentence: _, ...entry }) => entry);
  const chain = verifyChain(transferId, entries as never, { sequence: entries.length, hash: audit.head });
  if (!chain.ok) throw new Error(`The audit chain is broken at entry ${chain.sequence}: ${chain.problem}`);
  if (form.signatures.length > 0 && !form.whole)
    throw new Error(`The form is not whole: ${JSON.stringify(form)}`);
  return [
    ...seals,
    `form: ${form.signatures.length} valid signature${form.signatures.length === 1 ? '' : 's'}, nothing changed since`,
    `audit trail: ${entries.length} entries, chain verified`,
  ];
}

/** The hashes of every form the audit trail says was stored. */
const storedRevisions = ({ entries }: Told['audit']): string[] =>
  entries.flatMap(({ fact }) => {
    const { kind, sha256 } = fact as { kind: string; sha256?: string };
    return sha256 && kind !== 'formAttached' ? [sha256] : [];
  });
