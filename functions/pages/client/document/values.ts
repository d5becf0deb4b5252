import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { element } from '../words.ts';

/** What a field of a form says of itself. */
type FieldNote = { subtype?: string; alternativeText?: string; fieldName?: string; fieldValue?: unknown };

/**
 * The values of a page's fields as words. They are pictures on the page, so no layer of text has them; and on a
 * narrow screen they are read more easily here. Nothing where nothing is filled in.
 */
export async function valuesOf(
  page: PDFPageProxy,
  heading: string,
  lang: string,
): Promise<HTMLElement | undefined> {
  const notes: FieldNote[] = await page.getAnnotations();
  const rows = notes.flatMap(({ subtype, alternativeText, fieldName, fieldValue }) => {
    if (subtype !== 'Widget' || typeof fieldValue !== 'string' || fieldValue === '') return [];
    const label = alternativeText || fieldName || '';
    return [element('dt', {}, label), element('dd', {}, fieldValue)];
  });
  if (rows.length === 0) return undefined;
  return element('details', {}, element('summary', {}, heading), element('dl', { lang }, ...rows));
}
