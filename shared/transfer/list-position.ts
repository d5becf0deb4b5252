import { epoch, instantAt } from './instant.ts';
import { BadCursor, type Page, type Summary } from './transfer-index.ts';

/** An order of a list: the text a summary is sorted by, unique by its id and safe as a table key, and how it looks. */
export type Order = { positionOf(summary: Summary): string; pattern: RegExp };

const LAST_MS = 9_999_999_999_999;

/** Newest first, then by id. */
export const newestFirst: Order = {
  positionOf: ({ createdAt, transferId }) =>
    `${String(LAST_MS - epoch(createdAt)).padStart(13, '0')}|${transferId}`,
  pattern: /^\d{13}\|t[a-z0-9]{25}$/,
};

/** By due date, then by id. The instant is written in milliseconds, or `…00Z` would follow `…00.5Z`. */
export const byDueDate: Order = {
  positionOf: ({ dueAt, transferId }) => `${instantAt(epoch(dueAt))}|${transferId}`,
  pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\|t[a-z0-9]{25}$/,
};

/** The position after which the asked page begins, empty for the first page; throws `BadCursor`. */
export function positionAfter(cursor: string | undefined, order: Order): string {
  if (cursor === undefined) return '';
  const position = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!order.pattern.test(position) || cursorAt(position) !== cursor) throw new BadCursor();
  return position;
}

/** Cuts a page out of summaries read in order, one more than fits if there are more; the cursor is base64url. */
export function pageOf(read: Summary[], limit: number, order: Order): Page<Summary> {
  const last = read.length > limit ? read[limit - 1] : undefined;
  return { items: read.slice(0, limit), ...(last && { cursor: cursorAt(order.positionOf(last)) }) };
}

const cursorAt = (position: string): string => Buffer.from(position).toString('base64url');
