import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** The local stack is never reachable from another machine: mails and tokens lie open in it. */
export const LOOPBACK = '127.0.0.1';

const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no TCP port');
  return address.port;
}

async function tryToListen(server: Server, port: number): Promise<number> {
  server.listen({ host: LOOPBACK, port });
  await once(server, 'listening');
  return portOf(server);
}

/**
 * Listens on the preferred port, or on one the system chooses when that one is taken, and answers the port.
 * Nothing can come in between choosing and listening, so prefer this to `freePort`.
 * Every failure other than a taken or forbidden port is thrown.
 */
export async function listen(server: Server, preferred = 0): Promise<number> {
  try {
    return await tryToListen(server, preferred);
  } catch (error) {
    if (preferred === 0 || !isRefused(error)) throw error;
    return await tryToListen(server, 0);
  }
}

/**
 * A port that was free a moment ago, the preferred one when possible: for an address that must be known before
 * its server exists. Whoever then finds it taken asks again.
 */
export async function freePort(preferred = 0): Promise<number> {
  const server = createServer();
  const port = await listen(server, preferred);
  server.close();
  await once(server, 'close');
  return port;
}
