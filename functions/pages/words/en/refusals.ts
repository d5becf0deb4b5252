import type { RefusalCode } from '../../../../shared/transfer/refusals.ts';
import { linkRefusals } from './link-refusals.ts';
import { around, titles } from './refusal-titles.ts';

/** Every "no" as a person reads it on a page: what is the matter, and what to do about it. */
const said: Record<RefusalCode, string> = {
  ...linkRefusals,
  'invalid-content': 'Something is missing or not right.',
  'malformed-json': 'What you sent cannot be read.',
  'body-too-large': 'What you sent is too large.',
  'unsupported-media-type': 'What you sent is of a kind this page does not take.',
  'webhook-not-verified': 'The sender of this message could not be verified.',
  'webhook-id-reused': 'This was sent already with other content. Look at the page again.',
  'idempotency-key-reused': 'This was sent already with other content. Look at the page again.',
  'unknown-message-type': 'What you sent is of a kind this page does not take.',
  'internal-error':
    'Something on our side failed. Nothing is lost: wait a moment and try again. If it happens again, tell the team that runs this service the reference below.',
  unauthenticated: 'You have to sign in for this.',
  forbidden: 'You may not do this.',
  'not-found': 'There is no such thing, or it is not yours.',
  'not-eligible': 'This cannot be corrected in this way.',
  'subscription-already-in-transfer': 'This Azure subscription is already being transferred.',
  'not-yours-to-say': 'This is for another party to say.',
  'transfer-ended': 'The transfer has ended; nothing about it changes any more.',
  'too-late': 'The time to answer is over, so the transfer ends.',
  'message-out-of-order': 'The transfer is not at a stage where this can be done. Look at the page again.',
  'service-ticket-already-recorded': 'The service ticket is recorded already.',
  'proposal-superseded': 'The customer has entered something else since. Look at the page again.',
  'correction-superseded': 'The form has been replaced since you looked at it. Look at it again first.',
  'too-many-corrections':
    'This transfer has been corrected too often. It has to be withdrawn and requested anew.',
  'form-not-the-current-one': 'This is not the form as it stands now.',
  'form-not-ready': 'The form cannot be read at this moment. Try again in a moment.',
  'signature-superseded':
    'The form has changed since this page was loaded, so nothing was signed. Look at it again; if your link no longer works, a newer mail has the one that does.',
  'already-signed': 'This has been signed already; there is nothing more to do.',
  'submission-check-failed': 'The form is not complete yet.',
  'commerce-id-missing':
    'Nobody of the old partner has access any more. To complete the transfer, hand in the list together with the new Partner Center subscription ID; the new partner knows it.',
  'old-partner-not-recognisable':
    'The list shows accounts without a name, and the groups of the old partner are not known, so it proves nothing. Ask the old partner for the IDs of its groups; the team that runs this service records them.',
  'invalid-time': 'A time lies in the future or before what it belongs to.',
  'invalid-commerce-id':
    'After a transfer the Partner Center subscription ID is a new one: it differs from the Azure subscription ID and from the old one.',
  'too-late-to-cancel':
    'The form is with Microsoft. Only Microsoft’s refusal or the team that runs this service can end the transfer now.',
  'too-many-delegations':
    'The signature has been passed on too often. Ask the team that runs this service to name who signs.',
  'no-access-code': 'No access code is set for this party.',
  busy: 'Too many others are asking at this moment. Wait a few seconds, then try again.',
  'too-many-requests': 'There were too many tries in a short time. Wait a minute, then try again.',
  'nothing-is-stuck': 'No document of this transfer is stuck.',
  'certificate-not-ready': 'The certificate is being made. Try again in a few minutes.',
  'evidence-not-accepted': 'The letter or mail cannot be kept as it is.',
  'consent-missing': 'To sign, tick the box and type your name.',
  'name-differs': 'Type your name as this page shows it.',
};

/** The words around a "no". */
export const refusals = {
  said,
  titles,
  ...around,
};
