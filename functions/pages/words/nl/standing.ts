import type { Actor } from '../../../../shared/mail/facts/actor.ts';
import type { standing as english } from '../en/standing.ts';

const who: Record<Exclude<Actor, 'product'>, string> = {
  currentPartner: 'De huidige partner heeft',
  customer: 'U, de klant, hebt',
  newPartner: 'De nieuwe partner heeft',
  ops: 'Het team achter deze dienst heeft',
  support: 'Microsoft Support heeft',
};

/** Where the transfer stands, who is next and what is due. */
export const standing = {
  happening: {
    requested: 'Uw verzoek wordt gecontroleerd.',
    ticket: 'Uw huidige partner opent een serviceticket bij Microsoft.',
    currentPartnerSignature:
      'Uw huidige partner ondertekent het formulier als eerste; daarna komt het bij u.',
    newPartner:
      'De nieuwe partner vult zijn deel van het formulier in. U mag de contactgegevens voor hem invullen.',
    signatures: 'U en de nieuwe partner ondertekenen het formulier, in willekeurige volgorde.',
    submission:
      'Alle drie hebben ondertekend. Uw huidige partner voegt het formulier toe aan zijn serviceticket.',
    support: 'Het formulier is bij Microsoft Support; het antwoord gaat naar uw huidige partner.',
    access: 'Het abonnement is overgedragen. Nu moet nog de toegang van de oude partner worden verwijderd.',
  },
  since: 'Sinds',
  waitingFor: 'Wacht op',
  due: 'Uiterlijk',
  you: 'u',
  team: 'het team achter deze dienst',
  support: 'Microsoft Support',
  currentPartner: (name) => `${name} (huidige partner)`,
  newPartner: (name) => `${name} (nieuwe partner)`,
  all: (names) => names.join(' en '),
  supportAnswersBy: (time) => `Microsoft Support antwoordt uiterlijk ${time}`,
  corrected: (by, reason) => `${who[by]} om een correctie van het formulier gevraagd: ‘${reason}’`,
  madeAnew: 'Het formulier wordt opnieuw gemaakt, omdat een handtekening te oud was geworden.',
  yourSignature: 'de handtekening namens u',
  signatureOf: (name) => `de handtekening van ${name}`,
  void: (whose) => `Dit is nu ongeldig: ${whose}.`,
  signAgain:
    'Wie heeft ondertekend, moet het nieuwe formulier opnieuw ondertekenen en krijgt daarvoor op tijd een link per e-mail.',
  endsAt: (time) => `${time}; komt er vóór die tijd niets, dan eindigt de overdracht`,
  colleagueSigns: (name, organisation) => `${name} is gevraagd om namens ${organisation} te ondertekenen.`,
  heldUp:
    'Het maken van het formulier duurt langer dan normaal. Het team achter deze dienst weet ervan; u hoeft niets te doen, en deze tijd komt bij de termijn om te antwoorden.',
  youSign: 'U bent gevraagd om te ondertekenen: de link daarvoor staat in een aparte e-mail.',
} satisfies typeof english;
