import type { Part } from './letter.ts';

const MOST = 120;

const cut = (text: string): string => {
  if (text.length <= MOST) return text;
  const whole = text.slice(0, MOST + 1);
  const end = whole.lastIndexOf(' ');
  return `${whole.slice(0, end > 0 ? end : MOST)}…`;
};

/** What a mailbox shows beside the subject: the first thing the news itself says, at most a line of it. */
export const previewOf = (parts: readonly Part[]): string =>
  cut(parts.find((part) => typeof part === 'string') ?? '');

/** Invisible characters that keep a mailbox from filling the line up with what follows. */
export const FILLER = '\u034f\u200c\u00a0'.repeat(60);
