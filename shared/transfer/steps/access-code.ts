import type { Message } from '../../workflow/messages.ts';
import { MOST_TRIES } from '../access-code.ts';
import type { Instant } from '../instant.ts';
import { changed, type Outcome, orderMail } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { Transfer } from '../transfer.ts';
import { linkFault } from './signing.ts';

type Said<K extends Message['kind']> = Extract<Message, { kind: K }>;

/** A partner sets a code for its own signatory; the current partner, who knows the customer, also for the customer's. */
export function setAccessCode(
  transfer: Transfer,
  { by, party, salt, hash }: Said<'accessCodeSet'>,
  at: Instant,
): Outcome | Refusal {
  const may = party === by || (by === 'currentPartner' && party === 'customer');
  if (!may)
    return refuse('not-yours-to-say', [
      { path: 'party', message: 'must be your own, or the customer where you are the current partner' },
    ]);
  const code = { salt, hash, setBy: by, setAt: at, tries: 0 };
  return {
    transfer: { ...transfer, accessCodes: { ...transfer.accessCodes, [party]: code } },
    facts: [{ kind: 'accessCodeSet', party, by }],
  };
}

/** A signatory tries the code; what counts is the count in the row, so that many tries at once are no more than five (RELIABILITY S6). */
export function tryAccessCode(
  transfer: Transfer,
  message: Said<'accessCodeTried'>,
  at: Instant,
): Outcome | Refusal {
  const { party, hash, right, ip, userAgent } = message;
  const code = transfer.accessCodes[party];
  const superseded = linkFault(transfer, message);
  if (superseded) return superseded;
  if (code?.hash !== hash) return refuse('access-code-wrong');
  if (code.tries >= MOST_TRIES) return refuse('access-code-locked');
  const tries = right ? 0 : code.tries + 1;
  const next = { ...transfer, accessCodes: { ...transfer.accessCodes, [party]: { ...code, tries } } };
  if (right) return { transfer: next, facts: [{ kind: 'accessCodeGiven', party, ip, userAgent }] };
  const facts: Outcome['facts'] = [{ kind: 'accessCodeWrong', party, tries, ip, userAgent }];
  if (tries < MOST_TRIES) return { transfer: next, facts };
  return { ...changed(orderMail(next, at, 'accessCodeLocked', code.setBy)), facts };
}
