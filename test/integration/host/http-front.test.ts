import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../infra/local/host/durable/memory-store.ts';
import { type Host, startHost } from '../../../infra/local/host/start-host.ts';

const LIMIT = 10_000;
let host: Host;
const log: string[] = [];

beforeAll(async () => {
  host = await startHost({
    appDir: path.join(import.meta.dirname, '../../support/host/app'),
    store: new MemoryStore(),
    limits: { bodyBytes: LIMIT },
    settings: { SAMPLE_SCHEDULE: '0 0 0 1 1 *' },
    log: (level, _category, message) => {
      if (level === 'error') log.push(message);
    },
  });
});
afterAll(() => host.stop());

const call = (target: string, init?: RequestInit) => fetch(host.origin + target, init);

/** A request whose target is sent as it is, which `fetch` would tidy up. */
async function raw(target: string, method = 'GET'): Promise<http.IncomingMessage> {
  const request = http.request({ host: '127.0.0.1', port: host.port, path: target, method }).end();
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  response.resume();
  return response;
}

describe('routes', () => {
  it('have the prefix, parameters and constraints', async () => {
    expect(await (await call('/api/hello/ada')).text()).toBe('hello ada');
    expect(await (await call('/API/Hello/ada/')).text()).toBe('hello ada');
    expect((await call('/hello/ada')).status).toBe(404);
    expect((await call('/api/hello/123')).status).toBe(404);
    expect((await call('/api/hello')).status).toBe(404);
    expect(await (await call('/api/files/a.b.pdf')).json()).toEqual({ name: 'a.b' });
  });

  it('prefer literals, and catch the rest', async () => {
    expect(await (await call('/api/mirror/plain', { method: 'POST' })).text()).toBe('literal');
    const mirrored = await call('/api/mirror/a/b%20c?x=1&y=%C3%A9', {
      method: 'PUT',
      body: 'four',
      headers: { 'x-test': 'h' },
    });
    expect(mirrored.status).toBe(201);
    expect(await mirrored.json()).toEqual({
      method: 'PUT',
      url: `${host.origin}/api/mirror/a/b%20c?x=1&y=%C3%A9`,
      rest: 'a/b c',
      query: [
        ['x', '1'],
        ['y', 'é'],
      ],
      header: 'h',
      body: 4,
    });
    expect((await call('/api/mirror', { method: 'POST' })).status).toBe(201);
  });

  it('say which methods they have', async () => {
    const refused = await call('/api/hello/ada', { method: 'DELETE' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET']);
  });

  it('answer HEAD where they answer GET, without a body', async () => {
    const head = await call('/api/hello/ada', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe('9');
    expect(await head.text()).toBe('');
    expect((await call('/api/start/three', { method: 'HEAD' })).status).toBe(405);
  });
});

describe('requests', () => {
  it.each([
    '/api/hello/%',
    '/api/status/%E0%A4%A',
    '/nowhere/%zz',
    '/runtime/webhooks/durabletask/instances/%C3',
  ])('with the malformed path %s are a 400', async (target) => {
    const code = `?code=${host.keys.system.durabletask_extension}`;
    expect((await raw(target + code)).statusCode).toBe(400);
  });

  it('in absolute form or with a doubled slash are served or refused, never misrouted', async () => {
    expect((await raw(`http://evil.example/api/hello/ada`)).statusCode).toBe(200);
    expect((await raw('//evil.example/api/hello/ada')).statusCode).toBe(404);
    expect((await raw('/api/../admin/functions')).statusCode).toBe(404);
  });

  it('with a body beyond the limit are cut off: by their announcement, or while streaming', async () => {
    const announced = await call('/api/mirror/x', { method: 'POST', body: 'x'.repeat(LIMIT + 1) });
    expect(announced.status).toBe(413);
    const socket = net.connect(host.port, '127.0.0.1');
    socket.write('POST /api/mirror/x HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    const chunk = 'y'.repeat(4096);
    for (let count = 0; count < 4; count++) socket.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
    await once(socket, 'close');
    const fitting = await call('/api/mirror/x', { method: 'POST', body: 'x'.repeat(LIMIT) });
    expect(await fitting.json()).toMatchObject({ body: LIMIT });
  });

  it('that are broken off leave the host well', async () => {
    for (const text of [
      'GET /api/slow HTTP/1.1\r\nhost: x\r\n\r\n',
      'POST /api/slow HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\nhalf',
    ]) {
      const socket = net.connect(host.port, '127.0.0.1');
      socket.write(text);
      await once(socket, 'ready');
      socket.destroy();
    }
    await host.idle();
    expect((await call('/api/hello/ada')).status).toBe(200);
    expect(log).toEqual([]);
  });
});

describe('responses', () => {
  it('carry each cookie in a header of its own', async () => {
    const response = await call('/api/hello/ada');
    expect(response.headers.getSetCookie()).toEqual([
      'a=1%3B2; max-age=60; path=/; samesite=strict; httponly',
      expect.stringMatching(/^b=2; .*path=\/api; secure$/),
    ]);
    expect(response.headers.get('x-seen')).toBe('yes');
  });

  it('are empty when the function answers nothing, and tell nothing when it throws', async () => {
    const silent = await call('/api/silent');
    expect([silent.status, await silent.text()]).toEqual([204, '']);
    const broken = await call('/api/broken');
    expect([broken.status, await broken.text()]).toEqual([500, '']);
    expect(log.splice(0)).toEqual([expect.stringMatching(/^broken: Error: secret detail/)]);
  });
});

describe('keys', () => {
  const { stringify } = JSON;
  const start = (headers: Record<string, string> = {}, query = '') =>
    call(`/api/start/three${query}`, { method: 'POST', headers, body: stringify(null) });

  it('open functions of their level', async () => {
    const { master, host: hostKeys, system } = host.keys;
    expect((await start()).status).toBe(401);
    expect((await start({ 'x-functions-key': 'wrong' })).status).toBe(401);
    expect((await start({ 'x-functions-key': system.durabletask_extension ?? '' })).status).toBe(401);
    expect((await start({ 'x-functions-key': hostKeys.default ?? '' })).status).toBe(202);
    expect((await start({}, `?code=${hostKeys.default}`)).status).toBe(202);
    expect((await start({ 'x-functions-key': master })).status).toBe(202);
    const operators = (key: string) => call('/api/operators', { headers: { 'x-functions-key': key } });
    expect((await operators(hostKeys.default ?? '')).status).toBe(401);
    expect((await operators(master)).status).toBe(200);
  });

  it('are never the same twice', async () => {
    const { generateKeys } = await import('../../../infra/local/host/http/keys.ts');
    const keys = Array.from({ length: 10 }, generateKeys).flatMap(({ master, host: own, system }) => [
      master,
      own.default,
      system.durabletask_extension,
    ]);
    expect(new Set(keys).size).toBe(30);
  });

  it('of a single function open that one only', async () => {
    host.keys.functions.start = { mine: 'k-start' };
    expect((await start({ 'x-functions-key': 'k-start' })).status).toBe(202);
    host.keys.functions = { operators: { mine: 'k-operators' } };
    expect((await start({ 'x-functions-key': 'k-operators' })).status).toBe(401);
  });
});

describe('administration', () => {
  const admin = (target: string, init: RequestInit = {}) =>
    call(`/admin${target}`, { ...init, headers: { 'x-functions-key': host.keys.master } });

  it('pings without a key and does nothing else without one', async () => {
    expect((await call('/admin/host/ping')).status).toBe(200);
    expect((await call('/admin/host/status')).status).toBe(401);
    expect((await call('/admin/functions/sixHourly', { method: 'POST' })).status).toBe(401);
  });

  it('lists functions and runs timers by hand', async () => {
    expect(await (await admin('/host/status')).json()).toMatchObject({ state: 'Running' });
    const listed = (await (await admin('/functions')).json()) as { name: string }[];
    expect(listed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['hello', 'transfer', 'sixHourly']),
    );
    expect((await admin('/functions/sixHourly', { method: 'POST' })).status).toBe(202);
    expect((await admin('/functions/hello', { method: 'POST' })).status).toBe(404);
    expect((await admin('/functions/nobody', { method: 'POST' })).status).toBe(404);
  });
});

describe('the management API over HTTP', () => {
  const durable = (target: string, init?: RequestInit) =>
    call(
      `/runtime/webhooks/durabletask${target}${target.includes('?') ? '&' : '?'}code=${host.keys.system.durabletask_extension}`,
      init,
    );

  it('refuses what Azure refuses', async () => {
    expect((await call('/runtime/webhooks/durabletask/instances/')).status).toBe(401);
    expect((await durable('/instances/', { method: 'DELETE' })).status).toBe(400);
    expect((await durable('/instances/nobody')).status).toBe(404);
    expect((await durable('/instances/nobody/terminate', { method: 'POST' })).status).toBe(404);
    expect((await durable('/instances/nobody/restart', { method: 'POST' })).status).toBe(501);
    expect((await durable('/instances/nobody/constructor', { method: 'POST' })).status).toBe(404);
    expect((await durable('/orchestrators/three', { method: 'POST', body: '{' })).status).toBe(400);
    expect((await durable('/elsewhere')).status).toBe(404);
    const text = { method: 'POST', body: '1', headers: { 'content-type': 'text/plain' } };
    const started = (await (await durable('/orchestrators/three', { method: 'POST' })).json()) as {
      id: string;
    };
    expect((await durable(`/instances/${started.id}/raiseEvent/E`, text)).status).toBe(400);
  });

  it('pages by key', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        host.engine.start('three', null, { instanceId: `page-${index}` }),
      ),
    );
    const ids: string[] = [];
    let token = '';
    do {
      const response = await durable('/instances/?instanceIdPrefix=page-&top=5', {
        headers: { 'x-ms-continuation-token': token },
      });
      ids.push(...((await response.json()) as { instanceId: string }[]).map(({ instanceId }) => instanceId));
      token = response.headers.get('x-ms-continuation-token') ?? '';
    } while (token);
    expect(new Set(ids).size).toBe(12);
  });
});
