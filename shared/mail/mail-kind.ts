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

/** The kind an order names; `undefined` for one that this edition does not know. */
export const kindOf = (name: string): MailKind | undefined => MAIL_KINDS.find((kind) => kind === name);

/** Whether a mail asks its reader for something. */
export const asks = (kind: MailKind): boolean => among(ASKING, kind);

/** Whether a mail carries the link to sign with, and so goes to the signatory and to nobody else. */
export const carriesSigningLink = (kind: MailKind): boolean => among(SIGNING, kind);

/** Whether the customer's mail of this kind carries the link to follow the transfer, if one is in force. */
export const carriesFollowLink = (kind: MailKind): boolean => among(FOLLOWED, kind);
