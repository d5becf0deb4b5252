import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Report } from '../../../shared/verify/report.ts';
import { signatureItem } from './signature-item.ts';
import { uploadForm, VERIFY } from './upload-form.ts';

/** What was found, as a page under the verdict's weight as its title: the sentence first, then who signed, then how the file came about. */
export function resultOf(report: Report, language: Language): Html {
  const words = VERIFY[language];
  const { sentence, weight, signatures, revisions, genuineUpTo, sha256 } = report;
  return html`<div role="${weight === 'genuine' ? 'status' : 'alert'}">
<p class="lead">${sentence}</p>
${genuineUpTo && html`<p>${genuineUpTo.sentence}</p>`}
</div>
<h2>${signatures.length > 0 ? words.signatures(signatures.length) : words.noSignatures}</h2>
${signatures.length > 0 && html`<ol class="plain">${signatures.map((one) => signatureItem(one, report, language))}</ol>`}
${
  revisions.length > 0 &&
  html`<h2>${words.revisions}</h2>
<ol class="plain">${revisions.map((one) => revisionItem(one, report, language))}</ol>`
}
<p class="hash">${words.wholeFile}: ${sha256}</p>
<h2>${words.again}</h2>
${uploadForm(language)}`;
}

function revisionItem(
  { number, size, sha256, changes, known }: Report['revisions'][number],
  { recordAsked }: Report,
  language: Language,
): Html {
  const words = VERIFY[language];
  const record = known?.sentence ?? (recordAsked ? words.notOnRecord : undefined);
  const lines = number === 1 ? [words.first] : changes.map((change) => change.sentence);
  return html`<li><h3>${words.revision(number, words.number(size))}</h3>
<ul>${[...lines, record].map((line) => line && html`<li>${line}</li>`)}</ul>
<p class="hash">SHA-256 ${sha256}</p></li>
`;
}
