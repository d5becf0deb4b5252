/*! PDF.js, © Mozilla Foundation, Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0 */

import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DocumentWords } from '../../parts/script-words.ts';
import { element, fill } from '../words.ts';
import { type PageView, pageView } from './page-view.ts';
import { toolbar } from './toolbar.ts';

/** Draws a document into its section, page under page, and answers how many pages it has. Throws when it is no PDF. */
export async function viewDocument(
  section: HTMLElement,
  bytes: Uint8Array<ArrayBuffer>,
  words: DocumentWords,
): Promise<number> {
  // The worker lies beside this script; only the server knows its name.
  GlobalWorkerOptions.workerSrc = new URL(section.dataset.worker ?? '', import.meta.url).href;
  const pdf = await getDocument({
    data: bytes,
    // Nothing our documents need, and nothing the content security policy would let them have.
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    useWorkerFetch: false,
  }).promise;
  const place = section.querySelector<HTMLElement>('[data-pages]');
  if (!place) throw new Error('The section has no place for pages.');
  const { info } = await pdf.getMetadata();
  const { Language: lang = '' } = info as { Language?: string };
  const views: PageView[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const label = fill(words.page, { page: number, pages: pdf.numPages });
    const filledIn = fill(words.filledIn, { page: number });
    views.push(pageView(await pdf.getPage(number), { label, filledIn, lang }));
  }
  const sheets = element('div', { class: 'sheets' }, ...views.map(({ root }) => root));
  place.replaceChildren(toolbar(views, sheets, words), sheets);
  watch(views, sheets);
  // The first page is drawn wherever the reader is: it shows that the document can be, and only then is that said.
  const [first] = views;
  first?.setNear(true);
  await first?.drawn();
  return pdf.numPages;
}

/** Draws a page after the first when it comes near, and all of them anew when the column has another width. */
function watch(views: readonly PageView[], sheets: HTMLElement): void {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        views.find(({ root }) => root === target)?.setNear(isIntersecting);
    },
    { rootMargin: '50% 0px' },
  );
  let width = 0;
  const resized = new ResizeObserver(() => {
    if (Math.abs(sheets.clientWidth - width) < 1) return;
    width = sheets.clientWidth;
    for (const view of views) view.setColumn(width);
  });
  resized.observe(sheets);
  for (const { root } of views.slice(1)) near.observe(root);
}
