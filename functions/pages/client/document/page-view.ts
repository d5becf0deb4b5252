import {
  AnnotationMode,
  type PageViewport,
  type PDFPageProxy,
  type RenderTask,
  TextLayer,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { element } from '../words.ts';
import { valuesOf } from './values.ts';

/** One page of a document on the screen. */
export type PageView = {
  root: HTMLElement;
  /** Says whether the page is near what is seen; only then is it drawn. */
  setNear(near: boolean): void;
  /** The width of the column in CSS pixels; at zoom 1 the page fills it. */
  setColumn(width: number): void;
  setZoom(zoom: number): void;
  /** Resolves when the page has been drawn for the first time; rejects when it cannot be. */
  drawn(): Promise<void>;
};

/** Device pixels per CSS pixel beyond which nobody sees a difference, and pixels a canvas may have on old phones. */
const DENSEST = 2;
const MOST_PIXELS = 16_000_000;

/** What a page is called, and the heading of its values, in the words of the page; `lang` is the document's own language. */
export type PageWords = { label: string; filledIn: string; lang: string };

/** A page as a picture for eyes, a layer of text to read out and to select, and the values of its fields in words. */
export function pageView(page: PDFPageProxy, { label, filledIn, lang }: PageWords): PageView {
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  const text = element('div', { class: 'textLayer', lang });
  const sheet = element('div', { class: 'sheet' }, canvas, text);
  const root = element('div', { class: 'page', role: 'group', 'aria-label': label }, sheet);
  let [near, column, zoom, drawnAt] = [false, 0, 1, 0];
  let task: RenderTask | undefined;
  const first = settled();
  const layer = textLayer(page, text);
  void valuesOf(page, filledIn, lang).then((list) => list && root.append(list));

  const draw = () => {
    if (column === 0) return;
    const scale = (column / page.getViewport({ scale: 1 }).width) * zoom;
    const viewport = page.getViewport({ scale });
    place(sheet, viewport);
    layer.update(viewport);
    if (!near || drawnAt === scale) return;
    drawnAt = scale;
    task?.cancel();
    task = paint(page, canvas, viewport);
    task.promise.then(first.resolve, (cause: Error) => {
      if (cause.name !== 'RenderingCancelledException') first.reject(cause);
    });
  };
  return {
    root,
    setNear: (value) => {
      near = value;
      draw();
    },
    setColumn: (value) => {
      column = value;
      draw();
    },
    setZoom: (value) => {
      zoom = value;
      draw();
    },
    drawn: () => first.promise,
  };
}

/** A promise and who keeps or breaks it. */
function settled() {
  let [resolve, reject] = [(): void => {}, (_cause: Error): void => {}];
  const promise = new Promise<void>((keep, breaks) => {
    [resolve, reject] = [keep, breaks];
  });
  return { promise, resolve, reject };
}

/** Gives the page its size before it is drawn, so that nothing below it jumps. */
function place(sheet: HTMLElement, { width, height, scale }: PageViewport): void {
  sheet.style.width = `${Math.floor(width)}px`;
  sheet.style.height = `${Math.floor(height)}px`;
  sheet.style.setProperty('--total-scale-factor', String(scale));
}

/** Draws with what is filled in and signed: fields as pictures, since nobody fills them in here. */
function paint(page: PDFPageProxy, canvas: HTMLCanvasElement, viewport: PageViewport): RenderTask {
  const { width, height } = viewport;
  const density = Math.min(devicePixelRatio || 1, DENSEST, Math.sqrt(MOST_PIXELS / (width * height)));
  canvas.width = Math.floor(width * density);
  canvas.height = Math.floor(height * density);
  return page.render({
    canvas,
    viewport,
    transform: [density, 0, 0, density, 0, 0],
    annotationMode: AnnotationMode.ENABLE,
  });
}

/** The text of a page is there whether or not it is seen: a screen reader does not scroll. */
function textLayer(page: PDFPageProxy, container: HTMLElement) {
  let layer: TextLayer | undefined;
  return {
    update(viewport: PageViewport) {
      if (layer) return layer.update({ viewport });
      const textContentSource = page.streamTextContent({ includeMarkedContent: true });
      layer = new TextLayer({ textContentSource, container, viewport });
      void layer.render();
    },
  };
}
