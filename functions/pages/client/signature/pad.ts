import SignaturePad, { type PointGroup } from 'signature_pad';
import { isDrawn } from '../../../../shared/signing/drawing-bounds.ts';
import type { SignatureWords } from '../../parts/script-words.ts';
import { fill } from '../words.ts';
import { padFault } from './pad-fault.ts';
import { drawingOf, type PostedDrawing, strokesOn } from './strokes.ts';

/** Height over width of the pad; it stays the same at every width, so a drawing only grows and shrinks with it. */
const SHAPE = 0.375;
const INK = '#0f2a6b';

/** A pad in its place: its strokes go into the field that is posted, and its state is said in words. */
export function drawingPad(place: HTMLElement, posted: HTMLInputElement, words: SignatureWords) {
  const canvas = place.querySelector('canvas');
  const status = place.querySelector('[role=status]');
  if (!canvas || !status) throw new Error('The pad has no canvas.');
  const pad = new SignaturePad(canvas, { penColor: INK, minWidth: 0.8, maxWidth: 2.6, minDistance: 2 });
  const fault = padFault(place);
  let [chosen, width] = [true, 0];

  const drawing = () => drawingOf(pad.toData(), { width, height: width * SHAPE });
  const keep = () => {
    const { width: wide, strokes } = drawing();
    posted.value = chosen && strokes.length > 0 ? JSON.stringify(drawing()) : '';
    status.textContent =
      strokes.length > 0 ? fill(words.drawnState, { strokes: strokes.length }) : words.empty;
    if (!chosen || isDrawn(wide, strokes)) fault.clear();
  };
  const show = (strokes: ReturnType<typeof strokesOn>) => pad.fromData(strokes.map(grouped(pad)));
  const adapt = () => {
    const wide = place.clientWidth;
    if (wide === 0 || wide === width) return;
    const before = width > 0 ? drawing() : earlier(posted.value);
    width = wide;
    size(canvas, wide);
    show(before ? strokesOn(before, wide) : []);
    keep();
  };
  pad.addEventListener('endStroke', keep);
  press(place, 'undo', () => {
    pad.fromData(pad.toData().slice(0, -1));
    keep();
  });
  press(place, 'clear', () => {
    pad.clear();
    keep();
  });
  posted.form?.addEventListener('submit', (event) => {
    const { width: wide, strokes } = drawing();
    if (!chosen || isDrawn(wide, strokes)) return;
    event.preventDefault();
    fault.say(strokes.length > 0 ? words.tooShort : words.missing);
  });
  new ResizeObserver(adapt).observe(place);
  adapt();
  return {
    setChosen(value: boolean) {
      chosen = value;
      adapt();
      keep();
    },
  };
}

/** As many pixels as the screen has, drawn on in CSS pixels. */
function size(canvas: HTMLCanvasElement, width: number): void {
  const density = Math.max(devicePixelRatio || 1, 1);
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(width * SHAPE * density);
  canvas.style.height = `${width * SHAPE}px`;
  canvas.getContext('2d')?.scale(density, density);
}

const grouped =
  ({ dotSize, minWidth, maxWidth, penColor, velocityFilterWeight, compositeOperation }: SignaturePad) =>
  ({ points }: ReturnType<typeof strokesOn>[number]): PointGroup => ({
    ...{ dotSize, minWidth, maxWidth, penColor, velocityFilterWeight, compositeOperation },
    points: points.map(({ x, y }, index) => ({ x, y, pressure: 0.5, time: index * 20 })),
  });

/** What was posted before, when the page is shown again with a fault somewhere else. */
function earlier(text: string): PostedDrawing | undefined {
  try {
    return text ? (JSON.parse(text) as PostedDrawing) : undefined;
  } catch {
    return undefined; // somebody else's text in our field: begin with an empty pad
  }
}

function press(place: HTMLElement, name: string, then: () => void): void {
  place.querySelector(`[data-press=${name}]`)?.addEventListener('click', then);
}
