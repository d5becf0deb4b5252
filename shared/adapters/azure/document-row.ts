import type { z } from 'zod';
import type { NewRow, Row } from './table.ts';

const MOST_CHARACTERS = 30_000;
const MOST_PARTS = 15;

/** A stored row that is not what it must be. Names the row and the places, never the content. */
export class BrokenRow extends Error {
  override name = 'BrokenRow';
  constructor({ partitionKey, rowKey }: { partitionKey: string; rowKey: string }, places: string) {
    super(`The stored row ${partitionKey}/${rowKey} cannot be read (${places}).`);
  }
}

/**
 * A row that holds a document as JSON in the column `doc`, or in `doc0`, `doc1`… when it is longer than a
 * column may be (32 K characters; a whole row may have 1 MB). Other columns are for filters and for people.
 */
export function documentRow(
  partitionKey: string,
  rowKey: string,
  document: unknown,
  columns: Record<string, string> = {},
): NewRow {
  const parts = partsOf(JSON.stringify(document));
  if (parts.length > MOST_PARTS) {
    throw new RangeError(`The document ${partitionKey}/${rowKey} is too large to be stored.`);
  }
  const named = parts.map((part, index) => [parts.length === 1 ? 'doc' : `doc${index}`, part]);
  return { ...columns, ...Object.fromEntries(named), partitionKey, rowKey };
}

/** The document of a row, checked: stored data is outside data. Throws `BrokenRow`. */
export function documentIn<T>(row: Row, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonIn(row));
  if (parsed.success) return parsed.data;
  throw new BrokenRow(
    row,
    parsed.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join(', '),
  );
}

function jsonIn(row: Row): unknown {
  let text = typeof row.doc === 'string' ? row.doc : '';
  for (let index = 0; typeof row[`doc${index}`] === 'string'; index += 1) text += row[`doc${index}`];
  try {
    return JSON.parse(text);
  } catch {
    throw new BrokenRow(row, 'not JSON');
  }
}

/** Cuts between characters: half of a surrogate pair would not survive the way through UTF-8. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + MOST_CHARACTERS;
    const cut = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end;
    parts.push(text.slice(start, cut));
    start = cut;
  }
  return parts;
}
