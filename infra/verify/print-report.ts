import type { Report } from '../../shared/verify/report.ts';

/** A report as lines for a terminal; what the file says of itself has no control characters any more. */
export function linesOf({
  verdict,
  sentence,
  sha256,
  size,
  signatures,
  revisions,
  genuineUpTo,
}: Report): string[] {
  return [
    `${sentence} (${verdict})`,
    ...(genuineUpTo ? [genuineUpTo.sentence] : []),
    '',
    `SHA-256  ${sha256}, ${size} bytes`,
    ...signatures.flatMap(signatureLines),
    ...revisions.flatMap(revisionLines),
  ];
}

function signatureLines(one: Report['signatures'][number]): string[] {
  const covers = one.coversFile
    ? 'whole file'
    : one.revision > 0
      ? `revision ${one.revision}`
      : 'no revision';
  const stamp = one.timestamp?.at ? `${one.timestamp.at} by ${one.timestamp.authority}` : 'none';
  return [
    '',
    `Signature  ${[one.name || one.subject, one.party, one.field].filter(Boolean).join(', ')}`,
    `  claimed      ${one.claimedAt || 'no time'}`,
    `  time stamp   ${stamp}`,
    `  covers       ${covers}; bytes ${one.range.join(' ')}`,
    `  intact       ${one.intact ? 'yes' : 'no'}`,
    `  trusted      ${one.trusted ? 'yes' : 'no'}`,
    `  certificate  ${one.subject}, SHA-256 ${one.thumbprint}`,
    ...one.faults.map(({ code, sentence }) => `  ${sentence} (${code})`),
  ];
}

function revisionLines({ number, size, sha256, changes, known }: Report['revisions'][number]): string[] {
  return [
    '',
    `Revision ${number}  ${size} bytes, SHA-256 ${sha256}`,
    ...(known ? [`  ${known.sentence}`] : []),
    ...changes.map(({ sentence }) => `  ${sentence}`),
  ];
}
