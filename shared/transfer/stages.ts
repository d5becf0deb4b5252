import type { Message } from '../workflow/messages.ts';
import { hasCome, type Instant } from './instant.ts';
import type { Outcome } from './outcome.ts';
import { partyName } from './party.ts';
import { waitsFor } from './passing-time.ts';
import { type Refusal, refuse } from './refusals.ts';
import { closeByOps, recordGroups, reportAccess } from './steps/access.ts';
import { clearAccessCode, setAccessCode, tryAccessCode } from './steps/access-code.ts';
import { cancel } from './steps/cancel.ts';
import { requestCorrection } from './steps/correction.ts';
import { proposeNewPartner, submitNewPartner } from './steps/new-partner.ts';
import {
  extendTime,
  openCopiesPage,
  openFollowPage,
  openPartPage,
  renewFollowLink,
  renewLink,
  renewPartLink,
  reseal,
} from './steps/ops.ts';
import { recordDue } from './steps/response-time.ts';
import { delegate, replaceSignatory } from './steps/signatory.ts';
import { decline, openPage, sign } from './steps/signing.ts';
import { attachForm } from './steps/submission.ts';
import { answerFromSupport } from './steps/support.ts';
import { openTicket, postponeTicket } from './steps/ticket.ts';
import { verifyAdmin } from './steps/verify-admin.ts';
import { type End, isEnd, type Stage, type Transfer } from './transfer.ts';

type Step<K extends Message['kind']> = (
  transfer: Transfer,
  message: Extract<Message, { kind: K }>,
  at: Instant,
) => Outcome | Refusal;

type Steps = { [K in Message['kind']]?: Step<K> };

const always: Steps = {
  transferCancelled: cancel,
  followPageOpened: openFollowPage,
  partnerGroupsRecorded: recordGroups,
  followLinkRenewed: renewFollowLink,
  resealAsked: reseal,
  accessCodeCleared: clearAccessCode,
};
/** Also while a form that Microsoft called incomplete is mended: the answer may come on the ticket all the same. */
const untilUpload: Steps = {
  ...always,
  supportAnswered: answerFromSupport,
  serviceTicketOpened: openTicket,
  signatoryReplaced: replaceSignatory,
  timeExtended: extendTime,
  accessCodeSet: setAccessCode,
};
const correctable: Steps = { ...untilUpload, correctionRequested: requestCorrection };
const signable: Steps = {
  ...correctable,
  signed: sign,
  declined: decline,
  delegated: delegate,
  signingPageOpened: openPage,
  accessCodeTried: tryAccessCode,
  linkRenewed: renewLink,
};

/** What may be said at which stage; the only way from one stage to the next (DESIGN 3). Anything else is out of order. */
export const TABLE: Record<Exclude<Stage, End>, Steps> = {
  requested: { ...always, serviceTicketOpened: openTicket },
  ticket: { ...untilUpload, serviceTicketPostponed: postponeTicket },
  currentPartnerSignature: signable,
  newPartner: {
    ...correctable,
    newPartnerSubmitted: submitNewPartner,
    newPartnerProposed: proposeNewPartner,
    partPageOpened: openPartPage,
    partLinkRenewed: renewPartLink,
  },
  signatures: signable,
  submission: { ...correctable, formAttached: attachForm },
  support: {
    ...always,
    supportDueRecorded: recordDue,
    supportAnswered: answerFromSupport,
    adminVerified: verifyAdmin,
  },
  access: { ...always, accessReported: reportAccess, adminVerified: verifyAdmin, closedByOps: closeByOps },
};

/** What may still be said when a transfer has ended; it changes nothing about the end. */
const AFTER_END: Steps = {
  resealAsked: reseal,
  copiesPageOpened: openCopiesPage,
  accessCodeSet: setAccessCode,
  accessCodeTried: tryAccessCode,
  accessCodeCleared: clearAccessCode,
};

/** What ops may do when a stage's time is over and its end not yet told. */
const BY_OPS: readonly Message['kind'][] = ['timeExtended'];

const isByOps = (message: Message): boolean =>
  BY_OPS.includes(message.kind) || (message.kind === 'transferCancelled' && message.by === 'ops');

const awaited = (transfer: Transfer): string => {
  const names = waitsFor(transfer).map((to) => (to === 'ops' ? 'ops' : `the ${partyName[to]}`));
  return names.length > 0 ? `; it waits for ${names.join(' and ')}` : '';
};

/**
 * What the transfer becomes by this message, or why it cannot: pure, so that everybody who asks gets the same answer.
 * After the stage's time is over nothing is accepted, whether or not the alarm has rung yet (RELIABILITY 0.4, I12).
 */
export function advance(transfer: Transfer, message: Message, at: Instant): Outcome | Refusal {
  if (isEnd(transfer.stage)) {
    const late = AFTER_END[message.kind] as Step<Message['kind']> | undefined;
    return late?.(transfer, message as never, at) ?? refuse('transfer-ended');
  }
  const isOver = transfer.expiresAt && !transfer.stuck && hasCome(transfer.expiresAt, at);
  if (isOver && !isByOps(message)) return refuse('too-late');
  const step = TABLE[transfer.stage][message.kind] as Step<Message['kind']> | undefined;
  if (step) return step(transfer, message as never, at);
  if (message.kind === 'serviceTicketOpened') return refuse('service-ticket-already-recorded');
  if (message.kind === 'signed' && transfer.signatures[message.party]) return refuse('already-signed');
  return refuse('message-out-of-order', [
    { path: 'type', message: `cannot be accepted at the stage "${transfer.stage}"${awaited(transfer)}` },
  ]);
}
