import type { HttpResponseInit } from '@azure/functions';
import type { Refusal } from '../../shared/transfer/refusals.ts';

/** A refusal as `application/problem+json` (RFC 9457), every violation at once; of broken infrastructure no cause and no stack. */
export function problem(refusal: Refusal, traceId: string): HttpResponseInit {
  const { refused, status, sentence, violations } = refusal;
  const body = { type: `/problems/${refused}`, title: sentence, status, traceId };
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify(violations.length > 0 ? { ...body, errors: violations } : body),
  };
}
