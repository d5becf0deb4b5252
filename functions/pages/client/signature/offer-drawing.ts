import type { SignatureWords } from '../../parts/script-words.ts';
import { wordsOf } from '../words.ts';
import { printedName } from './printed-name.ts';

/** Offers to draw a signature where there is a script to draw with, and shows how the typed name will be printed. */
export function offerDrawing(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-signature]')) {
    preview(part);
    choice(part, wordsOf<SignatureWords>(part));
  }
}

function preview(part: HTMLElement): void {
  const name = part.querySelector<HTMLInputElement>('input[name=name]');
  const preview = part.querySelector<HTMLElement>('[data-preview]');
  const shown = part.querySelector('[data-name]');
  if (!name || !preview || !shown) return;
  const show = () => {
    shown.textContent = printedName(name.value, preview.dataset.preview ?? '');
    preview.hidden = shown.textContent === '';
  };
  name.addEventListener('input', show);
  show();
}

/** The pad itself comes when somebody turns to the choice, and is shown when it can be drawn on. */
function choice(part: HTMLElement, words: SignatureWords): void {
  const ways = part.querySelector<HTMLElement>('[data-ways]');
  const place = part.querySelector<HTMLElement>('[data-pad]');
  const drawn = part.querySelector<HTMLInputElement>('input[name=method][value=drawn]');
  const posted = part.querySelector<HTMLInputElement>('input[name=drawing]');
  if (!ways || !place || !drawn || !posted) return;
  let pad: { setChosen(chosen: boolean): void } | undefined;
  const show = async () => {
    if (!drawn.checked && !pad) return;
    const { drawingPad } = await import('./pad.ts');
    place.hidden = !drawn.checked;
    pad ??= drawingPad(place, posted, words);
    pad.setChosen(drawn.checked);
  };
  ways.hidden = false;
  for (const turned of ['pointerover', 'focusin'])
    ways.addEventListener(turned, () => void import('./pad.ts'), { once: true });
  ways.addEventListener('change', () => void show());
  // A browser that comes back to a page restores what was chosen without telling.
  addEventListener('pageshow', () => void show());
  void show();
}
