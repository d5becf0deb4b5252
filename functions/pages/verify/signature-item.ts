import { type Html, html } from '../../../shared/mail/html.ts';
import { instantAt } from '../../../shared/transfer/instant.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Report } from '../../../shared/verify/report.ts';
import { timeIn } from '../words/times.ts';
import { common } from '../words/words.ts';
import { VERIFY } from './upload-form.ts';

type Signature = Report['signatures'][number];

/** One signature: who, when, over what, and whether that holds. */
export function signatureItem(signature: Signature, report: Report, language: Language): Html {
  const words = VERIFY[language];
  const { name, kind, field, party, subject, thumbprint, intact, trusted, faults } = signature;
  const heading = kind === 'document-timestamp' ? words.stamp : name || words.nameless;
  // The name of a field says something only where we do not know whose it is.
  const whose = party ? row(words.party, common(language).party[party]) : field && row(words.field, field);
  const isTrue = (value: boolean) => (value ? words.yes : words.no);
  return html`<li><h3>${heading}</h3>
${faults.length > 0 && html`<ul>${faults.map(({ sentence }) => html`<li><strong class="fault">${sentence}</strong></li>`)}</ul>`}
<dl>
${whose}${row(words.claimedAt, timeOf(signature.claimedAt, language) || words.noTime)}${row(words.timestamp, stampOf(signature, language))}${row(words.covers, coverOf(signature, report, language))}${row(words.intact, isTrue(intact))}${row(words.trusted, isTrue(trusted))}${subject && row(words.sealedBy, subject)}</dl>
${thumbprint && html`<p class="hash">${words.thumbprint} ${thumbprint}</p>`}</li>
`;
}

const row = (label: string, value: string): Html => html`<dt>${label}</dt><dd>${value}</dd>
`;

const timeOf = (instant: string, language: Language): string =>
  instant && timeIn(language, instantAt(Date.parse(instant)));

function stampOf({ timestamp }: Signature, language: Language): string {
  const words = VERIFY[language];
  if (!timestamp?.at) return words.noTimestamp;
  return words.timestampBy(timeOf(timestamp.at, language), timestamp.authority);
}

function coverOf({ coversFile, revision }: Signature, { revisions }: Report, language: Language): string {
  const words = VERIFY[language];
  if (revision === 0) return words.coversNothing;
  if (coversFile) return words.coversFile(revision);
  return words.coversRevision(revision, words.number(revisions[revision - 1]?.size ?? 0));
}
