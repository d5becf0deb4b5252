import type { HttpRequest, HttpResponseInit } from '@azure/functions';

/** What a door answers: JSON, or anything else as a ready response. */
export type Answer =
  | { status?: number; json: unknown; etag?: string; headers?: Record<string, string> }
  | { response: HttpResponseInit };

/** JSON with its tag; a caller who has this very state already gets 304 and no body. */
export function jsonResponse(
  { status = 200, json, etag, headers }: Extract<Answer, { json: unknown }>,
  request: HttpRequest,
): HttpResponseInit {
  const tags = etag ? { etag } : {};
  if (etag && request.headers.get('if-none-match') === etag) return { status: 304, headers: tags };
  return {
    status,
    headers: { 'content-type': 'application/json', ...tags, ...headers },
    body: JSON.stringify(json),
  };
}
