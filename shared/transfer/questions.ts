import type { Party } from './party.ts';
import { isEnd, type Stage, type Transfer } from './transfer.ts';

/**
 * What an orchestration may wait for: one name per question, asked once and answered once, so that no wait is
 * ever taken anew (RELIABILITY 0.1). Doors raise the same names; both get them from here.
 */
export type Question =
  | 'ended'
  | 'serviceTicketOpened'
  | 'serviceTicketPostponed'
  | `signature:r${number}:${Party}`
  | `newPartnerSubmitted:r${number}`
  | `correctionRequested:r${number}`
  | `formAttached:${number}`
  | `supportAnswered:${number}`
  | `accessReported:${number}`
  | `changed:${number}`;

/** The question of a party's signature under the present revision. */
export const signatureQuestion = (transfer: Transfer, party: Party): Question =>
  `signature:r${transfer.revision}:${party}`;

/** The parties that sign at the stage the transfer is at; the current partner before anyone else sees the form. */
export function signersOf(transfer: Transfer): Party[] {
  if (transfer.stage === 'currentPartnerSignature') return ['currentPartner'];
  return transfer.stage === 'signatures' ? ['customer', 'newPartner'] : [];
}

/** The parties that still have to sign now. */
export const awaitedSigners = (transfer: Transfer): Party[] =>
  signersOf(transfer).filter((party) => transfer.signatures[party] === undefined);

/** Whether the paper lies ready for those who sign now: prepared for the current partner, filled in for the other two. */
export function isPaperReady({ stage, form }: Transfer): boolean {
  if (stage === 'signatures') return form.some(({ after }) => after === 'newPartnerFilled');
  return stage === 'currentPartnerSignature' && form.length > 0;
}

/** Stages at which a correction may still be asked for: a revision can be replaced until it is with Microsoft. */
export const CORRECTABLE: readonly Stage[] = [
  'currentPartnerSignature',
  'newPartner',
  'signatures',
  'submission',
];

function stageQuestions(transfer: Transfer): Question[] {
  switch (transfer.stage) {
    case 'ticket':
      return ['serviceTicketPostponed'];
    case 'newPartner':
      return [`newPartnerSubmitted:r${transfer.revision}`];
    case 'submission':
      return [`formAttached:${transfer.submissions + 1}`];
    case 'access':
      return [`accessReported:${transfer.accessReports + 1}`];
    default:
      return awaitedSigners(transfer).map((party) => signatureQuestion(transfer, party));
  }
}

/** Once a form has been with Microsoft an answer may come, also while it is mended. */
const answerQuestion = ({ stage, submissions, supportAnswers }: Transfer): Question[] =>
  submissions > 0 && stage !== 'access' ? [`supportAnswered:${supportAnswers + 1}`] : [];

/** Every question now open; an ended transfer has none, unless its certificate is stuck. */
export function openQuestions(transfer: Transfer): Question[] {
  if (isEnd(transfer.stage)) return transfer.stuck ? [`changed:${transfer.changes + 1}`] : [];
  const correction: Question[] = CORRECTABLE.includes(transfer.stage)
    ? [`correctionRequested:r${transfer.revision}`]
    : [];
  const ticket: Question[] = transfer.serviceTicket ? [] : ['serviceTicketOpened'];
  return [
    ...stageQuestions(transfer),
    ...answerQuestion(transfer),
    ...ticket,
    ...correction,
    `changed:${transfer.changes + 1}`,
    'ended',
  ];
}
