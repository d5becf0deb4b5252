import { partyName } from '../../../transfer/party.ts';
import type { CertificateContent } from '../../certificate-content.ts';
import type { AdminVerified, SupportAnswer, UploadEvidence } from '../../support-evidence.ts';
import { time, timeInBoth } from '../../words.ts';
import { type Block, row } from '../blocks.ts';

/** Eight business hours per upload, how they were counted, and whether Microsoft Support kept them. */
export const supportBlocks = ({ uploads, admins }: CertificateContent): Block[] => [
  { kind: 'section', title: 'Microsoft Support: eight business hours' },
  ...(uploads.length > 0
    ? uploads.flatMap(uploadBlocks)
    : [row('Submitted', 'no: the form was not attached to a service ticket')]),
  ...(admins.length > 0
    ? admins.map(adminRow)
    : [row('Admins called', 'no call of Microsoft Support to an admin was recorded')]),
];

function uploadBlocks(upload: UploadEvidence, n: number, all: readonly UploadEvidence[]): Block[] {
  const { submittedAt, sha256, dueAt, computedDueAt, calendar, breachedAt, answers } = upload;
  const both = (instant: string) => timeInBoth(instant, calendar.timeZone);
  return [
    ...(all.length > 1 ? [{ kind: 'part', title: `Upload ${n + 1} of ${all.length}` } as const] : []),
    row('Submitted', both(submittedAt), `SHA-256 ${sha256}`),
    row('Due', both(dueAt)),
    row(
      'Computed by',
      `support calendar ${calendar.id}, time zone ${calendar.timeZone}`,
      upload.dueNamedByMicrosoft
        ? `Microsoft named its own due time, which counts; by the calendar it was ${both(computedDueAt)}.`
        : undefined,
    ),
    ...(answers.length > 0
      ? answers.map((answer) => row('Answered', ...answered(answer, both)))
      : [row('Answered', 'no')]),
    row('Service level', verdictOf(upload), breachedAt ? `Breach recorded ${both(breachedAt)}.` : undefined),
  ];
}

const answered = (
  { answeredAt, outcome, engineer, inTime, note }: SupportAnswer,
  both: (instant: string) => string,
): (string | undefined)[] => [
  `${both(answeredAt)}${inTime ? '' : ', after the due time'}`,
  `“${outcome}”, ${engineer}`,
  note && `Note: ${note}`,
];

function verdictOf({ verdict }: UploadEvidence): string {
  switch (verdict) {
    case 'inTime':
      return 'met: answered in time';
    case 'late':
      return 'breached: answered after the due time';
    case 'neverAnswered':
      return 'breached: not answered by the due time, nor before the transfer ended';
    case 'stillOpen':
      return 'open: the transfer ended before the due time, and no answer had come';
  }
}

const adminRow = ({ party, at, outcome, note }: AdminVerified): Block =>
  row(
    `Admin, ${partyName[party]}`,
    `${outcome === 'confirmed' ? 'confirmed' : 'did not confirm'} the transfer to Microsoft Support on ${time(at)}`,
    note && `Note: ${note}`,
  );
