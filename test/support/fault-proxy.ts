import http from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What happens to a request: `lost` – carried out, but the connection breaks before the answer; `unsent` – the
 * connection breaks first; `stalled` – no answer, and carried out when `release` is called; `halved` – carried
 * out, but the answer stops in the middle; or a status, given before (`refused`) or after (`answered`) it is
 * carried out.
 */
export type ProxyFault =
  | { kind: 'lost' | 'unsent' | 'stalled' | 'halved' }
  | { kind: 'refused' | 'answered'; status: number; code?: string };

/** A request as it came by. */
export type Seen = { method: string; path: string; status?: number };

/** A proxy in front of a storage emulator that can lie, lose and stall. */
export type FaultProxy = {
  connectionString: string;
  seen: Seen[];
  /** The next `times` requests whose method and path match meet the fault. */
  fail(fault: ProxyFault, times?: number, matching?: RegExp): void;
  /** How many requests are being stalled. */
  stalled(): number;
  /** Carries out what has been stalled; resolves when the emulator has answered. */
  release(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a proxy for the tables and the blobs behind a connection string. */
export async function startFaultProxy(connectionString: string): Promise<FaultProxy> {
  const seen: Seen[] = [];
  const waiting: (() => Promise<unknown>)[] = [];
  let plan: { fault: ProxyFault; times: number; matching: RegExp } | undefined;

  const faultFor = (request: Seen): ProxyFault | undefined => {
    if (!plan || plan.times === 0 || !plan.matching.test(`${request.method} ${request.path}`))
      return undefined;
    plan.times -= 1;
    return plan.fault;
  };

  const handle = async (target: URL, request: http.IncomingMessage, response: http.ServerResponse) => {
    const entry: Seen = { method: request.method ?? '', path: request.url ?? '' };
    seen.push(entry);
    const body = await bytesOf(request);
    const carryOut = () => forward(target, request, body);
    const fault = faultFor(entry);
    switch (fault?.kind) {
      case 'unsent':
        return request.socket.destroy();
      case 'stalled':
        return waiting.push(carryOut);
      case 'refused':
        return refuse(response, fault.status, fault.code);
      case 'lost':
        await carryOut();
        return request.socket.destroy();
      case 'halved': {
        const { status, headers, body: whole } = await carryOut();
        return response.writeHead(status, headers).write(whole.subarray(0, whole.length / 2));
      }
      case 'answered':
        await carryOut();
        return refuse(response, fault.status, fault.code);
      default: {
        const answer = await carryOut();
        entry.status = answer.status;
        return response.writeHead(answer.status, answer.headers).end(answer.body);
      }
    }
  };

  const servers: http.Server[] = [];
  const front = async (endpoint: string): Promise<string> => {
    const target = new URL(endpoint);
    const server = http.createServer((request, response) => {
      handle(target, request, response).catch(() => request.socket.destroy());
    });
    servers.push(server);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname}`;
  };

  let fronted = connectionString;
  for (const name of ['TableEndpoint', 'BlobEndpoint']) {
    const endpoint = new RegExp(`${name}=([^;]+)`).exec(connectionString)?.[1] ?? '';
    fronted = fronted.replace(`${name}=${endpoint}`, `${name}=${await front(endpoint)}`);
  }

  return {
    connectionString: fronted,
    seen,
    fail: (fault, times = 1, matching = /./) => {
      plan = { fault, times, matching };
    },
    stalled: () => waiting.length,
    release: async () => {
      await Promise.all(waiting.splice(0).map((carryOut) => carryOut()));
    },
    stop: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
    },
  };
}

/** Answers as the table service does, naming the error by a code if there is one. */
function refuse(response: http.ServerResponse, status: number, code?: string): void {
  const error = { 'odata.error': { code, message: { lang: 'en-US', value: 'Refused by the proxy.' } } };
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(code === undefined ? '{}' : JSON.stringify(error));
}

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

function forward(target: URL, request: http.IncomingMessage, body: Buffer): Promise<Answer> {
  const { method, url: path, headers } = request;
  return new Promise((resolve, reject) => {
    const { hostname, port } = target;
    const onward = http.request({ hostname, port, method, path, headers }, async (answer) => {
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: await bytesOf(answer) });
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
