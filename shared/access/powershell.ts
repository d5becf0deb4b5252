/** What no comment may show as it is: line ends, control, direction and other invisible characters, halves of pairs. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const LONGEST_IN_COMMENT = 300;

const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0');

/**
 * A text as PowerShell's own literal: in single quotes, where nothing but a quote means anything, with quotes doubled.
 * PowerShell takes four typographic quotes for the same quote, and Windows PowerShell reads a script without a byte
 * order mark in the code page of the machine, where the bytes of other letters become such quotes. So the literal is
 * ASCII only: other characters are written as code units that .NET reads back.
 */
export function quoted(text: string): string {
  const literal = (plain: string) => `'${plain.replaceAll("'", "''")}'`;
  if (/^[\x20-\x7e]*$/.test(text)) return literal(text);
  const units = text
    .replaceAll('\\', '\\\\')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${hex(unit.charCodeAt(0))}`);
  return `([regex]::Unescape(${literal(units)}))`;
}

/** Foreign text as a comment may show it: on one line, everything unseen made visible, in double quotes. */
function shown(text: string): string {
  const [...characters] = text.replace(UNSEEN, (found) => `[U+${hex(found.codePointAt(0) ?? 0)}]`);
  const long = characters.length > LONGEST_IN_COMMENT;
  return `"${characters.slice(0, LONGEST_IN_COMMENT).join('')}${long ? '...' : ''}"`;
}

const woven = (words: TemplateStringsArray, values: readonly string[]) =>
  words.reduce((line, word, n) => `${line}${values[n - 1]}${word}`);

/** A command: every value between the words becomes a literal, so no value can become a word. */
export const command = (words: TemplateStringsArray, ...values: string[]): string =>
  woven(words, values.map(quoted));

/**
 * A line of comment, `# …`, with every value made safe. The words come first and are many: PowerShell reads a comment
 * that begins with `requires` as an order, and takes one that resembles `# SIG # Begin signature block` (up to 34
 * visible characters) for the end of the script.
 */
export const comment = (words: TemplateStringsArray, ...values: string[]): string =>
  `# ${woven(words, values.map(shown))}`;
