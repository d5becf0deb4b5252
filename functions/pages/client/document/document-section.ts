import type { DocumentWords } from '../../parts/script-words.ts';
import { fill, wordsOf } from '../words.ts';
import { checkFingerprint } from './fingerprint.ts';
import { letSign } from './let-sign.ts';

/** How far below the window a document may be to be shown already. */
const NEAR = '600px';

/** Shows the documents of a page where the page has only a link: their fingerprint is checked, then they are drawn. */
export function watchDocuments(): void {
  for (const section of document.querySelectorAll<HTMLElement>('section[data-pdf]'))
    void showDocument(section, wordsOf<DocumentWords>(section));
}

async function showDocument(section: HTMLElement, words: DocumentWords): Promise<void> {
  const say = sayer(section, '[data-progress]');
  await firstPaint();
  say(words.loading);
  try {
    const bytes = await fetchBytes(section.dataset.pdf ?? '');
    const verdict = await checkFingerprint(bytes, section.dataset.sha256 ?? '');
    section.dataset.fingerprint = verdict;
    sayer(section, '[data-check]')(words[verdict]);
    letSign(section.id, verdict, words);
    if (verdict === 'differs') {
      say('');
      return giveUp(section); // what is not the form is not shown as if it were
    }
    await nearOrIdle(section);
    const { viewDocument } = await import('./viewer.ts');
    const pages = await viewDocument(section, bytes, words);
    section.dataset.shown = String(pages);
    say(fill(words.shown, { pages }));
  } catch {
    section.dataset.shown = 'failed';
    say(words.failed);
    giveUp(section); // the link above leads to the same document
  }
}

/** Gives back the room that was kept for the pages. */
function giveUp(section: HTMLElement): void {
  const place = section.querySelector<HTMLElement>('[data-pages]');
  if (place) place.hidden = true;
}

function sayer(section: HTMLElement, place: string): (sentence: string) => void {
  const status = section.querySelector(place);
  return (sentence) => {
    if (status) status.textContent = sentence;
  };
}

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url, { credentials: 'same-origin', cache: 'no-store' });
  const isPdf = answer.headers.get('content-type')?.startsWith('application/pdf');
  if (!answer.ok || !isPdf) throw new Error(`The document was answered with ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** After the page itself is on the screen; a hidden page paints nothing and need not be waited for. */
const firstPaint = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) return resolve();
    requestAnimationFrame(() => setTimeout(resolve));
  });

/** When somebody comes near the document, or nothing else is to be done. */
const nearOrIdle = (section: HTMLElement): Promise<void> =>
  new Promise((resolve) => {
    const watcher = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) done();
      },
      { rootMargin: NEAR },
    );
    const done = () => {
      watcher.disconnect();
      resolve();
    };
    watcher.observe(section);
    // Safari has no idle callback.
    if ('requestIdleCallback' in window) requestIdleCallback(done, { timeout: 3_000 });
    else setTimeout(done, 500);
  });
