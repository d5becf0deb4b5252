/**
 * Loaded into the children of a bench by `NODE_OPTIONS=--import`: Azurite's process writes down every request it has
 * answered, which is the wire itself. Written at once, so that a reader sees what was answered before it asked.
 */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

const file = process.env.BENCH_REQUEST_LOG;

if (file !== undefined && process.argv[1]?.endsWith('azurite-child.ts')) {
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    // Express cuts the mount point off `url`; `originalUrl` is what came over the wire.
    const url = 'originalUrl' in request ? String(request.originalUrl) : request.url;
    appendFileSync(file, `${request.method} ${url} ${response.statusCode}\n`);
  });
}
