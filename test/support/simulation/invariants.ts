import { type Evidence, evidenceOf } from './evidence.ts';
import { restInvariants } from './invariants/at-rest.ts';
import { certificateInvariants } from './invariants/certificate.ts';
import { codeInvariants } from './invariants/codes.ts';
import { linkInvariants } from './invariants/links.ts';
import { contactInvariants } from './invariants/mails-and-secrets.ts';
import { noticeInvariants } from './invariants/notices.ts';
import { partInvariants } from './invariants/part.ts';
import { processInvariants } from './invariants/process.ts';
import { revisionInvariants } from './invariants/revisions.ts';
import { signatureInvariants } from './invariants/signatures.ts';
import { supportInvariants } from './invariants/support-clock.ts';
import type { World } from './world.ts';

/** What must hold of a transfer after any run: a sentence, and whoever finds what breaks it (DESIGN 5, RELIABILITY 3). */
export type Invariant = (evidence: Evidence) => string[] | Promise<string[]>;

/** Every invariant by its sentence. */
export const INVARIANTS: Record<string, Invariant> = {
  ...signatureInvariants,
  ...revisionInvariants,
  ...linkInvariants,
  ...codeInvariants,
  ...partInvariants,
  ...processInvariants,
  ...supportInvariants,
  ...certificateInvariants,
  ...contactInvariants,
  ...noticeInvariants,
  ...restInvariants,
};

/** Every violation in a world, as `sentence: what was found`; empty when all is well. The world's faults must be over. */
export async function violationsIn(world: World): Promise<string[]> {
  const found = world.records.broken.map((rule) => `The rules of the paper are kept: ${rule}`);
  for (const transferId of world.records.snapshots.keys()) {
    const evidence = await evidenceOf(world, transferId);
    for (const [sentence, check] of Object.entries(INVARIANTS))
      for (const problem of await check(evidence)) found.push(`${sentence}: ${problem}`);
  }
  return found;
}
