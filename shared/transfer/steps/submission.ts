import { supportClock } from '../../calendar/business-hours.ts';
import { type Failure, isSealed, submissionFailures } from '../../form/submission-check.ts';
import type { Message } from '../../workflow/messages.ts';
import type { Instant } from '../instant.ts';
import { moveTo, type Outcome, orderMail } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { supportCalendar } from '../support-calendar.ts';
import { currentForm, type SupportClock, type Transfer } from '../transfer.ts';
import { timeFault } from './time-fault.ts';

type FormAttached = Extract<Message, { kind: 'formAttached' }>;

/** A failure as people read it: what is wrong, and who can mend it. */
const withMend = ({ path, message, mend }: Failure) => ({ path, message: `${message}; to mend by: ${mend}` });

function attachFault(transfer: Transfer, message: FormAttached, at: Instant): Refusal | undefined {
  if (!isSealed(transfer)) return refuse('form-not-ready');
  if (message.sha256 !== currentForm(transfer)?.sha256) return refuse('form-not-the-current-one');
  const failures = submissionFailures(transfer, at);
  if (failures.length > 0) return refuse('submission-check-failed', failures.map(withMend));
  return timeFault('attachedAt', message.attachedAt, at, transfer.stageSince);
}

/**
 * Step 5: the current partner attached the completed form to the existing ticket. The check comes first;
 * the eight business hours start with the upload and their instants never move again.
 */
export function attachForm(transfer: Transfer, message: FormAttached, at: Instant): Outcome | Refusal {
  const fault = attachFault(transfer, message, at);
  if (fault) return fault;

  const { attachedAt, sha256 } = message;
  const calendar = supportCalendar(transfer);
  const clock: SupportClock = {
    calendarId: calendar.id,
    startedAt: attachedAt,
    ...supportClock(attachedAt, calendar),
    warned: [],
  };
  const { respondedAt: _, ...rest } = transfer;
  const submitted: Transfer = {
    ...rest,
    submission: { attachedAt, sha256 },
    submissions: transfer.submissions + 1,
    clock,
  };
  return {
    transfer: orderMail(
      moveTo(submitted, 'support', at),
      at,
      'formSubmitted',
      'customer',
      'currentPartner',
      'newPartner',
    ),
    facts: [{ kind: 'formAttached', sha256, attachedAt, dueAt: clock.dueAt }],
    answers: `formAttached:${transfer.submissions + 1}`,
  };
}

/** Names the revision and upload a check belongs to. */
const checkOf = (transfer: Transfer): string => `r${transfer.revision}:${transfer.submissions + 1}`;

/**
 * The product's own look at the form before the current partner is asked to attach it; on record once per upload.
 * When it fails, the current partner is told what and who can mend it, and is not asked to attach anything.
 */
export function checkSubmission(transfer: Transfer, at: Instant): Outcome {
  if (transfer.stage !== 'submission' || transfer.check?.of === checkOf(transfer))
    return { transfer, facts: [] };
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
