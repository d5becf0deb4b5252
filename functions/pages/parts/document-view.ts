import { type Html, html } from '../../../shared/mail/html.ts';
import { assetFile } from '../../runtime/assets.ts';
import type { DocumentWords } from './script-words.ts';

export type { DocumentWords };

/**
 * A PDF with its SHA-256, from an address beside the page. Without script it is a link; with it, the pages are drawn
 * below and the fingerprint is checked. A form with `data-signs="{id}"` can be sent unless the fingerprint differs.
 */
export function documentView(
  { src, sha256, id = 'document' }: { src: string; sha256: string; id?: string },
  words: DocumentWords,
): Html {
  return html`<section class="document" id="${id}" aria-label="${words.label}" data-pdf="${src}" data-sha256="${sha256}" data-worker="${assetFile('pdf-worker.js')}" data-words="${JSON.stringify(words)}">
<p><a class="button" href="${src}" target="_blank" rel="noopener">${words.open}</a></p>
<p class="fine">${words.fingerprint}<br><code class="hash">${sha256}</code></p>
<p class="fine" role="status" data-check></p>
<p class="fine" role="status" data-progress></p>
<div data-pages></div>
</section>`;
}
