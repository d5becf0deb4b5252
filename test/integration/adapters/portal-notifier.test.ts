import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { Agent, createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { makeSealPki } from '../../../infra/local/seal-certificates.ts';
import { type LookupRules, publicLookup } from '../../../shared/adapters/webhook/public-lookup.ts';
import {
  type WebhookOptions,
  webhookPortalNotifier,
} from '../../../shared/adapters/webhook/webhook-portal-notifier.ts';
import {
  NoticeNotAccepted,
  noticePublicKey,
  type PortalNotice,
} from '../../../shared/partners/portal-notice.ts';
import { verifyWebhook } from '../../../shared/partners/webhook-signature.ts';

const KEY = `whsk_${Buffer.alloc(32, 7).toString('base64')}`;
const QUERY = 'token=canary-in-the-query';
const notice: PortalNotice = {
  partnerId: 'contoso',
  url: `https://portal.contoso.example/notices?${QUERY}`,
  noticeId: '7c6f2f2e-6a46-4b51-9a3b-3a2f0cf7a001',
  type: 'transfer.new-partner-turn',
  timestamp: '2026-11-20T08:00:00.000Z',
  data: { customer: 'Canaria Zürich' },
};

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

type Heard = { line: string; headers: IncomingHttpHeaders; body: Buffer };

/** A portal of the test's own, with what it has heard. */
async function portal(answer: RequestListener, secure?: { key: string; cert: string }) {
  const heard: Heard[] = [];
  const names: unknown[] = [];
  const listener: RequestListener = async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    heard.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
    if (secure) names.push((request.socket as TLSSocket & { servername?: string }).servername);
    answer(request, response);
  };
  const server = secure ? createSecureServer(secure, listener) : createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { heard, names, port, url: `http://127.0.0.1:${port}/notices?${QUERY}` };
}

const send = (url: string, options: Partial<WebhookOptions> = {}) =>
  webhookPortalNotifier({ signingKey: KEY, loopback: true, ...options }).send({ ...notice, url });

/** How a try fails; nothing of the address, the key or the content may be in it. */
async function failure(trying: Promise<void>): Promise<NoticeNotAccepted> {
  const error = await trying.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(NoticeNotAccepted);
  const told = error as NoticeNotAccepted;
  expect(told.cause).toBeUndefined();
  expect(`${told.stack} ${JSON.stringify(told)}`).not.toMatch(
    /canary|portal\.|contoso|127\.0|whsk|BwcH|Canaria/,
  );
  return told;
}

describe('a portal that takes notices', () => {
  it.each([200, 202, 204])('answers %i and has a notice it can verify', async (status) => {
    const { heard, url } = await portal((_, response) => response.writeHead(status).end());
    await send(url);
    const [{ line, headers, body }] = heard as [Heard];
    expect(line).toBe(`POST /notices?${QUERY}`);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': notice.noticeId });
    const verdict = verifyWebhook({
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      body,
      keys: [{ keyId: 'pinned', key: noticePublicKey(KEY) }],
      now: new Date().toISOString(),
    });
    expect(verdict).toMatchObject({ ok: true, id: notice.noticeId });
    const { type, timestamp, data } = notice;
    expect(JSON.parse(body.toString('utf8'))).toEqual({ type, timestamp, data });
  });

  it('has the same id and bytes when it is told again', async () => {
    const { heard, url } = await portal((_, response) => response.writeHead(204).end());
    await send(url);
    await send(url);
    expect(heard[1]?.body).toEqual(heard[0]?.body);
    expect(heard[1]?.headers['webhook-id']).toBe(heard[0]?.headers['webhook-id']);
  });

  it('is done with its first words, however long it goes on', async () => {
    let cut = false;
    const { url } = await portal((_, response) => {
      response.writeHead(200);
      const flow = setInterval(() => response.write('x'.repeat(65_536)), 1);
      response.on('close', () => {
        clearInterval(flow);
        cut = true;
      });
    });
    await send(url);
    await expect.poll(() => cut).toBe(true);
  });
});

describe('a portal that does not take notices', () => {
  it.each([
    [500, false],
    [503, false],
    [400, false],
    [404, false],
    [410, true],
    [422, true],
  ])('answers %i, and whether that is for good is %s', async (status, forGood) => {
    const { url } = await portal((_, response) => response.writeHead(status).end(QUERY));
    expect(await failure(send(url))).toMatchObject({ status, forGood, retryAfterSeconds: undefined });
  });

  it('says after how many seconds to come again, or when', async () => {
    const { url } = await portal((_, response) => response.writeHead(429, { 'retry-after': '7' }).end());
    expect(await failure(send(url))).toMatchObject({ status: 429, retryAfterSeconds: 7, forGood: false });
    const date = new Date(Date.now() + 90_000).toUTCString();
    const later = await portal((_, response) => response.writeHead(503, { 'retry-after': date }).end());
    const { retryAfterSeconds } = await failure(send(later.url));
    expect(retryAfterSeconds).toBeGreaterThan(60);
    expect(retryAfterSeconds).toBeLessThanOrEqual(90);
    const vague = await portal((_, response) => response.writeHead(503, { 'retry-after': 'soon' }).end());
    expect((await failure(send(vague.url))).retryAfterSeconds).toBeUndefined();
  });

  it.each([301, 302, 303, 307, 308])('sends us elsewhere with %i, and nobody goes there', async (status) => {
    const elsewhere = await portal((_, response) => response.writeHead(204).end());
    const { url } = await portal((_, response) =>
      response.writeHead(status, { location: elsewhere.url }).end(),
    );
    expect(await failure(send(url))).toMatchObject({ status, forGood: false });
    expect(elsewhere.heard).toEqual([]);
  });

  it('is silent, and is waited for no longer than the limit', async () => {
    const { url } = await portal(() => undefined);
    const told = await failure(send(url, { limitMs: 150 }));
    expect(told).toMatchObject({ status: undefined, forGood: false });
    expect(told.message).toContain('no answer within 150 ms');
  });

  it('takes longer than the limit for its first line, a byte at a time', async () => {
    const { url } = await portal((_, response) => {
      const drip = setInterval(() => response.socket?.write('H'), 20);
      response.on('close', () => clearInterval(drip));
    });
    expect(await failure(send(url, { limitMs: 150 }))).toMatchObject({ status: undefined, forGood: false });
  });

  it('hangs up, or is not there at all', async () => {
    const { url, port } = await portal((request) => request.socket.destroy());
    expect((await failure(send(url))).message).toMatch(/no connection \(ECONNRESET\)/);
    const [server] = servers.splice(0) as [Server];
    server.close();
    await once(server, 'close');
    const gone = await failure(send(`http://127.0.0.1:${port}/?${QUERY}`));
    expect(gone).toMatchObject({ message: expect.stringContaining('ECONNREFUSED'), forGood: false });
  });

  it('wants another protocol', async () => {
    const { url } = await portal(() => undefined);
    const server = servers.at(-1);
    server?.removeAllListeners('request');
    server?.on('connection', (socket) =>
      socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    );
    expect(await failure(send(url))).toMatchObject({ forGood: false });
  });
});

describe('an address that must not be called', () => {
  it.each([
    'http://portal.contoso.example/notices',
    'https://10.0.0.1/notices',
    'https://169.254.169.254/metadata/instance',
    'https://[::ffff:7f00:1]/',
    'https://user:canary@portal.contoso.example/',
    'nonsense',
  ])('is given up for good: %s', async (url) => {
    expect(await failure(send(url))).toMatchObject({ status: undefined, forGood: true });
  });

  it('is one of this machine, where that is not allowed', async () => {
    const { url, heard } = await portal((_, response) => response.writeHead(204).end());
    expect(await failure(send(url, { loopback: false }))).toMatchObject({ forGood: true });
    expect(heard).toEqual([]);
  });
});

/** Looks names up without a network. */
const leadingTo = (...addresses: string[]): NonNullable<LookupRules['resolve']> => {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (_, __, done) => setImmediate(() => done(null, found));
};

describe('a name', () => {
  async function securePortal() {
    const { leaf } = await makeSealPki(new Date(Date.now() - 86_400_000), { keyType: 'EC' });
    const cert = new X509Certificate(leaf.der).toString();
    return portal((_, response) => response.writeHead(204).end(), { key: leaf.key, cert });
  }

  it('is connected to at the very address that was looked at, under its own name', async () => {
    const { heard, names, port } = await securePortal();
    const lookup = publicLookup({ resolve: leadingTo('127.0.0.1'), isAllowed: () => true });
    await send(notice.url, { agent: new Agent({ lookup, port, rejectUnauthorized: false }) });
    expect(names).toEqual(['portal.contoso.example']);
    expect(heard[0]?.headers.host).toBe('portal.contoso.example');
  });

  it('is not believed with a certificate nobody vouches for', async () => {
    const { heard, port } = await securePortal();
    const lookup = publicLookup({ resolve: leadingTo('127.0.0.1'), isAllowed: () => true });
    const told = await failure(send(notice.url, { agent: new Agent({ lookup, port }) }));
    expect(told.message).toMatch(/no connection \([A-Z_]+\)/);
    expect(heard).toEqual([]);
  });

  it.each([
    ['inwards', ['127.0.0.1']],
    ['to the platform', ['169.254.169.254']],
    ['outwards and inwards', ['8.8.8.8', '10.0.0.1']],
    ['inwards in other words', ['::ffff:127.0.0.1']],
    ['nowhere', []],
  ])('that leads %s is not connected to', async (_, addresses) => {
    const { heard, port } = await securePortal();
    const lookup = publicLookup({ resolve: leadingTo(...addresses) });
    const told = await failure(
      send(notice.url, { agent: new Agent({ lookup, port, rejectUnauthorized: false }) }),
    );
    expect(told).toMatchObject({ message: expect.stringContaining('not public'), forGood: false });
    expect(heard).toEqual([]);
  });

  it('is looked up anew at every try, so that it cannot turn inwards later', async () => {
    const { heard, port } = await securePortal();
    const answers = ['127.0.0.1', '127.0.0.2'];
    const lookup = publicLookup({
      resolve: (host, options, done) => leadingTo(answers.shift() ?? '')(host, options, done),
      isAllowed: (address) => address === '127.0.0.1',
    });
    const agent = new Agent({ lookup, port, rejectUnauthorized: false });
    await send(notice.url, { agent });
    expect((await failure(send(notice.url, { agent }))).message).toContain('not public');
    expect([heard.length, answers]).toEqual([1, []]);
  });

  it('that cannot be looked up is no connection', async () => {
    const lookup = publicLookup({
      resolve: (_, __, done) => done(Object.assign(new Error('canary'), { code: 'ENOTFOUND' }), []),
    });
    const told = await failure(send(notice.url, { agent: new Agent({ lookup }) }));
    expect(told).toMatchObject({ message: expect.stringContaining('ENOTFOUND'), forGood: false });
  });
});
