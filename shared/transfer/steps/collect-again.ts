import type { Instant } from '../instant.ts';
import { EVERYBODY, type Outcome, orderMail } from '../outcome.ts';
import { BASE_SECTIONS, beginRevision, voidedBy } from '../revision.ts';
import type { Transfer } from '../transfer.ts';

/** Signatures too old for Microsoft are collected again, all three: the oldest is always the one the others stand upon (D-05). */
export function collectAgain(transfer: Transfer, at: Instant): Outcome {
  const sections = [...BASE_SECTIONS];
  const { signatureMaxAgeDays } = transfer.terms;
  const reason = `A signature is older than ${signatureMaxAgeDays} days; Microsoft wants all of them fresh (D-05).`;
  const begun = beginRevision(transfer, { sections, by: 'the product', reason }, at);
  return {
    transfer: orderMail(begun, at, 'signaturesTooOld', ...EVERYBODY),
    facts: [
      {
        kind: 'signaturesTooOld',
        voidedRevision: transfer.revision,
        voided: voidedBy(transfer, sections),
      },
    ],
  };
}
