/** A piece of an HTML document: a tag, or the text between two. */
type Piece = { tag: string; name: string; closes: boolean } | { text: string };

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Text as a reader sees it. */
export const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name) => ENTITIES[String(name)] ?? whole);

/** The document without its comments, which are for Outlook alone. */
const uncommented = (html: string): string => html.replace(/<!--.*?-->/gs, '');

/** The body of a mail, piece by piece. */
export function piecesOf(html: string): Piece[] {
  const body = uncommented(html.slice(html.indexOf('<body'), html.indexOf('</html>')));
  return body
    .split(/(<[^>]*>)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const [, slash, name = ''] = /^<(\/?)([a-z0-9]+)/.exec(piece) ?? [];
      return piece.startsWith('<') ? { tag: piece, name, closes: slash === '/' } : { text: unescaped(piece) };
    });
}

/** An attribute’s value, or nothing. */
export const attribute = (tag: string, name: string): string =>
  unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** A text of a mail with the elements it stands in, outermost first. */
export type Shown = { text: string; within: string[] };

const EMPTY = ['br'];

/** Every text a reader sees, with the open tags around it; throws where tags do not match. */
export function shownIn(html: string): Shown[] {
  const open: { tag: string; name: string }[] = [];
  const shown: Shown[] = [];
  for (const piece of piecesOf(html)) {
    if ('text' in piece) shown.push({ text: piece.text, within: open.map(({ tag }) => tag) });
    else if (!piece.closes && !EMPTY.includes(piece.name)) open.push(piece);
    else if (piece.closes && open.pop()?.name !== piece.name) throw new Error(`${piece.tag} closes nothing`);
  }
  if (open.length > 0) throw new Error(`${open.at(-1)?.tag} stays open`);
  const isHidden = ({ within }: Shown) =>
    within.some((tag) => attribute(tag, 'style').includes('display:none'));
  return shown.filter((one) => one.text.trim() !== '' && !isHidden(one));
}
