import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { LOOPBACK, listen } from '../ports.ts';
import { type Answer, json, type Reply, type Room, type Visit } from './room.ts';

/** The e-mail service's own limit for a request with its attachments (AZURE 5) is the largest anybody needs. */
const BODY_LIMIT = 10 * 1024 * 1024;

const TOO_LARGE = json(413, {
  error: { code: 'RequestEntityTooLarge', message: `At most ${BODY_LIMIT} bytes.` },
});
const NOT_FOUND = json(404, { error: { code: 'NotFound', message: 'Nobody at the desk answers that.' } });
const BROKEN = json(500, { error: { code: 'InternalServerError', message: 'The desk itself failed.' } });

/** The body, or undefined when it is larger than the limit; the rest is then read and thrown away. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  return size <= BODY_LIMIT ? Buffer.concat(chunks) : undefined;
}

async function visitOf(request: IncomingMessage): Promise<Visit | Answer> {
  const body = await readBody(request);
  if (body === undefined) return TOO_LARGE;
  const target = request.url ?? '/';
  const url = URL.parse(target, `http://${LOOPBACK}`);
  if (url === null) return NOT_FOUND;
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  return { method, target, url, headers: request.headers, body };
}

async function firstAnswer(rooms: readonly Room[], visit: Visit): Promise<Reply> {
  for (const room of rooms) {
    const reply = await room.answer(visit);
    if (reply !== undefined) return reply;
  }
  return NOT_FOUND;
}

async function replyTo(rooms: readonly Room[], request: IncomingMessage): Promise<Reply> {
  try {
    const visit = await visitOf(request);
    return 'status' in visit ? visit : await firstAnswer(rooms, visit);
  } catch (error) {
    // The caller went away in the middle of its request; there is nobody to answer.
    if (request.errored) return 'cut';
    // A fault of ours must be seen by whoever runs the stack, and must not take the desk down.
    console.error('desk', error);
    return BROKEN;
  }
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { 'x-content-type-options': 'nosniff', ...answer.headers });
  response.end(answer.body);
}

/** A listening desk: `stop` cuts connections that are still open, silent ones too. */
export interface Serving {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Serves the rooms on this machine only, in their order, on the preferred port when it is free. */
export async function serve(rooms: readonly Room[], preferredPort?: number): Promise<Serving> {
  const server = createServer(async (request, response) => {
    const reply = await replyTo(rooms, request);
    if (reply === 'cut') request.socket.destroy();
    else if (reply !== 'silence') send(response, reply);
  });
  const port = await listen(server, preferredPort);
  return {
    origin: `http://${LOOPBACK}:${port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
