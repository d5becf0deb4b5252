import { isSealed, submissionFailures, withMend } from '../form/submission-check.ts';
import type { Instant } from '../transfer/instant.ts';
import { type Refusal, refuse } from '../transfer/refusals.ts';
import type { PartnerSide } from '../transfer/tenancy.ts';
import { currentForm, isEnd, type Transfer } from '../transfer/transfer.ts';
import { labelled } from './plain-text.ts';

/** The note that goes with the upload: which file it is, and what was checked (DOMAIN 9.2). */
export type UploadNote = {
  serviceTicket: string;
  fileName: string;
  sha256: string;
  size: number;
  checks: string[];
  /** What Microsoft's upload asks of a file. */
  fileRule: string;
  /** The note to paste. */
  text: string;
};

/** The twelve points as the engineer reads them (DOMAIN 6.3). */
const checksOf = (signatureMaxAgeDays: number): string[] => [
  'three signatures, one per party, none void, each by the invited signatory',
  `no signature is older than ${signatureMaxAgeDays} days`,
  'the signatures of customer and new partner cover the whole form as it is now, the current partner’s covers its sections',
  'name, e-mail and telephone of both partner admins are given, and their e-mails differ',
  'three distinct tenants: customer, current partner, new partner',
  'the reseller relationship of new partner and customer is confirmed',
  'the agreement of new partner and customer is attested',
  'new partner and customer are in the same country',
  'both partners are direct or indirect providers',
  'the offer is a legacy Azure offer, the subscription is active',
  'the number of the service ticket is recorded',
  'the form is stored, its SHA-256 matches, it is smaller than 5 MB',
];

/** Microsoft's workspace takes names of these characters, and files under 5 MB (DOMAIN 9.3). */
const FILE_RULE =
  'Upload the file as it was downloaded: Microsoft takes files under 5 MB whose names have letters, digits, "_", "-", "." and space only.';

function text(transfer: Transfer, note: Omit<UploadNote, 'text'>): string {
  const { subscription } = transfer;
  const facts = labelled([
    ['Service ticket', note.serviceTicket],
    ['File', note.fileName],
    ['SHA-256', note.sha256],
    ['Size in bytes', String(note.size)],
    ['Azure subscription ID', subscription.azureSubscriptionId],
    ['Partner Center subscription ID', subscription.partnerCenterSubscriptionId],
  ]);
  const checks = note.checks.map((check, n) => `${n + 1}. ${check}`).join('\n');
  return `The completed CSP Subscription Transfer form is attached to this service ticket.\n\n${facts}\n\nChecked before the upload:\n${checks}\n`;
}

/**
 * What the current partner pastes when it attaches the form, and may read again while Microsoft looks at it.
 * The check is made now, or as of the upload once there is one: signatures may grow old while Microsoft thinks.
 * Refused while a signature is not sealed yet (`form-not-ready`) and while the check fails, with every failure
 * (`submission-check-failed`, DOMAIN 6.3).
 */
export function uploadNote(transfer: Transfer, by: PartnerSide, now: Instant): UploadNote | Refusal {
  if (by !== 'currentPartner') return refuse('not-yours-to-say');
  const { stage, submission, serviceTicket } = transfer;
  if (isEnd(stage)) return refuse('transfer-ended');
  if (stage !== 'submission' && stage !== 'support') return refuse('message-out-of-order');
  if (!isSealed(transfer)) return refuse('form-not-ready');
  const failures = submissionFailures(
    transfer,
    stage === 'support' && submission ? submission.attachedAt : now,
  );
  const form = currentForm(transfer);
  if (failures.length > 0 || !form || !serviceTicket)
    return refuse('submission-check-failed', failures.map(withMend));
  const note = {
    serviceTicket: serviceTicket.number,
    fileName: `${transfer.id}.pdf`,
    sha256: form.sha256,
    size: form.size,
    checks: checksOf(transfer.terms.signatureMaxAgeDays),
    fileRule: FILE_RULE,
  };
  return { ...note, text: text(transfer, note) };
}
