import type { HttpResponseInit } from '@azure/functions';
import type { Refusal } from '../../shared/transfer/refusals.ts';

/** A refusal as `application/problem+json` (RFC 9457), every violation at once. */
export function problem(refusal: Refusal, traceId: string): HttpResponseInit {
  const { refused, status, sentence, violations } = refusal;
  return problemOf({ type: `/problems/${refused}`, title: sentence, status, violations, traceId });
}

/** The one answer to broken infrastructure: no cause, no stack, only where to find both. */
export const brokenProblem = (traceId: string): HttpResponseInit =>
  problemOf({
    type: '/problems/internal-error',
    title: 'Something on our side failed. Nothing you sent is lost if you send it again.',
    status: 500,
    violations: [],
    traceId,
  });

function problemOf(
  body: { status: number; violations: unknown[] } & Record<string, unknown>,
): HttpResponseInit {
  const { violations, ...rest } = body;
  return {
    status: body.status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify(violations.length > 0 ? { ...rest, errors: violations } : rest),
  };
}
