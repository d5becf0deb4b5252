import type { HttpRequest } from '@azure/functions';
import { type Refusal, refuse } from '../../shared/transfer/refusals.ts';

/** How much of a list is asked for: `?limit=` up to 100 and the cursor of the page before. */
export function pageRequest(request: HttpRequest): { limit: number; cursor?: string } | Refusal {
  const limit = Number(request.query.get('limit') ?? 50);
  const cursor = request.query.get('cursor');
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    return refuse('invalid-content', [{ path: 'limit', message: 'must be a whole number from 1 to 100' }]);
  return cursor ? { limit, cursor } : { limit };
}

/** A cursor that is none of ours is the caller's mistake. */
export const badCursor = (): Refusal =>
  refuse('invalid-content', [{ path: 'cursor', message: 'is not a cursor of this list' }]);
