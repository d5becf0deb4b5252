import { localTime } from '../../../shared/mail/facts/times.ts';
import { type Html, html } from '../../../shared/mail/html.ts';
import { isHeldUp, waitsForWhom } from '../../../shared/transfer/held-up.ts';
import type { Addressee } from '../../../shared/transfer/mail-order.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import { awaitedSigners } from '../../../shared/transfer/questions.ts';
import { isEnd, type Transfer } from '../../../shared/transfer/transfer.ts';
import { standing as en } from '../words/en/standing.ts';
import { standing as nl } from '../words/nl/standing.ts';
import { timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';
import { voided } from './voided.ts';

const WORDS = inEvery(en, nl);

function named({ currentPartner, newPartner }: Transfer, to: Addressee, words: typeof en): string {
  if (to === 'customer') return words.you;
  if (to === 'ops') return words.team;
  return to === 'currentPartner'
    ? words.currentPartner(currentPartner.identity.organisationName)
    : words.newPartner(newPartner.identity.organisationName);
}

/** When the present wait is over; Microsoft's answer has its own clock and outlives it (R-34). */
function dueIn({ stage, clock, respondedAt, expiresAt }: Transfer, language: Language): string | undefined {
  const words = WORDS[language];
  if (stage === 'support' && clock && !respondedAt) {
    const at = clock.microsoftDueAt ?? clock.dueAt;
    // The clocks of Microsoft's support are what the answer is counted by (DOMAIN 11).
    return words.supportAnswersBy(`${timeIn(language, at)} (${localTime(at, clock.calendar.timeZone)})`);
  }
  return expiresAt === undefined ? undefined : words.endsAt(timeIn(language, expiresAt));
}

/** Where the transfer stands, since when, who is next and what is due, in plain words (R-11). */
export function standing(transfer: Transfer, language: Language): Html {
  const words = WORDS[language];
  const { stage, stageSince, respondedAt } = transfer;
  const withMicrosoft = stage === 'support' && !respondedAt;
  const next = withMicrosoft
    ? [words.support]
    : waitsForWhom(transfer).map((to) => named(transfer, to, words));
  const due = isHeldUp(transfer) ? undefined : dueIn(transfer, language);
  return html`<p role="status"><strong>${!isEnd(stage) && words.happening[stage]}</strong></p>
${voided(transfer, language, (party) => named(transfer, party, words))}
<dl>
<dt>${words.since}</dt><dd>${timeIn(language, stageSince)}</dd>
${next.length > 0 && html`<dt>${words.waitingFor}</dt><dd>${words.all(next)}</dd>`}
${due && html`<dt>${words.due}</dt><dd>${due}</dd>`}
</dl>
${asked(transfer, words)}`;
}

/** Whose signature is wanted of the customer: its own, or that of the colleague it was passed on to. */
function asked(transfer: Transfer, words: typeof en): Html | undefined {
  if (isHeldUp(transfer)) return html`<p>${words.heldUp}</p>`;
  if (!awaitedSigners(transfer).includes('customer')) return undefined;
  const colleague = transfer.signatories.customer;
  return colleague
    ? html`<p>${words.colleagueSigns(`${colleague.firstName} ${colleague.lastName}`, transfer.customer.organisationName)}</p>`
    : html`<p>${words.youSign}</p>`;
}
