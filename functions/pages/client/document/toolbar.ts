import type { DocumentWords } from '../../parts/script-words.ts';
import { element, fill } from '../words.ts';
import type { PageView } from './page-view.ts';

/** Sizes a reader may choose, over the width of the column. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

/** Buttons to go from page to page and to read larger, with the page and the size said in words. */
export function toolbar(views: readonly PageView[], sheets: HTMLElement, words: DocumentWords): HTMLElement {
  let [page, zoom] = [1, ZOOMS.indexOf(1)];
  const place = element('span', { class: 'fine' });
  const size = element('span', { class: 'fine' });
  const say = () => {
    place.textContent = fill(words.page, { page, pages: views.length });
    size.textContent = fill(words.size, { percent: (ZOOMS[zoom] ?? 1) * 100 });
    usable(previous, page > 1);
    usable(next, page < views.length);
    usable(smaller, zoom > 0);
    usable(larger, zoom < ZOOMS.length - 1);
  };
  const turn = (by: number) => {
    const view = views[page - 1 + by];
    if (!view) return;
    page += by;
    view.root.scrollIntoView({ block: 'start' });
    say();
  };
  const resize = (by: number) => {
    const chosen = ZOOMS[zoom + by];
    if (chosen === undefined) return;
    zoom += by;
    for (const view of views) view.setZoom(chosen);
    reachable(sheets, chosen > 1, words.label);
    say();
  };
  const previous = button('‹', words.previous, () => turn(-1));
  const next = button('›', words.next, () => turn(1));
  const smaller = button('−', words.smaller, () => resize(-1));
  const larger = button('+', words.larger, () => resize(1));
  follow(views, (seen) => {
    page = seen;
    say();
  });
  say();
  const status = element('span', { role: 'status', class: 'where' }, place, size);
  const attributes = { class: 'tools', role: 'group', 'aria-label': words.tools };
  return element('div', attributes, previous, next, smaller, larger, status);
}

/** What does not fit the column scrolls sideways, and has to be reachable by keyboard to do so. */
function reachable(sheets: HTMLElement, scrolls: boolean, label: string): void {
  const attributes = { tabindex: '0', role: 'group', 'aria-label': label };
  for (const [name, value] of Object.entries(attributes))
    if (scrolls) sheets.setAttribute(name, value);
    else sheets.removeAttribute(name);
}

function button(sign: string, label: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'quiet', 'aria-label': label, title: label }, sign);
  made.addEventListener('click', press);
  return made;
}

/** A button at its end stays where it is, so that the focus is not lost. */
function usable(button: HTMLButtonElement, can: boolean): void {
  if (can) button.removeAttribute('aria-disabled');
  else button.setAttribute('aria-disabled', 'true');
}

/** Tells which page crosses the middle of the window. */
function follow(views: readonly PageView[], seen: (page: number) => void): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      const found = entries.find(({ isIntersecting }) => isIntersecting);
      const index = views.findIndex(({ root }) => root === found?.target);
      if (index >= 0) seen(index + 1);
    },
    { rootMargin: '-50% 0px -50% 0px' },
  );
  for (const { root } of views) watcher.observe(root);
}
