import { type Html, html } from '../../../../shared/mail/html.ts';
import type { signing as english } from '../en/signing.ts';

/** The page on which a form is read and signed, in Dutch. */
export const signing = {
  title: {
    asked: 'Lees en onderteken dit formulier',
    signed: 'U hebt dit formulier ondertekend',
    nothing: 'U hoeft nu niets te ondertekenen',
  },
  wish: {
    currentPartner: (customer: string, _: string, newPartner: string): Html =>
      html`<strong>${customer}</strong> wil een Azure-abonnement van uw organisatie overdragen aan <strong>${newPartner}</strong>.`,
    customer: (_: string, currentPartner: string, newPartner: string): Html =>
      html`Uw organisatie heeft gevraagd een Azure-abonnement over te dragen van <strong>${currentPartner}</strong> aan <strong>${newPartner}</strong>.`,
    newPartner: (customer: string, currentPartner: string): Html =>
      html`<strong>${customer}</strong> wil een Azure-abonnement overdragen van <strong>${currentPartner}</strong> aan uw organisatie.`,
  },
  youSign: (organisation: string, party: string): Html =>
    html`U wordt gevraagd het formulier te ondertekenen namens <strong>${organisation}</strong>, de ${party}.`,
  answerBy: (time: string): Html => html`Antwoord alstublieft vóór <strong>${time}</strong>.`,
  toForm: 'Het formulier lezen',
  toSignature: 'Naar de handtekening',
  what: 'Wat wordt overgedragen',
  customer: 'Klant',
  from: 'Van (huidige partner)',
  to: 'Aan (nieuwe partner)',
  subscription: 'Azure-abonnement',
  next: 'Wat er daarna gebeurt',
  after: {
    currentPartner: (newPartner: string, customer: string) =>
      `Na u vult ${newPartner} zijn deel in. Daarna ondertekenen ${customer} en ${newPartner}. Zodra alle drie hebben ondertekend, voegt u het formulier toe aan uw serviceticket, en antwoordt Microsoft binnen acht werkuren.`,
    others: (currentPartner: string) =>
      `Zodra alle drie hebben ondertekend, voegt ${currentPartner} het formulier toe aan zijn serviceticket, en antwoordt Microsoft binnen acht werkuren.`,
    billing: 'De overdracht verandert wie het abonnement factureert; wat erin draait, blijft zoals het is.',
    copies:
      'U hoeft niets te bewaren: aan het eind krijgt iedereen per e-mail een link naar het ondertekende formulier en het certificaat.',
  },
  wanted: (by: string, reason: string): Html =>
    html`<strong>${by} heeft om een correctie gevraagd:</strong> ${reason} Staat het in het formulier hieronder nog niet goed, onderteken dan nog niet: uw portaal stuurt eerst de gecorrigeerde onderdelen.`,
  form: 'Het formulier',
  sign: 'Ondertekenen',
  name: (person: string) => `Typ uw volledige naam: ${person}`,
  nameField: 'Uw naam',
  consentField: 'Het vakje met uw akkoord',
  consentMissing: 'Kruis het vakje aan om akkoord te gaan.',
  consentRenewed:
    'De tekst waarmee u akkoord gaat, is veranderd sinds de pagina is geladen. Lees hem opnieuw en kruis het vakje aan.',
  signButton: 'Het formulier ondertekenen',
  elsewise: 'Of iets anders',
  stillPossible: 'Wat u nog kunt doen',
  wrong: 'Er klopt iets niet in het formulier',
  colleague: 'Iemand anders moet ondertekenen',
  refuse: 'Wij stemmen niet in met de overdracht',
  delegate: {
    intro: (party: string) =>
      `Noem een collega die namens de ${party} mag ondertekenen. Uw collega krijgt een eigen link; die van u werkt dan niet meer.`,
    firstName: 'Voornaam',
    lastName: 'Achternaam',
    email: 'E-mailadres',
    position: 'Functie',
    button: 'De collega laten ondertekenen',
  },
  decline: {
    intro: 'Niemand is verplicht in te stemmen. Weigert u, dan eindigt de overdracht voor iedereen.',
    reason: 'Uw reden, die alle partijen zullen lezen',
    reasonField: 'Uw reden',
    button: 'Weigeren te ondertekenen',
  },
  signedOn: (time: string, revision: number) =>
    `U hebt revisie ${revision} van dit formulier ondertekend op ${time}. Dank u.`,
  beingSealed:
    'Uw handtekening wordt in het formulier verzegeld. Laad deze pagina zo meteen opnieuw om het verzegelde formulier te lezen.',
  sealed: 'Uw handtekening is verzegeld in het formulier hieronder.',
  nothingMore: 'U hoeft nu niets meer te doen.',
  toAttach:
    'U hoeft niets meer te ondertekenen. Zodra alle drie hebben ondertekend, voegt uw organisatie het formulier toe aan haar serviceticket.',
  nothingNow:
    'U hoeft op dit moment niets te ondertekenen. Is er een handtekening nodig, dan vraagt een e-mail u erom.',
} satisfies typeof english;
