import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter, Part } from '../catalogue.ts';
import { correctionWanted } from './next.ts';
import { by, missing, namesOf, neededBy, ticketOf } from './words.ts';

/** What the new partner has attested, shown before anybody relies on it (A-05). */
function attestations({ attested, newPartner, to }: MailFacts): Part[] {
  if (!attested || to === 'currentPartner') return [];
  return [
    `This is what ${newPartner} has attested; please read it before you sign:`,
    {
      list: [
        `Reseller relationship: confirmed ${attested.confirmedAt}. Evidence: ${attested.evidence}`,
        `Agreement: ${attested.agreement} of ${attested.dateAgreed}, attested by ${attested.attestedBy}`,
      ],
    },
  ];
}

const afterwards = (f: MailFacts): string =>
  f.to === 'currentPartner'
    ? `After you, ${f.newPartner} adds its part; then ${f.customer} and ${f.newPartner} sign.`
    : `Once ${f.customer} and ${f.newPartner} have signed, ${f.currentPartner} attaches the form to ${ticketOf(f)}, and Microsoft answers within eight business hours.`;

/** Whether it is the reader's turn. */
const isAsked = ({ to, waitsFor }: MailFacts): boolean => waitsFor.includes(to);

const byLink = (f: MailFacts, ...sentences: string[]): string => (f.by === 'mail' ? sentences.join(' ') : '');

/** Steps 3 and 4: the three signatures. */
export const signing = {
  signInvitation: (f) => ({
    subject: 'Please sign the CSP Subscription Transfer form',
    parts: [
      f.by === 'mail'
        ? `You are asked to review and sign the form for ${f.organisation}.`
        : `Your signatory is asked by mail to review and sign the form for ${f.organisation}${by(f.deadline)}.`,
      correctionWanted(f),
      ...attestations(f),
      afterwards(f),
      byLink(
        f,
        'The link below is for you alone; do not forward it. Nothing is signed by opening it.',
        'If a colleague is to sign, pass the signature on there: your colleague then gets a link of their own.',
      ),
      byLink(f, `It works until ${f.linkUntil}.`),
    ],
  }),
  signReminder: (f) => ({
    subject: 'Reminder: please sign the CSP Subscription Transfer form',
    parts: [
      f.by === 'mail'
        ? `Your signature for ${f.organisation} is still missing.`
        : `The signature for ${f.organisation} is still missing; your signatory is reminded by mail. ${neededBy(f)}`,
      afterwards(f),
      byLink(f, `The link below works until ${f.linkUntil}.`),
    ],
  }),
  signatoryChanged: (f) => ({
    subject: 'Somebody else signs the transfer form',
    parts: [
      `From now on ${f.signatory || 'somebody else'} signs for ${f.organisation}: the signature was passed on to a colleague, or the team that runs this service has replaced the signatory.`,
      `A link sent before no longer works. The new signatory gets one by mail${isAsked(f) ? `; the signature is needed${by(f.deadline)}` : ' when it is time to sign'}.`,
      'If this is not right, please tell the team that runs this service at once.',
    ],
  }),
  signaturesAging: (f) => ({
    subject: 'The signatures on the transfer form grow old',
    parts: [
      f.aging
        ? `The oldest signature was given ${f.aging.signedAt}. Microsoft takes none that is older than ${f.signatureMaxAgeDays} days when the form is attached: after ${f.aging.until} all three have to sign again.`
        : `Microsoft takes no signature that is older than ${f.signatureMaxAgeDays} days when the form is attached.`,
      missing(f) ? `What is still missing: ${missing(f)}.` : '',
      isAsked(f)
        ? 'It is your turn: please do it before then.'
        : `It is the turn of ${namesOf(f, f.waitsFor)}; you may want to remind them.`,
    ],
  }),
  allSigned: (f) => ({
    subject: 'Everybody has signed the transfer form',
    parts: [
      `The form has its three signatures. ${f.currentPartner} now attaches it to ${ticketOf(f)} with Microsoft${by(f.deadline)}.`,
      'Only the current partner can do that: please do not send the form to Microsoft yourself.',
      'Once it is attached, we tell you until when Microsoft answers.',
    ],
  }),
} satisfies Chapter;
