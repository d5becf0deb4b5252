import type { Message } from '../../workflow/messages.ts';
import { MOST_TRIES } from '../access-code.ts';
import type { Instant } from '../instant.ts';
import { isInForce } from '../link.ts';
import { changed, type Outcome, orderMail } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { isEnd, type Transfer } from '../transfer.ts';

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
  const { holder, party, hash, right, generation, ip, userAgent } = message;
  const code = transfer.accessCodes[party];
  const link = transfer.links[holder];
  if (link?.generation !== generation || !isInForce(transfer, holder, link, at))
    return refuse('signature-superseded');
  if (code?.hash !== hash) return refuse('access-code-wrong');
  if (code.tries >= MOST_TRIES) return refuse('access-code-locked');
  if (right) return { transfer, facts: [{ kind: 'accessCodeGiven', party, ip, userAgent }] };
  const tries = code.tries + 1;
  const next = { ...transfer, accessCodes: { ...transfer.accessCodes, [party]: { ...code, tries } } };
  const facts: Outcome['facts'] = [{ kind: 'accessCodeWrong', party, tries, ip, userAgent }];
  // After the end nobody is left to mail it; whoever set the code hears of it from whoever cannot get in.
  if (tries < MOST_TRIES || isEnd(transfer.stage)) return { transfer: next, facts };
  return { ...changed(orderMail(next, at, 'accessCodeLocked', code.setBy)), facts };
}

/** Ops take a code away that keeps a signatory out; from then on the mailbox alone counts, and the evidence says so. */
export function clearAccessCode(
  transfer: Transfer,
  { party, reason }: Said<'accessCodeCleared'>,
): Outcome | Refusal {
  const { [party]: code, ...accessCodes } = transfer.accessCodes;
  if (!code) return refuse('no-access-code');
  return { transfer: { ...transfer, accessCodes }, facts: [{ kind: 'accessCodeCleared', party, reason }] };
}
