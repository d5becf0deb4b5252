import type { Part } from '../../letter/letter.ts';
import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { correctionWanted } from './next.ts';
import { by, missing, namesOf, neededBy, quoted, ticketOf } from './words.ts';

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

/** Who asks, in which role, for whom and why; the current partner is asked by its customer's request alone (R-08). */
function whoAsks(f: MailFacts): string {
  switch (f.to) {
    case 'currentPartner':
      return `Wij vragen u het formulier te lezen en te ondertekenen namens ${f.organisation}, de huidige partner, omdat ${f.customer} schriftelijk heeft gevraagd het abonnement over te dragen.`;
    case 'customer':
      return `${f.currentPartner}, de huidige partner, vraagt u het formulier te lezen en te ondertekenen namens ${f.organisation}, die schriftelijk heeft gevraagd het abonnement over te dragen.`;
    default:
      return `${f.currentPartner}, de huidige partner, vraagt u het formulier te lezen en te ondertekenen namens ${f.organisation}, de nieuwe partner, omdat ${f.customer} schriftelijk heeft gevraagd het abonnement daarheen over te dragen.`;
  }
}

/** Whom the organisation had named to sign. */
const insteadOf = ({ firstSignatory, organisation }: MailFacts): string =>
  firstSignatory
    ? ` in plaats van ${firstSignatory}, die eerst was genoemd om namens ${organisation} te ondertekenen`
    : '';

const OLD_LINK = 'De link die eerder is gestuurd, werkt niet meer.';

/** Why there is another link than the one sent before; nobody wonders which of two mails is the genuine one. */
function again(f: MailFacts): string {
  switch (f.again) {
    case 'corrected':
      if (correctionWanted(f)) return `U wordt gevraagd opnieuw te ondertekenen. ${OLD_LINK}`;
      return f.revised && f.revised.by !== 'product'
        ? `Het formulier is gecorrigeerd sinds u de vorige keer bent gevraagd: ${quoted(f.revised.reason)} ${OLD_LINK}`
        : `Het formulier is opnieuw gemaakt sinds u de vorige keer bent gevraagd. ${OLD_LINK}`;
    case 'passedOn':
      return `De ondertekening is aan u overgedragen${insteadOf(f)}, door een collega of door het team achter deze dienst. Links die eerder zijn gestuurd, werken niet meer.`;
    case 'resent':
      return `Deze e-mail vervangt een eerdere: het team achter deze dienst heeft u een nieuwe link gestuurd. ${OLD_LINK}`;
    default:
      return '';
  }
}

const accessCode = ({ codeBy, ...f }: MailFacts): string =>
  codeBy
    ? `U hebt ook een toegangscode nodig. ${f[codeBy]} vertelt u die op een andere manier, bijvoorbeeld telefonisch; hij staat nooit in een e-mail. Hebt u er geen, vraag er dan daar om.`
    : '';

const inMail = (f: MailFacts, ...parts: Part[]): Part[] => (f.by === 'mail' ? parts : []);

/** Steps 3 and 4: the three signatures. */
export const signing = {
  signInvitation: (f) => ({
    subject: 'Onderteken het CSP Subscription Transfer-formulier',
    parts: [
      f.by === 'mail'
        ? whoAsks(f)
        : `Uw ondertekenaar is per e-mail gevraagd het formulier namens ${f.organisation} te lezen en te ondertekenen${by(f.deadline)}.`,
      ...inMail(f, again(f)),
      correctionWanted(f, f.by === 'mail' ? 'reader' : 'portal'),
      ...attestations(f),
      afterwards(f),
      ...inMail(f, accessCode(f)),
    ],
  }),
  signReminder: (f) => ({
    subject: 'Herinnering: onderteken het CSP Subscription Transfer-formulier',
    parts: [
      f.by === 'mail'
        ? `Uw handtekening namens ${f.organisation} ontbreekt nog. ${neededBy(f)}`
        : `De handtekening namens ${f.organisation} ontbreekt nog; uw ondertekenaar is per e-mail herinnerd. ${neededBy(f)}`,
      ...inMail(f, whoAsks(f)),
      afterwards(f),
      ...inMail(f, accessCode(f)),
    ],
  }),
  accessCodeLocked: (f) => ({
    subject: 'Een toegangscode van u is geblokkeerd',
    parts: [
      `Er is vijf keer een verkeerde toegangscode opgegeven, en daarom werkt de code die u voor de ondertekenaar van ${namesOf(f, f.locked)} hebt ingesteld niet meer. Daar kan niemand ondertekenen totdat u een andere instelt.`,
      `Was het een vergissing, stel dan via uw portal een nieuwe in (access-code.set) en vertel die op een andere manier dan per e-mail aan de ondertekenaar.`,
      'Weet de ondertekenaar van niets, dan heeft misschien iemand anders de link: vraag het team achter deze dienst een nieuwe te sturen.',
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
