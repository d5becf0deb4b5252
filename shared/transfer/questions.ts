import type { Party } from './party.ts';
import { isEnd, type Transfer } from './transfer.ts';

/**
 * What an orchestration may wait for: one name per question, asked once and answered once, so that no wait is
 * ever taken anew (RELIABILITY 0.1). Doors raise the same names; both get them from here.
 */
export type Question =
  | 'ended'
  | 'serviceTicketOpened'
  | `signature:r${number}:${Party}`
  | `newPartnerSubmitted:r${number}`
  | `correctionRequested:r${number}`
  | `formAttached:${number}`
  | `supportAnswered:${number}`
  | `accessReported:${number}`;

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

/** Stages at which a correction may still be asked for: a revision can be replaced until it is with Microsoft. */
export const CORRECTABLE = ['currentPartnerSignature', 'newPartner', 'signatures', 'submission'] as const;

function stageQuestions(transfer: Transfer): Question[] {
  switch (transfer.stage) {
    case 'ticket':
      return ['serviceTicketOpened'];
    case 'newPartner':
      return [`newPartnerSubmitted:r${transfer.revision}`];
    case 'submission':
      return [`formAttached:${transfer.submissions + 1}`];
    case 'support':
      return [`supportAnswered:${transfer.supportAnswers + 1}`];
    case 'access':
      return [`accessReported:${transfer.accessReports + 1}`];
    default:
      return awaitedSigners(transfer).map((party) => signatureQuestion(transfer, party));
  }
}

/** Every question now open; an ended transfer has none. */
export function openQuestions(transfer: Transfer): Question[] {
  if (isEnd(transfer.stage)) return [];
  const correctable = (CORRECTABLE as readonly string[]).includes(transfer.stage);
  const correction: Question[] = correctable ? [`correctionRequested:r${transfer.revision}`] : [];
  return [...stageQuestions(transfer), ...correction, 'ended'];
}
