import type { Part } from '../../letter/letter.ts';
import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { correctionWanted } from './next.ts';
import { by, missing, namesOf, neededBy, quoted, ticketOf } from './words.ts';

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

/** Who asks, in which role, for whom and why; the current partner is asked by its customer's request alone (R-08). */
function whoAsks(f: MailFacts): string {
  switch (f.to) {
    case 'currentPartner':
      return `You are asked to review and sign the form for ${f.organisation}, the current partner, because ${f.customer} has asked it in writing to have the subscription moved.`;
    case 'customer':
      return `${f.currentPartner}, the current partner, asks you to review and sign the form for ${f.organisation}, which has asked in writing to have its subscription moved.`;
    default:
      return `${f.currentPartner}, the current partner, asks you to review and sign the form for ${f.organisation}, the new partner, because ${f.customer} has asked in writing to have its subscription moved there.`;
  }
}

/** Whom the organisation had named to sign. */
const insteadOf = ({ firstSignatory, organisation }: MailFacts): string =>
  firstSignatory ? `, instead of ${firstSignatory}, who was named first to sign for ${organisation}` : '';

const OLD_LINK = 'The link sent before no longer works.';

/** Why there is another link than the one sent before; nobody wonders which of two mails is the genuine one. */
function again(f: MailFacts): string {
  switch (f.again) {
    case 'corrected':
      if (correctionWanted(f)) return `You are asked to sign again. ${OLD_LINK}`;
      return f.revised && f.revised.by !== 'product'
        ? `The form has been corrected since you were last asked: ${quoted(f.revised.reason)} ${OLD_LINK}`
        : `The form has been made anew since you were last asked. ${OLD_LINK}`;
    case 'passedOn':
      return `The signature was passed on to you${insteadOf(f)}, by a colleague or by the team that runs this service. Links sent before no longer work.`;
    case 'resent':
      return `This mail replaces an earlier one: the team that runs this service has sent you a new link. ${OLD_LINK}`;
    default:
      return '';
  }
}

const accessCode = ({ codeBy, ...f }: MailFacts): string =>
  codeBy
    ? `You also need an access code. ${f[codeBy]} tells it to you in another way, for instance by telephone; it is never sent by mail. If you have none, ask there.`
    : '';

const inMail = (f: MailFacts, ...parts: Part[]): Part[] => (f.by === 'mail' ? parts : []);

/** Steps 3 and 4: the three signatures. */
export const signing = {
  signInvitation: (f) => ({
    subject: 'Please sign the CSP Subscription Transfer form',
    parts: [
      f.by === 'mail'
        ? whoAsks(f)
        : `Your signatory is asked by mail to review and sign the form for ${f.organisation}${by(f.deadline)}.`,
      ...inMail(f, again(f)),
      correctionWanted(f, f.by === 'mail' ? 'reader' : 'portal'),
      ...attestations(f),
      afterwards(f),
      ...inMail(f, accessCode(f)),
    ],
  }),
  signReminder: (f) => ({
    subject: 'Reminder: please sign the CSP Subscription Transfer form',
    parts: [
      f.by === 'mail'
        ? `Your signature for ${f.organisation} is still missing. ${neededBy(f)}`
        : `The signature for ${f.organisation} is still missing; your signatory is reminded by mail. ${neededBy(f)}`,
      ...inMail(f, whoAsks(f)),
      afterwards(f),
      ...inMail(f, accessCode(f)),
    ],
  }),
  accessCodeLocked: (f) => ({
    subject: 'An access code of yours is locked',
    parts: [
      `A wrong access code was given five times, so the one you set for the signatory of ${namesOf(f, f.locked)} works no more. Nobody can sign there until you set another.`,
      `If it was a mistake, set a new one through your portal (access-code.set) and tell it to the signatory in another way than by mail.`,
      'If the signatory knows nothing of it, somebody else may have the link: ask the team that runs this service to send a new one.',
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
