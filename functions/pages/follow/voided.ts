import { actorOf } from '../../../shared/mail/facts/actor.ts';
import { type Html, html } from '../../../shared/mail/html.ts';
import { type Language, Party } from '../../../shared/transfer/party.ts';
import { causeOf } from '../../../shared/transfer/revision.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { standing as en } from '../words/en/standing.ts';
import { standing as nl } from '../words/nl/standing.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);

/** The parties that have signed a form which was replaced since, and not yet the present one. */
const toSignAgain = ({ oldRevisions, signatures }: Transfer): Party[] =>
  Party.options.filter(
    (party) => !signatures[party] && oldRevisions.some(({ voided }) => voided.includes(party)),
  );

/** Whose signature a correction has made void, why, and that it is needed again; nothing once all have signed anew. */
export function voided(
  transfer: Transfer,
  language: Language,
  named: (party: Party) => string,
): Html | undefined {
  const words = WORDS[language];
  const [again, cause] = [toSignAgain(transfer), causeOf(transfer)];
  if (again.length === 0 || !cause) return undefined;
  const by = actorOf(cause.by) ?? 'product';
  const why = by === 'product' ? words.madeAnew : words.corrected(by, cause.reason);
  const whose = again.map((party) =>
    party === 'customer' ? words.yourSignature : words.signatureOf(named(party)),
  );
  return html`<p role="note">${why} ${words.void(words.all(whose))} ${words.signAgain}</p>`;
}
