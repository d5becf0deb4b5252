import type { Actor } from '../../../../shared/mail/facts/actor.ts';
import type { part as english } from '../en/part.ts';

const who: Record<Actor, string> = {
  currentPartner: 'De huidige partner',
  customer: 'De klant',
  newPartner: 'Uw eigen organisatie',
  ops: 'Het team achter deze dienst',
  support: 'Microsoft Support',
  product: 'Deze dienst',
};

/** The new partner's part of the form, for whoever fills it in. */
export const part = {
  title: 'Uw deel van het formulier',
  asks: (customer, currentPartner, newPartner) =>
    `${customer} heeft ${currentPartner} schriftelijk gevraagd zijn Azure-abonnement over te dragen aan ${newPartner}. ${currentPartner} heeft het formulier ondertekend; nu is uw deel nodig.`,
  next: 'Met versturen ondertekent u niets. Uw deel komt in het formulier, iedereen ziet wat u verklaart, en daarna worden uw ondertekenaar en de klant per e-mail gevraagd te ondertekenen.',
  orPortal:
    'Stuurt uw portal het (new-partner.submitted), dan hoeft u het hier niet te doen: wat het eerst komt, telt.',
  back: 'Terug naar uw deel van het formulier',
  transferred: 'Wat er wordt overgedragen',
  readForm: 'Lees het formulier zoals de huidige partner het heeft ondertekend (PDF)',
  customer: 'Klant',
  from: 'Van',
  to: 'Naar',
  subscription: 'Azure-abonnement',
  answerUntil: 'Antwoord alstublieft',
  until: (time) => `vóór ${time}`,
  proposed: (customer, time) =>
    `${customer} heeft deze gegevens op ${time} voor u ingevuld. Controleer elke regel en verander wat niet klopt: wat u verstuurt, komt in het formulier.`,
  former: (by, reason) =>
    `Uw deel is opnieuw nodig. ${who[by]} heeft om een correctie gevraagd: ‘${reason}’ Wat u eerder hebt gestuurd, is hieronder ingevuld.`,
  alsoProposed: (customer, time) =>
    `${customer} heeft op ${time} gegevens voor u ingevuld. Hieronder staat wat u zelf hebt gestuurd, en bij ${customer} staan deze regels anders:`,
  delegate: (person) =>
    `De ondertekening is overgedragen aan ${person}, die hieronder als uw ondertekenaar is ingevuld. Verander dit alleen als iemand anders moet ondertekenen.`,
  called: {
    'resellerRelationship.confirmedAt': 'Het tijdstip waarop de klant uw uitnodiging heeft geaccepteerd',
    'resellerRelationship.evidence': 'De beschrijving waaraan de relatie te zien is',
    'resellerRelationship.invitationLink': 'De link van uw uitnodiging',
    'agreement.name': 'De naam van de overeenkomst',
    'agreement.dateAgreed': 'De dag waarop de overeenkomst is gesloten',
    'agreement.attestedBy': 'De naam van wie voor de overeenkomst instaat',
  },
  relationship: {
    legend: (customer) => `Uw resellerrelatie met ${customer}`,
    why: 'Zonder die relatie draagt Microsoft het abonnement niet over. De klant leest voor het ondertekenen wat u hier zegt.',
    confirmedAt: 'Wanneer de klant uw uitnodiging heeft geaccepteerd, in UTC',
    confirmedAtHint: (now) => `Dag en tijd; het is nu ${now}`,
    evidence: 'Waaraan dit te zien is',
    evidenceHint:
      'Bijvoorbeeld: uitnodiging geaccepteerd door Maria Keller, staat in Partner Center onder Customers',
    invitationLink: 'De link van uw uitnodiging',
    invitationLinkHint: (microsoftId) =>
      `Als u die hebt: zij wordt met uw Microsoft-id ${microsoftId} vergeleken`,
  },
  agreement: {
    legend: (customer) => `Uw overeenkomst met ${customer}`,
    name: 'Naam van de overeenkomst',
    nameHint: 'Bijvoorbeeld Microsoft-klantovereenkomst',
    dateAgreed: 'Dag waarop zij is gesloten',
    attestedBy: 'Wie hiervoor instaat',
    attestedByHint: 'Voor- en achternaam van wie er in uw organisatie voor instaat',
  },
  attest: (newPartner) =>
    `Door te versturen verklaart ${newPartner} dat dit alles klopt, ook de resellerrelatie en de overeenkomst.`,
  send: 'Uw deel versturen',
  given: {
    title: 'Uw deel staat in het formulier',
    thanks: 'Dank u. Uw deel is ontvangen en komt in het formulier.',
    already:
      'Uw deel is er al, van uw portal of van een collega met deze pagina: wat het eerst komt, telt. Er hoeft niets opnieuw te worden getypt, en er gaat niets verloren.',
    next: 'Nu worden uw ondertekenaar en de klant per e-mail gevraagd te ondertekenen. Deze link heeft zijn werk gedaan; hier is niets meer te doen.',
    wrong:
      'Klopt er iets niet, dan kan uw ondertekenaar voor het ondertekenen om een correctie vragen, en uw portal kan er een sturen (correction.requested).',
  },
} satisfies typeof english;
