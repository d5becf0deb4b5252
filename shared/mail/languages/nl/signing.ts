import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter, Part } from '../catalogue.ts';
import { correctionWanted } from './next.ts';
import { by, missing, namesOf, neededBy, ticketOf } from './words.ts';

/** What the new partner has attested, shown before anybody relies on it (A-05). */
function attestations({ attested, newPartner, to }: MailFacts): Part[] {
  if (!attested || to === 'currentPartner') return [];
  return [
    `Dit heeft ${newPartner} verklaard; lees het voordat u ondertekent:`,
    {
      list: [
        `Resellerrelatie: bevestigd op ${attested.confirmedAt}. Bewijs: ${attested.evidence}`,
        `Overeenkomst: ${attested.agreement} van ${attested.dateAgreed}, verklaard door ${attested.attestedBy}`,
      ],
    },
  ];
}

const afterwards = (f: MailFacts): string =>
  f.to === 'currentPartner'
    ? `Na u vult ${f.newPartner} zijn deel in; daarna ondertekenen ${f.customer} en ${f.newPartner}.`
    : `Zodra ${f.customer} en ${f.newPartner} hebben ondertekend, voegt ${f.currentPartner} het formulier toe aan ${ticketOf(f)}, en antwoordt Microsoft binnen acht werkuren.`;

/** Whether it is the reader's turn. */
const isAsked = ({ to, waitsFor }: MailFacts): boolean => waitsFor.includes(to);

const byLink = (f: MailFacts, ...sentences: string[]): string => (f.by === 'mail' ? sentences.join(' ') : '');

/** Steps 3 and 4: the three signatures. */
export const signing = {
  signInvitation: (f) => ({
    subject: 'Onderteken het CSP Subscription Transfer-formulier',
    parts: [
      f.by === 'mail'
        ? `Wij vragen u het formulier namens ${f.organisation} te lezen en te ondertekenen.`
        : `Uw ondertekenaar is per e-mail gevraagd het formulier namens ${f.organisation} te lezen en te ondertekenen${by(f.deadline)}.`,
      correctionWanted(f),
      ...attestations(f),
      afterwards(f),
      byLink(
        f,
        'De link hieronder is alleen voor u; stuur hem niet door. Door hem te openen ondertekent u nog niets.',
        'Moet een collega ondertekenen, draag de ondertekening dan daar over: uw collega krijgt een eigen link.',
      ),
      byLink(f, `De link werkt tot ${f.linkUntil}.`),
    ],
  }),
  signReminder: (f) => ({
    subject: 'Herinnering: onderteken het CSP Subscription Transfer-formulier',
    parts: [
      f.by === 'mail'
        ? `Uw handtekening namens ${f.organisation} ontbreekt nog.`
        : `De handtekening namens ${f.organisation} ontbreekt nog; uw ondertekenaar is per e-mail herinnerd. ${neededBy(f)}`,
      afterwards(f),
      byLink(f, `De link hieronder werkt tot ${f.linkUntil}.`),
    ],
  }),
  signatoryChanged: (f) => ({
    subject: 'Iemand anders ondertekent het overdrachtsformulier',
    parts: [
      `Voortaan ondertekent ${f.signatory || 'iemand anders'} namens ${f.organisation}: de ondertekening is aan een collega overgedragen, of het team achter deze dienst heeft de ondertekenaar vervangen.`,
      `Een eerder gestuurde link werkt niet meer. De nieuwe ondertekenaar krijgt er een per e-mail${isAsked(f) ? `; de handtekening is nodig${by(f.deadline)}` : ' zodra er ondertekend kan worden'}.`,
      'Klopt dit niet, meld het dan meteen aan het team achter deze dienst.',
    ],
  }),
  signaturesAging: (f) => ({
    subject: 'De handtekeningen op het overdrachtsformulier verouderen',
    parts: [
      f.aging
        ? `De oudste handtekening is gezet op ${f.aging.signedAt}. Microsoft aanvaardt er geen die bij het toevoegen van het formulier ouder is dan ${f.signatureMaxAgeDays} dagen: na ${f.aging.until} moeten alle drie opnieuw worden gezet.`
        : `Microsoft aanvaardt geen handtekening die bij het toevoegen van het formulier ouder is dan ${f.signatureMaxAgeDays} dagen.`,
      missing(f) ? `Wat nog ontbreekt: ${missing(f)}.` : '',
      isAsked(f)
        ? 'U bent aan de beurt: doe het alstublieft vóór die tijd.'
        : `De beurt is aan ${namesOf(f, f.waitsFor)}; misschien wilt u hen eraan herinneren.`,
    ],
  }),
  allSigned: (f) => ({
    subject: 'Iedereen heeft het overdrachtsformulier ondertekend',
    parts: [
      `Het formulier heeft zijn drie handtekeningen. Nu voegt ${f.currentPartner} het toe aan ${ticketOf(f)} bij Microsoft${by(f.deadline)}.`,
      'Alleen de huidige partner kan dat doen: stuur het formulier alstublieft niet zelf naar Microsoft.',
      'Zodra het is toegevoegd, laten wij u weten wanneer Microsoft uiterlijk antwoordt.',
    ],
  }),
} satisfies Chapter;
