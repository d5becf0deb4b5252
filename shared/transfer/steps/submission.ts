import { supportClock } from '../../calendar/business-hours.ts';
import { isSealed, submissionFailures, withMend } from '../../form/submission-check.ts';
import type { Message } from '../../workflow/messages.ts';
import type { Instant } from '../instant.ts';
import { EVERYBODY, moveTo, type Outcome, orderMail } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { SupportClock } from '../response-clock.ts';
import { isStale } from '../signature-age.ts';
import { currentForm, type Transfer } from '../transfer.ts';
import { timeFault } from './time-fault.ts';

type FormAttached = Extract<Message, { kind: 'formAttached' }>;

function attachFault(transfer: Transfer, message: FormAttached, at: Instant): Refusal | undefined {
  if (!isSealed(transfer)) return refuse('form-not-ready');
  if (message.sha256 !== currentForm(transfer)?.sha256) return refuse('form-not-the-current-one');
  const wrongTime = timeFault('attachedAt', message.attachedAt, at, transfer.stageSince);
  if (wrongTime) return wrongTime;
  // What counts is how old the signatures were when the form was handed in (D-05).
  const failures = submissionFailures(transfer, message.attachedAt);
  return failures.length > 0 ? refuse('submission-check-failed', failures.map(withMend)) : undefined;
}

/**
 * Step 5: the current partner attached the completed form to the existing ticket. The check comes first;
 * the eight business hours start with the upload and their instants never move again.
 */
export function attachForm(transfer: Transfer, message: FormAttached, at: Instant): Outcome | Refusal {
  const fault = attachFault(transfer, message, at);
  if (fault) return fault;

  const { attachedAt, sha256 } = message;
  const { calendar } = transfer;
  const counted = supportClock(attachedAt, calendar);
  const clock: SupportClock = {
    calendar,
    startedAt: attachedAt,
    ...counted,
    computedDueAt: counted.dueAt,
    warned: [],
  };
  const { respondedAt: _, ...rest } = transfer;
  const submitted: Transfer = {
    ...rest,
    submission: { attachedAt, sha256 },
    submissions: transfer.submissions + 1,
    verified: {},
    clock,
  };
  const { id, timeZone } = clock.calendar;
  return {
    transfer: orderMail(moveTo(submitted, 'support', at), at, 'formSubmitted', ...EVERYBODY),
    facts: [{ kind: 'formAttached', sha256, attachedAt, dueAt: clock.dueAt, calendar: id, timeZone }],
    answers: `formAttached:${transfer.submissions + 1}`,
  };
}

/** Names what a check belongs to: revision and upload, and again when the ticket has come meanwhile. */
const checkOf = ({ revision, submissions, serviceTicket }: Transfer): string =>
  `r${revision}:${submissions + 1}${serviceTicket ? '' : ' without ticket'}`;

/**
 * The product's own look at the form before the current partner is asked to attach it; on record once per upload.
 * When it fails, the current partner is told what and who can mend it, and is not asked to attach anything.
 */
export function checkSubmission(transfer: Transfer, at: Instant): Outcome {
  const done = transfer.stage !== 'submission' || transfer.check?.of === checkOf(transfer);
  // Signatures that are too old are collected again by themselves: there is nothing to mend (D-05).
  if (done || isStale(transfer, at)) return { transfer, facts: [] };
  const found = submissionFailures(transfer, at).map(withMend);
  const failures = found.map(({ path, message }) => `${path} ${message}.`);
  const checked: Transfer = { ...transfer, check: { of: checkOf(transfer), failures } };
  const asked = failures.length > 0 ? 'formNotReady' : 'attachForm';
  // For the very form Microsoft called incomplete the current partner has been asked already, with the reason.
  const told = failures.length > 0 || transfer.submission?.sha256 !== currentForm(transfer)?.sha256;
  return {
    transfer: told ? orderMail(checked, at, asked, 'currentPartner') : checked,
    facts: [{ kind: 'submissionChecked', failures }],
  };
}
