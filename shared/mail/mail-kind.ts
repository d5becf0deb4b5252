/** Every mail the product sends, one kind per turn of the process. */
export type MailKind =
  | 'requestReceived'
  | 'openServiceTicket'
  | 'signInvitation'
  | 'signReminder'
  | 'newPartnerTurn'
  | 'attachForm'
  | 'formSubmitted'
  | 'supportHalfTime'
  | 'supportThreeQuarters'
  | 'supportBreached'
  | 'supportStillSilent'
  | 'supportAnswered'
  | 'formIncomplete'
  | 'removeOldAccess'
  | 'correctionRequested'
  | 'stageReminder'
  | 'transferEnded';
