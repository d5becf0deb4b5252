import { type Html, html } from '../../../shared/mail/html.ts';
import { type Language, Party } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { readableForms } from '../../../shared/workflow/readable-form.ts';
import { copies as en } from '../words/en/copies.ts';
import { copies as nl } from '../words/nl/copies.ts';
import { timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);

type Paper = { title: string; href: string; sha256: string; size: number };

/** A paper with its size and its SHA-256, to be kept and checked. */
const paper = ({ title, href, sha256, size }: Paper, words: typeof en): Html => html`<h3>${title}</h3>
<p><a class="button" href="${href}">${words.download}</a> <span class="fine">${words.size(Math.ceil(size / 1000))}</span></p>
<p class="hash">${words.sha256} ${sha256}</p>
`;

/** The form of every revision this party was ever given, the last one first; said plainly where there is none. */
export function formPapers(transfer: Transfer, party: Party, language: Language): Html {
  const words = WORDS[language];
  const forms = readableForms(transfer, party).toReversed();
  if (forms.length === 0)
    return html`<h2>${words.form}</h2>
<p>${words.noForm}</p>`;
  const whole = Party.options.every((signer) => transfer.signatures[signer]?.sealedIn !== undefined);
  const titleOf = (revision: number) => {
    if (revision !== transfer.revision) return words.replaced(revision);
    return whole ? words.signed : words.partlySigned;
  };
  return html`<h2>${words.form}</h2>
${forms.map(({ revision, form }) => paper({ title: titleOf(revision), href: `copies/form.pdf?revision=${revision}`, ...form }, words))}`;
}

/** The evidence of the whole transfer, sealed when it had ended. */
export function certificatePaper({ certificate }: Transfer, language: Language): Html {
  const words = WORDS[language];
  if (!certificate)
    return html`<h2>${words.certificate}</h2>
<p role="status">${words.certificateComing}</p>`;
  const { sha256, size, issuedAt } = certificate;
  return html`<h2>${words.certificate}</h2>
<p>${words.certificateWhat}</p>
<p><a class="button" href="copies/certificate.pdf">${words.downloadCertificate}</a> <span class="fine">${words.size(Math.ceil(size / 1000))}</span></p>
<p class="hash">${words.sha256} ${sha256}</p>
<p class="fine">${words.issued(timeIn(language, issuedAt))}</p>`;
}

/** How anybody can see that a paper is whole and ours. */
export const checking = (language: Language): Html => {
  const words = WORDS[language];
  return html`<h2>${words.check}</h2>
<ul>
<li>${words.checkHere} <a href="../verify">${words.checkLink}</a></li>
<li>${words.checkReader}</li>
<li>${words.checkHash}</li>
</ul>`;
};
