/** Every "no" the product says: its HTTP status and the sentence a person reads. */
const CATALOGUE = {
  'invalid-content': [422, 'The message cannot be accepted as it is; every fault is listed.'],
  'malformed-json': [400, 'The body is not valid JSON.'],
  'body-too-large': [413, 'The body is too large.'],
  'unsupported-media-type': [415, 'The body is of another media type than this door takes.'],
  'webhook-not-verified': [401, 'The webhook signature could not be verified.'],
  'webhook-id-reused': [
    422,
    'This webhook-id was already used for another message. Give every message its own id.',
  ],
  'idempotency-key-reused': [
    422,
    'This Idempotency-Key was already used for another content. Give every action its own key.',
  ],
  'unknown-message-type': [422, 'The message type is not known.'],
  'internal-error': [500, 'Something on our side failed. Nothing you sent is lost if you send it again.'],
  unauthenticated: [401, 'A valid bearer token is needed.'],
  forbidden: [403, 'Your role does not allow this.'],
  'not-found': [404, 'There is no such thing, or it is not yours.'],
  'not-eligible': [422, 'This transfer is not eligible for the form process; every reason is listed.'],
  'subscription-already-in-transfer': [
    409,
    'This Azure subscription is already being transferred. If you know of no such transfer, ask the team that runs this service.',
  ],
  'not-yours-to-say': [403, 'This message is for another party to send.'],
  'transfer-ended': [409, 'The transfer has ended; nothing about it changes any more.'],
  'too-late': [410, 'The time to answer is over; the transfer ends as expired.'],
  'message-out-of-order': [409, 'The transfer is not at a stage where this can be accepted.'],
  'service-ticket-already-recorded': [409, 'A service ticket is already recorded for this transfer.'],
  'proposal-superseded': [
    409,
    'This is not what the customer entered last. Look at the transfer again and confirm its present proposal.',
  ],
  'correction-superseded': [
    409,
    'The form has another revision by now. Look at it before you ask for a correction.',
  ],
  'too-many-delegations': [
    409,
    'The signature has been passed on too often. Ask the team that runs this service to name who signs.',
  ],
  'too-many-corrections': [409, 'This transfer has been corrected too often. Cancel it and begin anew.'],
  'form-not-the-current-one': [
    409,
    'The SHA-256 is not that of the completed form. Attach the form as it was downloaded last.',
  ],
  'form-not-ready': [
    409,
    'The form cannot be read at this moment. Unless something is listed that has to come first, try again in a moment.',
  ],
  'signature-superseded': [409, 'The form has changed since this link was sent. A new link is on its way.'],
  'already-signed': [409, 'This party has signed this revision already.'],
  'submission-check-failed': [
    409,
    'The form does not pass the submission check; every failure is listed with who can mend it.',
  ],
  'commerce-id-missing': [
    422,
    'The new Partner Center subscription id is not known yet. Add newPartnerCenterSubscriptionId (R-22, R-24).',
  ],
  'old-partner-not-recognisable': [
    422,
    'The list shows principals without a name, and the ids of the old partner’s groups are not known, so it proves nothing. Ask the old partner for them; ops record them (record-groups).',
  ],
  'invalid-time': [422, 'A time lies in the future or before the event it belongs to.'],
  'invalid-commerce-id': [
    422,
    'After a transfer the Partner Center subscription id is a new one: it differs from the Azure subscription id and from the old one (D-22).',
  ],
  'too-late-to-cancel': [
    409,
    'The form has been submitted to Microsoft. Only Microsoft’s refusal or ops can end the transfer now.',
  ],
  'link-not-valid': [
    410,
    'This link is not valid any more, or was not copied whole. A newer mail has the link that works, unless the transfer has ended.',
  ],
  'link-replaced': [
    410,
    'This link has been replaced by a newer one. The latest mail has the link that works.',
  ],
  'link-superseded': [
    410,
    'The form has been corrected since this link was sent. Whoever has to sign it gets a new link by mail.',
  ],
  'link-expired': [410, 'The time of this link is over.'],
  'transfer-over': [410, 'The transfer has ended; nothing is left to do with this link.'],
  'part-already-given': [410, 'The new partner’s part has been filled in already.'],
  'access-code-needed': [403, 'An access code is needed, which you have been told in another way.'],
  'access-code-wrong': [403, 'This is not the access code.'],
  'access-code-locked': [
    403,
    'A wrong access code was given five times, so it works no more. Whoever told it to you can set another.',
  ],
  'too-many-requests': [429, 'Too many tries in a short time. Wait a minute and try again.'],
  busy: [503, 'Too many others are asking at this moment. Try again in a few seconds.'],
  'no-access-code': [409, 'No access code is set for this party.'],
  'nothing-is-stuck': [409, 'No paper of this transfer is stuck.'],
  'certificate-not-ready': [409, 'The certificate is made when the transfer has ended. Try again then.'],
  'evidence-not-accepted': [422, 'The letter or mail cannot be kept as it is; every reason is listed.'],
  'session-missing': [401, 'Your session has ended. Open the link in your mail again.'],
  'another-transfer-open': [
    409,
    'Another transfer was opened in this browser since this page was shown. Open the link of your mail again.',
  ],
  'consent-missing': [422, 'Please tick the box to agree, and type your name.'],
  'name-differs': [422, 'Type your name as this page shows it.'],
  'cross-site': [403, 'This request did not come from our own page.'],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalCode = keyof typeof CATALOGUE;

/** One fault in what was sent: where, and what is wrong with it. */
export type Violation = { path: string; message: string };

/** A "no" as a value: refusals are returned, only broken infrastructure throws. */
export type Refusal = { refused: RefusalCode; status: number; sentence: string; violations: Violation[] };

/** Refuses, naming every violation at once. */
export function refuse(code: RefusalCode, violations: Violation[] = []): Refusal {
  const [status, sentence] = CATALOGUE[code];
  return {
    refused: code,
    status,
    sentence,
    violations: violations.map(({ path, message }) => ({ path, message })),
  };
}

/** Tells a refusal from any other answer. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
