/** Controls, bidi overrides, joiners, separators and lone surrogates: nothing a printed name needs. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * Text as it may stand on the form: composed (NFC), on one line, without anything that could
 * reorder, hide or inject. The field's value and what is printed are both made from this.
 */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r\v\f\u0085\u2028\u2029]+/g, ' ')
    .replace(UNPRINTABLE, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
