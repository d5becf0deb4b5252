import type { HttpRequest, HttpResponseInit } from '@azure/functions';

/** What a door answers: JSON, or anything else as a ready response. */
export type Answer =
  | { status?: number; json: unknown; etag?: string; headers?: Record<string, string> }
  | { response: HttpResponseInit };

/** The response of an answer; a caller who has this very state already gets 304 and no body. */
export function responseOf(answer: Answer, request: HttpRequest): HttpResponseInit {
  const response = 'response' in answer ? answer.response : jsonResponse(answer);
  const tag = new Headers(response.headers).get('etag');
  return tag && request.headers.get('if-none-match') === tag
    ? { status: 304, headers: { etag: tag } }
    : response;
}

const jsonResponse = ({
  status = 200,
  json,
  etag,
  headers,
}: Extract<Answer, { json: unknown }>): HttpResponseInit => ({
  status,
  headers: { 'content-type': 'application/json', ...(etag ? { etag } : {}), ...headers },
  body: JSON.stringify(json),
});
