import { z } from 'zod';
import { Transfer } from './transfer.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows of before kept the customer's own link apart from the others. */
function brought(row: unknown): unknown {
  if (!isObject(row) || !isObject(row.followLink)) return row;
  const { followLink, links, ...rest } = row;
  return { ...rest, links: { ...(isObject(links) ? links : {}), follow: { revision: 0, ...followLink } } };
}

/** A transfer as it is stored, also by an earlier edition of the product. */
export const StoredTransfer = z.preprocess(brought, Transfer);
