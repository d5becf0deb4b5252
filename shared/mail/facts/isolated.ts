/** Letters that are written from right to left, of every script that has them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name between isolating marks, so that one written from right to left cannot pull the words and numbers around it
 * out of their order, in text and in HTML alike; any other name stays as it is. What people hand in holds no such marks itself.
 */
export const isolated = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);
