import type { standing as english } from '../en/standing.ts';

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
    support: 'Het formulier is bij Microsoft Support, dat uw huidige partner antwoordt.',
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
  endsAt: (time) => `${time}; komt er vóór die tijd niets, dan eindigt de overdracht`,
  colleagueSigns: (name, organisation) => `${name} is gevraagd om namens ${organisation} te ondertekenen.`,
  youSign: 'U bent gevraagd om te ondertekenen: de link daarvoor staat in een aparte e-mail.',
} satisfies typeof english;
