import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openArrivals } from '../../../infra/local/desk/arrivals.ts';
import { openPortals, type Portals } from '../../../infra/local/desk/portals/portals.ts';
import { portalsRoom } from '../../../infra/local/desk/portals/portals-room.ts';
import type { Desk } from '../../../infra/local/desk/start-desk.ts';
import { kept as keptFile } from '../../../infra/local/kept.ts';
import type { SampleSecrets } from '../../../infra/local/sample-partners.ts';
import { startStack } from '../../../infra/local/stack.ts';
import { storageClients } from '../../../shared/adapters/azure/clients.ts';
import { tablePartnerRegistry } from '../../../shared/adapters/azure/table-partner-registry.ts';
import { webhookPortalNotifier } from '../../../shared/adapters/webhook/webhook-portal-notifier.ts';
import { noticePublicKey, type PortalNotice, signedNotice } from '../../../shared/partners/portal-notice.ts';
import { aDesk } from './desk-letters.ts';

const KEY = `whsk_${Buffer.alloc(32, 9).toString('base64')}`;
const STACK_TIME = '2026-12-24T10:00:00.000Z';
const HOSTILE = `</pre><script>alert("x")</script><img src=x onerror='alert(1)'>`;

type Standing = { desk: Desk; portals: Portals };
const standing = {} as Standing;

async function open(dir?: string): Promise<Standing> {
  const now = () => Date.parse(STACK_TIME);
  const portals = await openPortals({
    now,
    noticeKey: noticePublicKey(KEY),
    portals: [
      { partnerId: 'fabrikam', name: 'Fabrikam' },
      { partnerId: 'contoso', name: 'Contoso' },
    ],
    ...(dir === undefined ? {} : { dir }),
  });
  return { portals, desk: await aDesk({ now, rooms: [portalsRoom(portals)] }) };
}

const aNotice = (
  change: Partial<PortalNotice> = {},
  { desk }: Pick<Standing, 'desk'> = standing,
): PortalNotice => ({
  partnerId: 'contoso',
  url: `${desk.origin}/portals/${change.partnerId ?? 'contoso'}`,
  noticeId: 'notice-1',
  type: 'transfer.new-partner-turn',
  timestamp: '2026-12-24T09:00:00.000Z',
  data: { transferId: 't0123456789012345678901234' },
  ...change,
});
const send = (notice = aNotice(), limitMs = 5_000) =>
  webhookPortalNotifier({ signingKey: KEY, loopback: true, limitMs }).send(notice);
const text = async (path: string, { desk } = standing) => (await fetch(`${desk.origin}${path}`)).text();
const listed = async (partnerId: string, at = standing) =>
  JSON.parse(await text(`/portals/${partnerId}/notices.json`, at)) as {
    notices: { noticeId: string; repeats: number }[];
    disbelieved: { problem: string; count: number }[];
  };

describe('the portals at the desk', () => {
  beforeEach(async () => void Object.assign(standing, await open()));
  afterEach(() => standing.desk.stop());

  it('are found from the front page, each with what it has been told', async () => {
    await send();
    await send(aNotice({ noticeId: 'notice-2' }));
    await send(aNotice({ partnerId: 'fabrikam' }));
    expect(await text('/')).toContain('href="/portals"');
    const overview = await text('/portals');
    expect(overview).toMatch(/href="\/portals\/contoso"><strong>Contoso<\/strong><span>2 notices/);
    expect(overview).toMatch(/href="\/portals\/fabrikam"><strong>Fabrikam<\/strong><span>1 notice</);
    expect(overview).toContain(noticePublicKey(KEY).slice(0, 20));
    expect(overview).not.toContain('whsk_');
  });

  it('show a notice with its type, its time and what it says, the newest first', async () => {
    await send(aNotice({ type: 'transfer.older' }));
    await send(aNotice({ type: 'transfer.newer', noticeId: 'notice-2' }));
    const page = await text('/portals/contoso');
    expect(page.indexOf('transfer.newer')).toBeGreaterThan(0);
    expect(page.indexOf('transfer.older')).toBeGreaterThan(page.indexOf('transfer.newer'));
    expect(page).toContain('datetime="2026-12-24T09:00:00.000Z"');
    expect(page).toContain('t0123456789012345678901234');
    expect(page).toContain('2 notices');
    expect(await text('/portals/fabrikam')).toContain('No notice yet.');
  });

  it('show a repeated notice once and how often it came again', async () => {
    await send();
    await send();
    await Promise.all([send(), send(aNotice({ partnerId: 'fabrikam' }))]);
    const page = await text('/portals/contoso');
    expect(page.match(/notice-1/g)).toHaveLength(1);
    expect(page).toContain('received again 2 ×');
    expect((await listed('contoso')).notices).toMatchObject([{ noticeId: 'notice-1', repeats: 2 }]);
    expect((await listed('fabrikam')).notices).toMatchObject([{ noticeId: 'notice-1', repeats: 0 }]);
  });

  it('refuse an id that comes back with another content', async () => {
    await send();
    await expect(send(aNotice({ data: { other: true } }))).rejects.toMatchObject({ status: 409 });
    expect((await listed('contoso')).notices).toMatchObject([{ repeats: 0 }]);
  });

  it('wait for a notice that is there or comes later', async () => {
    const { portals } = standing;
    const later = portals.waitFor(({ noticeId }) => noticeId === 'notice-2', 10_000);
    await send();
    await send(aNotice({ noticeId: 'notice-2' }));
    expect(await later).toMatchObject({ partnerId: 'contoso', receivedAt: STACK_TIME });
    expect(await portals.waitFor(() => true, 0)).toMatchObject({ noticeId: 'notice-1' });
    await expect(portals.waitFor(() => false, 5)).rejects.toThrow('contoso: transfer.new-partner-turn');
  });

  it('show what they are told as it is, never as HTML', async () => {
    await send(aNotice({ type: HOSTILE, data: { [HOSTILE]: HOSTILE } }));
    const page = await text('/portals/contoso');
    expect(page).not.toMatch(/<script|<img/i);
    expect(page).toContain('&lt;script&gt;alert(');
  });

  it('take what is signed by the pinned key and is of today, and nothing else', async () => {
    const notice = aNotice();
    const now = new Date().toISOString();
    const good = signedNotice(notice, KEY, now);
    const post = (headers: Record<string, string>, body: string, path = '/portals/contoso') =>
      fetch(`${standing.desk.origin}${path}`, { method: 'POST', headers, body });
    const other = signedNotice(notice, `whsk_${Buffer.alloc(32, 1).toString('base64')}`, now);
    const old = signedNotice(notice, KEY, new Date(Date.now() - 302_000).toISOString());
    const strange = signedNotice({ ...notice, timestamp: 'yesterday' }, KEY, now);
    const answers = await Promise.all([
      post({ 'content-type': 'application/json' }, good.body),
      post(good.headers, good.body.replace('transfer', 'TRANSFER')),
      post(other.headers, other.body),
      post(old.headers, old.body),
      post(strange.headers, strange.body),
      post(good.headers, 'x'.repeat(65_537)),
      post(good.headers, good.body, '/portals/nobody'),
      post(good.headers, good.body, '/portals/contoso/notices.json'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 422, 413, 404, 404]);
    const { notices, disbelieved } = await listed('contoso');
    expect(notices).toEqual([]);
    expect(Object.fromEntries(disbelieved.map(({ problem, count }) => [problem, count]))).toEqual({
      'missing-header': 1,
      'signature-mismatch': 2,
      'too-old': 1,
      'not-a-notice': 1,
    });
    expect(await text('/portals/contoso')).toMatch(/signature-mismatch<\/dt><dd>2 ×/);
  });

  it.each([
    ['throttled', { status: 429, retryAfterSeconds: 7, forGood: false }],
    ['unavailable', { status: 503, forGood: false }],
    ['moved', { status: 307, forGood: false }],
    ['gone', { status: 410, forGood: true }],
  ] as const)('are %s when told so, one of them and as often as told', async (fault, told) => {
    standing.portals.faultsOf('contoso').failNext(1, fault);
    await send(aNotice({ partnerId: 'fabrikam' }));
    await expect(send()).rejects.toMatchObject(told);
    expect((await listed('contoso')).notices).toEqual([]);
    await send();
    expect((await listed('contoso')).notices).toMatchObject([{ repeats: 0 }]);
  });

  it('are silent when told so', async () => {
    standing.portals.faultsOf('contoso').failNext(1, 'silence');
    await expect(send(aNotice(), 150)).rejects.toThrow('no answer within 150 ms');
    expect((await listed('contoso')).notices).toEqual([]);
  });

  it('keep one notice when the answer is lost and it is sent again', async () => {
    standing.portals.faultsOf('contoso').failNext(1, 'lostAnswer');
    await expect(send()).rejects.toThrow('no connection');
    await send();
    expect((await listed('contoso')).notices).toMatchObject([{ noticeId: 'notice-1', repeats: 1 }]);
  });

  it('forget the oldest of more than a thousand', async () => {
    const { portals } = standing;
    for (let index = 1; index <= 1_001; index++)
      await portals.accept({ ...aNotice(), noticeId: `notice-${index}`, bodyHash: 'x' });
    expect(portals.of('contoso')).toHaveLength(1_000);
    expect(portals.of('contoso')[0]?.noticeId).toBe('notice-2');
    expect(await portals.accept({ ...aNotice(), noticeId: 'notice-1', bodyHash: 'x' })).toBe('new');
    expect(await text('/portals/contoso')).toContain('the newest 100 shown');
  });
});

describe('what portals have received', () => {
  const kept = { dir: '' };
  beforeAll(async () => {
    kept.dir = await mkdtemp(join(tmpdir(), 'desk-portals-'));
  });
  afterAll(() => rm(kept.dir, { recursive: true, force: true }));

  it('survives a restart, with its ids, and drops a half-written line', async () => {
    const before = await open(kept.dir);
    await send(aNotice({}, before));
    await before.desk.stop();
    await appendFile(join(kept.dir, 'notices.jsonl'), '{"number":2,"noticeId":"tor');

    const after = await open(kept.dir);
    await send(aNotice({}, after));
    await send(aNotice({ noticeId: 'notice-2' }, after));
    const { notices } = await listed('contoso', after);
    expect(notices).toMatchObject([
      { number: 1, noticeId: 'notice-1', repeats: 1, receivedAt: STACK_TIME },
      { number: 2, noticeId: 'notice-2', repeats: 0 },
    ]);
    await after.desk.stop();
  });

  it('is shortened to what is kept when it is opened, and goes on counting', async () => {
    const path = join(kept.dir, 'notices.jsonl');
    const [line = ''] = (await readFile(path, 'utf8')).split('\n');
    const more = Array.from({ length: 1_200 }, (_, n) =>
      JSON.stringify({ ...(JSON.parse(line) as object), number: n + 3, noticeId: `more-${n}` }),
    );
    await appendFile(path, `${more.join('\n')}\n`);
    const { desk, portals } = await open(kept.dir);
    expect((await readFile(path, 'utf8')).trimEnd().split('\n')).toHaveLength(1_000);
    expect(portals.of('contoso')).toHaveLength(1_000);
    await send(aNotice({ noticeId: 'last' }, { desk }));
    expect(portals.of('contoso').at(-1)).toMatchObject({ noticeId: 'last', number: 1_203 });
    await desk.stop();
  });

  it('is only what could be stored: its sender tries again, and then it is new', async () => {
    const broken = [true];
    const one = { id: 'notice-1' };
    const arrivals = openArrivals<typeof one>({
      now: () => Date.parse(STACK_TIME),
      log: {
        kept: [],
        append: async () => {
          if (broken.pop()) throw new Error('the disk is full');
        },
      },
      idOf: ({ id }) => id,
      contentOf: ({ id }) => id,
      nameOf: ({ id }) => id,
    });
    await expect(arrivals.accept(one)).rejects.toThrow('the disk is full');
    expect(arrivals.all()).toEqual([]);
    expect(await arrivals.accept(one)).toBe('new');
    expect(await arrivals.accept(one)).toBe('repeated');
    expect(arrivals.all()).toMatchObject([one]);
  });

  it('is not opened when it is damaged', async () => {
    await appendFile(join(kept.dir, 'notices.jsonl'), '{"number":4}\n');
    await expect(open(kept.dir)).rejects.toThrow(/notices\.jsonl, line \d+ is no notice/);
  });
});

describe('the local stack', () => {
  const place = { dir: '' };
  beforeAll(async () => {
    place.dir = await mkdtemp(join(tmpdir(), 'stack-portals-'));
  });
  afterAll(() => rm(place.dir, { recursive: true, force: true }));

  it('tells where its portals are, and by which key they and everybody else can check notices', async () => {
    const log: string[] = [];
    const stack = await startStack({ dir: place.dir, restartHost: false, log: (line) => log.push(line) });
    try {
      const { connectionString } = stack.azurite;
      const contoso = await tablePartnerRegistry(storageClients({ connectionString })).byId('contoso');
      expect(contoso?.noticesTo).toBe(`${stack.desk.origin}/portals/contoso`);
      const answer = await fetch(`${stack.baseUrl}/notice-key`);
      const { publicKey } = (await answer.json()) as { publicKey: string };
      const json = async (name: string) => JSON.parse(await readFile(join(place.dir, name), 'utf8'));
      expect(await json('portals.json')).toMatchObject({ noticeKey: publicKey });
      const { noticeKey } = (await json('secrets.json')) as SampleSecrets;
      expect(noticePublicKey(noticeKey)).toBe(publicKey);
      const signed = { signingKey: noticeKey, loopback: true };
      await webhookPortalNotifier(signed).send(aNotice({ url: contoso?.noticesTo ?? '' }, stack));
      expect(stack.portals.of('contoso')).toMatchObject([{ noticeId: 'notice-1' }]);
      expect(log.join('\n')).not.toContain(noticeKey.slice(5));
    } finally {
      await stack.stop();
    }
  });

  it('makes for the state of an older version what it has not got, and leaves the rest', () => {
    const file = join(place.dir, 'older.json');
    const older = { linkSecret: 'old' };
    expect(keptFile<object>(file, () => older)).toEqual(older);
    const whole = { linkSecret: 'old', noticeKey: 'made' };
    expect(keptFile(file, () => ({ linkSecret: 'new', noticeKey: 'made' }))).toEqual(whole);
    expect(keptFile(file, () => ({ linkSecret: 'new', noticeKey: 'again' }))).toEqual(whole);
  });
});
