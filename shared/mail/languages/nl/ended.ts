import type { EndFacts } from '../../facts/end-facts.ts';
import type { Part } from '../../letter/letter.ts';
import type { MailFacts } from '../../mail-facts.ts';
import type { News } from '../catalogue.ts';
import { copiesOf } from './copies.ts';
import { bothIds, namesOf, quoted, ticketOf, WHO } from './words.ts';

const withWords = (sentence: string, words: string): string =>
  words ? `${sentence}: ${quoted(words)}` : `${sentence}.`;

/** How a transfer ended and at whose wish, in one sentence (D-20). */
export function howEnded({ end, by, words, silent }: EndFacts, f: MailFacts): string {
  const who = WHO[by ?? 'product'];
  switch (end) {
    case 'completed':
      return by === 'ops'
        ? withWords(
            'Het team achter deze dienst heeft de overdracht afgesloten zonder bewijs dat de toegang van de oude partner is verwijderd',
            words,
          )
        : `Het abonnement is bij ${f.newPartner}, en de toegang van ${f.currentPartner} is verwijderd.`;
    case 'declined':
      return withWords(`${who} heeft geweigerd`, words);
    case 'cancelled':
      return by === 'customer'
        ? withWords('De klant heeft het verzoek ingetrokken', words)
        : withWords(`${who} heeft de overdracht geannuleerd`, words);
    case 'expired':
      return `Er is niet op tijd iets gehoord van ${namesOf(f, silent) || 'wie aan de beurt was'}.`;
    case 'refused':
      return withWords('Microsoft Support heeft de overdracht geweigerd', words);
    case 'rejected':
      return `Het verzoek voldoet niet aan de voorwaarden voor deze overdracht. ${f.currentPartner} heeft de redenen ontvangen.`;
  }
}

const COMPLETED_FOR: Record<MailFacts['to'], string> = {
  newPartner:
    'Gebruik de Partner Center-abonnements-id om verbruik op te vragen; de Azure-abonnements-id ziet u alleen waar u een rol hebt.',
  customer:
    'Gedelegeerde beheerdersrechten zijn geen Azure-rollen: beëindig die van de oude partner in het beheercentrum onder Instellingen, Partnerrelaties.',
  currentPartner: 'Voortaan opent de nieuwe partner de supporttickets voor dit abonnement.',
  ops: '',
};

/** What the last list left open is said, not passed over: guests of the old partner, principals without a name (DOMAIN 10.2). */
const toLookAt = ({ access }: MailFacts): string =>
  access && access.review > 0
    ? `De laatste lijst met rollen bevat nog ${access.review === 1 ? 'één regel' : `${access.review} regels`} die alleen de klant kan beoordelen, zoals gasten en accounts zonder naam: kijk daar zelf naar.`
    : '';

const completed = (f: MailFacts): Part[] => [
  f.cutOffDate ? `Overgangsdatum: op ${f.cutOffDate} gaat de facturering over naar ${f.newPartner}.` : '',
  ...(f.newPartnerCenterSubscriptionId
    ? ['Elk supportticket noemt voortaan beide id’s:', bothIds(f, f.newPartnerCenterSubscriptionId)]
    : []),
  COMPLETED_FOR[f.to],
  toLookAt(f),
];

/** Once Microsoft has a form only Microsoft knows where the subscription is; the ticket is to be closed there. */
function staying(f: MailFacts, by: EndFacts['by']): string {
  if (by === 'ops') return '';
  const close = f.to === 'currentPartner' && f.serviceTicket ? ` Sluit ${ticketOf(f)} bij Microsoft.` : '';
  if (!f.submitted)
    return `Het abonnement blijft bij ${f.currentPartner}. Links om te ondertekenen werken niet meer.${close}`;
  return f.to === 'currentPartner'
    ? `Microsoft heeft een formulier van deze overdracht: laat op ${ticketOf(f)} weten dat zij is beëindigd.`
    : `Microsoft heeft een formulier van deze overdracht; ${f.currentPartner} laat Microsoft weten dat zij is beëindigd.`;
}

/** Nobody is obliged to agree, and Microsoft hears no appeal (D-20). */
const notCompleted = ({ end, by }: EndFacts, f: MailFacts): Part[] => [
  staying(f, by),
  end === 'declined' || end === 'refused'
    ? 'Geen partij is verplicht in te stemmen, en bij Microsoft is geen beroep mogelijk.'
    : '',
  f.to === 'customer'
    ? `Wilt u het abonnement nog steeds overdragen, vraag het ${f.currentPartner} dan opnieuw schriftelijk: een nieuw verzoek is altijd mogelijk.`
    : `Een nieuw verzoek van ${f.customer} is altijd mogelijk.`,
];

/** The last word of every transfer: how it ended, at whose wish, and what one may do now. */
export function ended(f: MailFacts): News {
  const over = f.ended;
  return {
    subject:
      over?.end === 'completed'
        ? 'De overdracht van het abonnement is voltooid'
        : 'De overdracht van het abonnement is beëindigd',
    parts: over
      ? [
          howEnded(over, f),
          ...(over.end === 'completed' ? completed(f) : notCompleted(over, f)),
          ...copiesOf(f),
        ]
      : ['De overdracht is voorbij.'],
  };
}
