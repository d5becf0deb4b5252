import type { Holder } from '../transfer/link.ts';
import type { Addressee } from '../transfer/mail-order.ts';

/** Every piece of news the product sends, one kind per turn of the process. */
export const MAIL_KINDS = [
  'requestReceived',
  'openServiceTicket',
  'signInvitation',
  'signReminder',
  'newPartnerTurn',
  'newPartnerAsked',
  'confirmProposal',
  'signatoryChanged',
  'signaturesAging',
  'signaturesTooOld',
  'allSigned',
  'timeExtended',
  'stageStalled',
  'adminDenied',
  'attachForm',
  'formNotReady',
  'formSubmitted',
  'dueRecorded',
  'supportHalfTime',
  'supportThreeQuarters',
  'supportBreached',
  'supportStillSilent',
  'receiptConfirmed',
  'subscriptionMoved',
  'formIncomplete',
  'removeOldAccess',
  'accessRemains',
  'correctionRequested',
  'stageReminder',
  'followLinkRenewed',
  'transferEnded',
  'copies',
  'copiesForSignatory',
  'accessCodeLocked',
  'paperStuck',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

const among = (kinds: readonly MailKind[], kind: string): boolean => kinds.some((one) => one === kind);

/** Mails that ask for something; they make no sense any more once the transfer has moved on. */
export const ASKING: readonly MailKind[] = [
  'openServiceTicket',
  'signInvitation',
  'signReminder',
  'newPartnerTurn',
  'newPartnerAsked',
  'confirmProposal',
  'signaturesAging',
  'stageStalled',
  'attachForm',
  'formNotReady',
  'removeOldAccess',
  'accessRemains',
  'stageReminder',
];

const SIGNING: readonly MailKind[] = ['signInvitation', 'signReminder'];

/** Mails to the customer that show the way to its own page. */
const FOLLOWED: readonly MailKind[] = [
  'requestReceived',
  'newPartnerAsked',
  'correctionRequested',
  'signaturesTooOld',
  'allSigned',
  'formSubmitted',
  'dueRecorded',
  'followLinkRenewed',
  'receiptConfirmed',
  'subscriptionMoved',
  'formIncomplete',
  'removeOldAccess',
  'accessRemains',
  'stageStalled',
];

/** Mails to the new partner that lead to its part of the form. */
const PART: readonly MailKind[] = ['newPartnerTurn', 'confirmProposal', 'stageReminder'];

/** Mails that lead a party's contact to form and certificate. */
const COPIES: readonly MailKind[] = ['copies', 'transferEnded'];

/** The kind an order names; `undefined` for one that this edition does not know. */
export const kindOf = (name: string): MailKind | undefined => MAIL_KINDS.find((kind) => kind === name);

/** Whether a mail asks its reader for something. */
export const asks = (kind: MailKind): boolean => among(ASKING, kind);

/** Whether a mail carries the link to sign with. */
export const carriesSigningLink = (kind: MailKind): boolean => among(SIGNING, kind);

/** Whether a mail is for whoever signs, and not for the organisation's contact. */
export const goesToSignatory = (kind: MailKind): boolean =>
  carriesSigningLink(kind) || kind === 'copiesForSignatory';

/** Whether a mail is nothing without the link it carries. */
export const needsLink = (kind: MailKind): boolean => goesToSignatory(kind) || kind === 'copies';

/** Whose link a mail shows its reader, where one is in force; `undefined` for mails that show none. */
export function holderIn(kind: MailKind, to: Addressee): Holder | undefined {
  if (to === 'ops') return undefined;
  if (among(SIGNING, kind)) return to;
  if (kind === 'copiesForSignatory') return `copies.${to}.signatory`;
  if (among(COPIES, kind)) return `copies.${to}`;
  if (to === 'customer') return among(FOLLOWED, kind) ? 'follow' : undefined;
  return to === 'newPartner' && among(PART, kind) ? 'part' : undefined;
}
