/** Whatever would begin a new line, and with it a label nobody wrote. */
const LINE_BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/** Text that stays on its line. */
export const onOneLine = (text: string): string => text.replace(LINE_BREAKS, ' ').trim();

/** `Label: value`, one line each; labels stand at the beginning of a line, where no value ever comes. */
export const labelled = (pairs: readonly (readonly [label: string, value: string])[]): string =>
  pairs.map(([label, value]) => `${label}: ${onOneLine(value)}`).join('\n');
