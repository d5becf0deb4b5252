import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, LOOPBACK, listen } from '../../../infra/local/ports.ts';

const servers: Server[] = [];

function server(): Server {
  const made = createServer();
  servers.push(made);
  return made;
}

afterEach(async () => {
  for (const made of servers.splice(0)) {
    if (!made.listening) continue;
    made.close();
    await once(made, 'close');
  }
});

describe('ports', () => {
  it('are the preferred ones when they are free', async () => {
    const port = await freePort();
    expect(await freePort(port)).toBe(port);
    expect(await listen(server(), port)).toBe(port);
  });

  it('are others when those are taken', async () => {
    const taken = await listen(server());
    const other = await listen(server(), taken);
    expect(other).not.toBe(taken);
    expect(await freePort(taken)).not.toBe(taken);
  });

  it('are open to this machine only', async () => {
    const made = server();
    await listen(made);
    expect(made.address()).toMatchObject({ address: LOOPBACK });
  });

  it('are not looked for when listening fails for another reason', async () => {
    const made = server();
    await listen(made);
    await expect(listen(made, 1)).rejects.toMatchObject({ code: 'ERR_SERVER_ALREADY_LISTEN' });
  });
});
