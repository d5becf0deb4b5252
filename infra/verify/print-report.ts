import { timeIn } from '../../functions/pages/words/times.ts';
import { instantAt } from '../../shared/transfer/instant.ts';
import type { Language } from '../../shared/transfer/party.ts';
import type { Report } from '../../shared/verify/report.ts';
import { WORDS } from './cannot-check.ts';
import type { Options } from './options.ts';
import { PAGE_WORDS } from './page-words.ts';

type How = Pick<Options, 'language' | 'details'>;
type Signature = Report['signatures'][number];
type Row = readonly [label: string, value: string];

/** A report as lines for a terminal; what the file says of itself has no control characters any more. */
export function linesOf(report: Report, how: How): string[] {
  const { verdict, sentence, sha256, signatures, revisions, genuineUpTo } = report;
  const page = PAGE_WORDS[how.language];
  return [
    sentence,
    ...(genuineUpTo ? [genuineUpTo.sentence] : []),
    ...(how.details ? [`${WORDS[how.language].verdict}: ${verdict}`] : []),
    '',
    `${page.wholeFile}: ${sha256}`,
    ...(signatures.length > 0 ? [] : ['', page.noSignatures]),
    ...signatures.flatMap((one) => signatureLines(one, report, how)),
    ...(revisions.length > 0 ? ['', page.revisions] : []),
    ...revisions.flatMap((one) => revisionLines(one, report, how)),
  ];
}

function signatureLines(signature: Signature, report: Report, how: How): string[] {
  const { title, name, subject, faults } = signature;
  const rows = [
    ...rowsOf(signature, report, how.language),
    ...(how.details ? detailsOf(signature, how) : []),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return [
    '',
    [title, name || subject].filter(Boolean).join(': '),
    ...faults.map((fault) => `  ! ${fault.sentence}`),
    ...rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
  ];
}

function rowsOf(signature: Signature, report: Report, language: Language): Row[] {
  const page = PAGE_WORDS[language];
  const { claimedAt, timestamp, intact, trusted, subject } = signature;
  const isTrue = (value: boolean) => (value ? page.yes : page.no);
  const stamp = timestamp?.at && page.timestampBy(timeOf(timestamp.at, language), timestamp.authority);
  return [
    [page.claimedAt, claimedAt ? timeOf(claimedAt, language) : page.noTime],
    [page.timestamp, stamp || page.noTimestamp],
    [page.covers, coverOf(signature, report, language)],
    [page.intact, isTrue(intact)],
    [page.trusted, isTrue(trusted)],
    ...(subject ? [[page.sealedBy, subject] as const] : []),
  ];
}

function detailsOf({ field, range, thumbprint, faults }: Signature, { language }: How): Row[] {
  const page = PAGE_WORDS[language];
  return [
    [page.field, field],
    [page.thumbprint, thumbprint],
    [WORDS[language].range, range.join(' ')],
    ...faults.map(({ code }) => [WORDS[language].faultCode, code] as const),
  ];
}

const timeOf = (instant: string, language: Language): string =>
  timeIn(language, instantAt(Date.parse(instant)));

function coverOf({ coversFile, revision }: Signature, { revisions }: Report, language: Language): string {
  const page = PAGE_WORDS[language];
  if (revision === 0) return page.coversNothing;
  if (coversFile) return page.coversFile(revision);
  return page.coversRevision(revision, page.number(revisions[revision - 1]?.size ?? 0));
}

function revisionLines(
  { number, size, sha256, changes, known }: Report['revisions'][number],
  { recordAsked }: Report,
  { language, details }: How,
): string[] {
  const page = PAGE_WORDS[language];
  const record = known?.sentence ?? (recordAsked ? page.notOnRecord : undefined);
  const said = number === 1 ? [page.first] : changes.map(({ sentence }) => sentence);
  return [
    '',
    page.revision(number, page.number(size)),
    ...(record ? [...said, record] : said).map((line) => `  ${line}`),
    ...(details ? [`  SHA-256 ${sha256}`] : []),
  ];
}
