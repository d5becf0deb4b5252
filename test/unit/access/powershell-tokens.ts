/**
 * PowerShell's own reading of a script, as far as injection is concerned, written from its language rules and apart
 * from the product: what ends a string, a comment or a line, what begins another, and which comments are orders.
 */
export type Token = {
  kind: 'word' | 'string' | 'expandable' | 'hereString' | 'comment' | 'order' | 'mark' | 'line' | 'unended';
  text: string;
};

const SINGLE = "'\u2018\u2019\u201a\u201b";
const DOUBLE = '"\u201c\u201d\u201e';
const MARKS = /\$\(|@\(|@\{|&&|\|\||[(){}|;&,]/y;
const SPACE = /(?:[ \t\v\f\u0085]|\p{Z}|`\r\n|`[\r\n])+/uy;
const LINE = /\r\n|\r|\n/y;
const REST_OF_LINE = /[^\r\n]*/y;
const HERE = new RegExp(`@([${SINGLE}${DOUBLE}])[^\\S\\r\\n]*(?:\\r\\n|\\r|\\n)`, 'y');

/** What a rule finds at one place of a text, and nowhere further. */
function found(rule: RegExp, text: string, at: number): RegExpExecArray | null {
  rule.lastIndex = at;
  return rule.exec(text);
}

/** The edit distance by which PowerShell takes a comment for a signature block, after which nothing may follow. */
function distance(one: string, other: string): number {
  let row = [...Array(other.length + 1).keys()];
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (letter === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** A comment is an order when it begins with `#requires`, or resembles `# SIG # Begin signature block`. */
function isOrder(comment: string): boolean {
  const seen = comment
    .slice(1)
    .replace(/[\s\u0085]/g, '')
    .toLowerCase();
  if (/^#requires/i.test(comment)) return true;
  return seen.length >= 13 && seen.length <= 33 && distance(seen, 'sig#beginsignatureblock') < 10;
}

/** Where a quoted text ends, after its closing quote; a doubled quote of any kind stays inside. */
function endOfQuoted(text: string, from: number, quotes: string): number {
  const keeping = quotes === DOUBLE ? '`' : '';
  for (let at = from; at < text.length; at++) {
    const letter = text[at] ?? '';
    const doubled = quotes.includes(letter) && quotes.includes(text[at + 1] ?? '\n');
    if (letter === keeping || doubled) at++;
    else if (quotes.includes(letter)) return at + 1;
  }
  return -1;
}

function endOfHere(text: string, from: number, quotes: string): number {
  const end = new RegExp(`[\\r\\n][${quotes}]@`).exec(text.slice(from - 1));
  return end ? from - 1 + end.index + 3 : -1;
}

/** A word goes on until a space, a line end, a mark or a quote; a back-tick keeps the next letter in it. */
function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if ([SPACE, LINE, MARKS].some((rule) => found(rule, text, at))) break;
    if ((SINGLE + DOUBLE).includes(text[at] ?? '')) break;
    at += text[at] === '`' ? 2 : 1;
  }
  return Math.max(at, from + 1);
}

function quotedToken(text: string, at: number): Token | undefined {
  const letter = text[at] ?? '';
  const here = found(HERE, text, at);
  if (!here && !(SINGLE + DOUBLE).includes(letter)) return undefined;
  const quotes = SINGLE.includes(here?.[1] ?? letter) ? SINGLE : DOUBLE;
  const end = here ? endOfHere(text, at + here[0].length, quotes) : endOfQuoted(text, at + 1, quotes);
  if (end < 0) return { kind: 'unended', text: text.slice(at) };
  const kind = quotes === SINGLE ? 'string' : 'expandable';
  return { kind: here ? 'hereString' : kind, text: text.slice(at, end) };
}

function commentToken(text: string, at: number): Token | undefined {
  if (text.startsWith('<#', at)) {
    const end = text.indexOf('#>', at);
    if (end < 0) return { kind: 'unended', text: text.slice(at) };
    return { kind: 'comment', text: text.slice(at, end + 2) };
  }
  if (text[at] !== '#') return undefined;
  const comment = found(REST_OF_LINE, text, at)?.[0] ?? '';
  return { kind: isOrder(comment) ? 'order' : 'comment', text: comment };
}

function nextToken(text: string, at: number): Token {
  const line = found(LINE, text, at);
  if (line) return { kind: 'line', text: line[0] };
  const mark = found(MARKS, text, at);
  if (mark) return { kind: 'mark', text: mark[0] };
  const word: Token = { kind: 'word', text: text.slice(at, endOfWord(text, at)) };
  return quotedToken(text, at) ?? commentToken(text, at) ?? word;
}

/** The tokens of a script, spaces left out. */
export function tokensOf(script: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; ; ) {
    at += found(SPACE, script, at)?.[0].length ?? 0;
    if (at >= script.length) return tokens;
    const token = nextToken(script, at);
    tokens.push(token);
    at += token.text.length;
  }
}

/** What a script does whatever its texts say: its tokens with the contents of strings and comments left out. */
export const skeletonOf = (script: string): string[] =>
  tokensOf(script).map(({ kind, text }) =>
    kind === 'string' || kind === 'comment' ? kind : `${kind} ${text}`,
  );

/** What a string in single quotes says. */
export const contentOf = ({ text }: Token): string =>
  text.slice(1, -1).replace(new RegExp(`[${SINGLE}]([${SINGLE}])`, 'g'), '$1');
