import type { Actor } from '../../../../shared/mail/facts/actor.ts';
import type { ended as english } from '../en/ended.ts';

const who: Record<Actor, string> = {
  currentPartner: 'De huidige partner',
  customer: 'De klant',
  newPartner: 'De nieuwe partner',
  ops: 'Het team achter deze dienst',
  support: 'Microsoft Support',
  product: 'Deze dienst',
};
const quoted = (words: string): string => (words ? `: ‘${words}’` : '.');

/** How a transfer ended, told to its parties afterwards (D-20). */
export const ended = {
  completed: (newPartner, currentPartner) =>
    `Het abonnement is bij ${newPartner}, en de toegang van ${currentPartner} is verwijderd.`,
  closedByOps: (words) =>
    `Het team achter deze dienst heeft de overdracht afgesloten zonder bewijs dat de toegang van de oude partner is verwijderd${quoted(words)}`,
  declined: (by, words) => `${who[by]} heeft geweigerd${quoted(words)}`,
  withdrawn: (words) => `De klant heeft het verzoek ingetrokken${quoted(words)}`,
  cancelled: (by, words) => `${who[by]} heeft de overdracht geannuleerd${quoted(words)}`,
  expired: (silent) => `Er is niet op tijd iets gehoord van ${silent}.`,
  expiredOf: 'wie aan de beurt was',
  refused: (words) => `Microsoft Support heeft de overdracht geweigerd${quoted(words)}`,
  rejected: 'Het verzoek voldeed niet aan de voorwaarden voor deze overdracht.',
} satisfies typeof english;
