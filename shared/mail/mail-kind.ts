/** Mails that ask for something; they make no sense any more once the transfer has moved on. */
export const ASKING: readonly string[] = [
  'openServiceTicket',
  'signInvitation',
  'signReminder',
  'newPartnerTurn',
  'attachForm',
  'formNotReady',
  'formIncomplete',
  'removeOldAccess',
  'stageReminder',
] satisfies MailKind[];

/** Every mail the product sends, one kind per turn of the process. */
export type MailKind =
  | 'requestReceived'
  | 'openServiceTicket'
  | 'signInvitation'
  | 'signReminder'
  | 'newPartnerTurn'
  | 'attachForm'
  | 'formNotReady'
  | 'formSubmitted'
  | 'supportHalfTime'
  | 'supportThreeQuarters'
  | 'supportBreached'
  | 'supportStillSilent'
  | 'receiptConfirmed'
  | 'subscriptionMoved'
  | 'formIncomplete'
  | 'removeOldAccess'
  | 'correctionRequested'
  | 'stageReminder'
  | 'transferEnded';
