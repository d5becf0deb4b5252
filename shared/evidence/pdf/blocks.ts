/** What a certificate is set from, from top to bottom; where a page ends is nobody's concern here. */
export type Block =
  /** A numbered part of the certificate; its note stands flush right. The title is ours and in ASCII, as bold print is. */
  | { kind: 'section'; title: string; note?: string }
  | { kind: 'part'; title: string }
  /** The one thing a hurried reader takes away. */
  | { kind: 'statement'; text: string; reason: string }
  | { kind: 'text'; text: string }
  /** A label and what it says, a paragraph each. */
  | { kind: 'row'; label: string; paragraphs: readonly string[] }
  /** Somebody else's words, word for word. */
  | { kind: 'quote'; label: string; text: string };

/** A row whose missing value is said and not left out. */
export const row = (label: string, ...paragraphs: (string | undefined)[]): Block => {
  const said = paragraphs.filter((paragraph) => paragraph !== undefined && paragraph !== '');
  return { kind: 'row', label, paragraphs: said.length > 0 ? said.map(String) : ['none'] };
};

/** The texts of a block, for which fonts are chosen. */
export function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'section':
      return [block.title, block.note ?? ''];
    case 'part':
      return [block.title];
    case 'statement':
      return [block.text, block.reason];
    case 'text':
      return [block.text];
    case 'row':
      return [block.label, ...block.paragraphs];
    case 'quote':
      return [block.label, block.text];
  }
}

/** The block with every text passed through a function. */
export function mapTexts(block: Block, to: (text: string) => string): Block {
  switch (block.kind) {
    case 'section':
      return { ...block, title: to(block.title), ...(block.note ? { note: to(block.note) } : {}) };
    case 'part':
      return { ...block, title: to(block.title) };
    case 'statement':
      return { ...block, text: to(block.text), reason: to(block.reason) };
    case 'text':
      return { ...block, text: to(block.text) };
    case 'row':
      return { ...block, label: to(block.label), paragraphs: block.paragraphs.map(to) };
    case 'quote':
      return { ...block, label: to(block.label), text: to(block.text) };
  }
}
