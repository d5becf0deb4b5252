import { type PDFContext, type PDFObject, type PDFRef, PDFString } from 'pdf-lib';
import type { PageCanvas, PageElement } from './page-canvas.ts';
import { Verbatim } from './verbatim.ts';

/** A page with what was drawn on it. */
export interface TaggedPage {
  ref: PDFRef;
  canvas: PageCanvas;
}

/** Keys by which page contents and widgets find their elements: the page's own index, then the widgets'. */
export interface StructureKeys {
  ofPage(index: number): number;
  ofWidget(ref: PDFRef): number;
}

/** Numbers the pages and, behind them, all widgets in the order of reading. */
export function structureKeys(pages: readonly TaggedPage[]): StructureKeys {
  const widgets = pages.flatMap(({ canvas }) => canvas.elements().flatMap(widgetOf));
  const keys = new Map(widgets.map((ref, index) => [ref, pages.length + index]));
  return { ofPage: (index) => index, ofWidget: (ref) => keys.get(ref) ?? 0 };
}

/** Writes the tags of a document (PDF 14.7): headings, paragraphs and form fields in the order of reading. */
export function writeStructureTree(
  context: PDFContext,
  pages: readonly TaggedPage[],
  keys: StructureKeys,
  title = 'CSP Subscription Transfer form',
): PDFRef {
  const root = context.nextRef();
  const document = context.nextRef();
  const kids: PDFRef[] = [];
  const parents = new Map<number, PDFObject>();
  pages.forEach(({ ref: page, canvas }, index) => {
    const marked: PDFRef[] = [];
    for (const element of canvas.elements()) {
      const ref = writeElement(context, element, document, page);
      kids.push(ref);
      if (element.kind === 'text') marked.push(ref);
      else parents.set(keys.ofWidget(element.ref), ref);
    }
    parents.set(keys.ofPage(index), context.obj(marked));
  });
  const numbers = Array.from(parents).sort(([a], [b]) => a - b);
  const Title = PDFString.of(title);
  context.assign(document, context.obj({ Type: 'StructElem', S: 'Document', P: root, T: Title, K: kids }));
  const ParentTree = context.register(context.obj({ Nums: numbers.flat() }));
  const tree = { Type: 'StructTreeRoot', K: [document], ParentTree, ParentTreeNextKey: numbers.length };
  context.assign(root, context.obj(tree));
  return root;
}

/** Some 130 small objects: written as text, they cost a third of what building them as dictionaries does. */
function writeElement(context: PDFContext, element: PageElement, document: PDFRef, page: PDFRef): PDFRef {
  const [role, kid] =
    element.kind === 'text'
      ? [element.role, element.mark]
      : ['Form', `<< /Type /OBJR /Obj ${element.ref} /Pg ${page} >>`];
  const text = `<< /Type /StructElem /S /${role} /P ${document} /Pg ${page} /K ${kid} >>`;
  return context.register(new Verbatim(Buffer.from(text, 'latin1')));
}

function widgetOf(element: PageElement): PDFRef[] {
  return element.kind === 'widget' ? [element.ref] : [];
}
