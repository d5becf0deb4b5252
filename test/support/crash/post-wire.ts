import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

const FINISHED = 'http.server.response.finish';

/** Requests that were taken (new or repeated), and refused because their id stood for something else. */
type Wire = { taken: number; reused: number };

/** What the e-mail endpoint and the portals have answered so far. */
export type PostWire = { mails: Wire; notices: Wire; stop(): void };

const TAKEN = [202, 204];
const REUSED = 409;

/** Watches the e-mail endpoint and the portals of a desk in this process, at the HTTP server itself. */
export function watchPostWire(): PostWire {
  const wire: PostWire = {
    mails: { taken: 0, reused: 0 },
    notices: { taken: 0, reused: 0 },
    stop: () => void unsubscribe(FINISHED, onFinished),
  };
  const onFinished = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const one = request.method === 'POST' ? wireAt(wire, request.url ?? '') : undefined;
    if (one && TAKEN.includes(response.statusCode)) one.taken += 1;
    if (one && response.statusCode === REUSED) one.reused += 1;
  };
  subscribe(FINISHED, onFinished);
  return wire;
}

function wireAt({ mails, notices }: PostWire, url: string): Wire | undefined {
  if (url.startsWith('/emails:send')) return mails;
  return url.startsWith('/portals/') ? notices : undefined;
}
