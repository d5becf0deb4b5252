import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

const FINISHED = 'http.server.response.finish';

/** What the e-mail endpoint has answered so far: taken (new or repeated) and refused because the id stood for another mail. */
export type MailWire = { taken: number; reused: number; stop(): void };

/** Watches the e-mail endpoint of a desk in this process, at the HTTP server itself. */
export function watchMailWire(): MailWire {
  const wire: MailWire = {
    taken: 0,
    reused: 0,
    stop: () => void unsubscribe(FINISHED, onFinished),
  };
  const onFinished = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.method !== 'POST' || !request.url?.startsWith('/emails:send')) return;
    if (response.statusCode === 202) wire.taken += 1;
    if (response.statusCode === 409) wire.reused += 1;
  };
  subscribe(FINISHED, onFinished);
  return wire;
}
