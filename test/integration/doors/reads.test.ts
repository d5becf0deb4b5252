import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../shared/audit/chain.ts';
import { Case } from '../../support/doors/case.ts';
import { withoutTrace } from '../../support/doors/letters.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { ask, lookingAs, opsToken, partnerToken } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const UNKNOWN = 't0000000000000000000000000';
const ROOMS = ['', '/form', '/audit'];

const cases: Case[] = [];
const path = (room = '') => `/transfers/${cases[0]?.transferId}${room}`;
beforeAll(async () => {
  cases.push(await new Case(doors).reach('newPartner'));
  for (let n = 0; n < 4; n += 1) cases.push(await new Case(doors).open());
});

const problemOf = async (response: Response) => {
  const { type, errors = [] } = (await response.json()) as { type: string; errors?: { path: string }[] };
  return { status: response.status, type, paths: errors.map(({ path }) => path) };
};

describe('a transfer of others', () => {
  it.each(ROOMS)('looks like no transfer at all: %s', async (room) => {
    const token = await partnerToken(doors, doors.partners.northwind);
    const foreign = await withoutTrace(await ask(doors, path(room), token));
    expect(foreign).toMatch(/^404 application\/problem\+json /);
    expect(await withoutTrace(await ask(doors, `/transfers/${UNKNOWN}${room}`, token))).toBe(foreign);
    expect(await withoutTrace(await ask(doors, `/transfers/..%2F${UNKNOWN}${room}`, token))).toBe(foreign);
  });

  it('is in no list but its own partners’', async () => {
    const list = await ask(doors, '/transfers', await partnerToken(doors, doors.partners.northwind));
    expect(await list.json()).toEqual({ items: [] });
    for (const name of ['fabrikam', 'contoso'] as const) {
      const { items } = (await (await doors.portals[name].get('/transfers')).json()) as {
        items: { transferId: string }[];
      };
      expect(items.map(({ transferId }) => transferId).toSorted()).toEqual(
        cases.map(({ transferId }) => transferId).toSorted(),
      );
    }
  });
});

describe('a list', () => {
  type List = {
    items: { transferId: string; createdAt: string; dueAt: string; stage: string }[];
    cursor?: string;
  };
  const list = async (door: string, token: string): Promise<List> =>
    (await (await ask(doors, door, token)).json()) as List;

  async function pages(door: string, token: string): Promise<List[]> {
    const read = [await list(`${door}?limit=2`, token)];
    for (let cursor = read[0]?.cursor; cursor; cursor = read.at(-1)?.cursor)
      read.push(await list(`${door}?limit=2&cursor=${encodeURIComponent(cursor)}`, token));
    return read;
  }

  it.each(['/transfers', '/ops/transfers'])('gives every transfer once over its pages: %s', async (door) => {
    const token = await lookingAs[door === '/transfers' ? 'contoso' : 'ops'](doors);
    const read = await pages(door, token);
    expect(read.map(({ items }) => items.length)).toEqual([2, 2, 1]);
    expect(read.flatMap(({ items }) => items)).toEqual((await list(door, token)).items);
    expect(new Set(read.flatMap(({ items }) => items.map(({ transferId }) => transferId))).size).toBe(
      cases.length,
    );
  });

  it('is newest first for partners, and most urgent first for ops', async () => {
    const created = (await list('/transfers', await lookingAs.fabrikam(doors))).items.map(
      ({ createdAt }) => createdAt,
    );
    expect(created).toEqual(created.toSorted().toReversed());
    const due = (await list('/ops/transfers', await lookingAs.ops(doors))).items.map(({ dueAt }) => dueAt);
    expect(due).toEqual(due.toSorted());
  });

  it('is of one stage when ops ask for it', async () => {
    const token = await opsToken(doors, 'Transfers.Ops.Read');
    const { items } = await list('/ops/transfers?stage=newPartner', token);
    expect(items.map(({ transferId, stage }) => [transferId, stage])).toEqual([
      [cases[0]?.transferId, 'newPartner'],
    ]);
    expect((await list('/ops/transfers?stage=support', token)).items).toEqual([]);
  });

  const asked: [string, string][] = [
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=2.5', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=many', 'limit'],
    ['limit=', 'limit'],
    ['cursor=abc', 'cursor'],
    [`cursor=${Buffer.from("' or PartitionKey ne '").toString('base64url')}`, 'cursor'],
    ['cursor=%00', 'cursor'],
  ];
  it.each(asked)('that is asked for with ?%s is refused', async (query, fault) => {
    for (const [door, token] of [
      ['/transfers', await lookingAs.fabrikam(doors)],
      ['/ops/transfers', await lookingAs.ops(doors)],
    ])
      expect(await problemOf(await ask(doors, `${door}?${query}`, token)), door).toEqual({
        status: 422,
        type: '/problems/invalid-content',
        paths: [fault],
      });
  });

  it('of a stage there is not is refused, and a cursor of the other list too', async () => {
    const ops = await lookingAs.ops(doors);
    expect(await problemOf(await ask(doors, '/ops/transfers?stage=nowhere', ops))).toMatchObject({
      status: 422,
      paths: ['stage'],
    });
    const { cursor } = await list('/transfers?limit=1', await lookingAs.fabrikam(doors));
    expect(await problemOf(await ask(doors, `/ops/transfers?cursor=${cursor}`, ops))).toMatchObject({
      status: 422,
      paths: ['cursor'],
    });
  });
});

describe('what partners read of a transfer', () => {
  it('comes with a tag that spares the next answer until something changes', async () => {
    const token = await lookingAs.fabrikam(doors);
    const asked = await new Case(doors).open();
    const door = `/transfers/${asked.transferId}`;
    const etag = (await ask(doors, door, token)).headers.get('etag') ?? '';
    const again = await ask(doors, door, token, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    await asked.say('fabrikam', 'transfer.cancelled', { reason: 'Not now.' });
    const changed = await ask(doors, door, token, { headers: { 'if-none-match': etag } });
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false]);
  });

  it('is a form that is a PDF to save, of the very bytes the view names (R-17, R-27)', async () => {
    for (const name of ['fabrikam', 'contoso'] as const) {
      const { form } = (await (await doors.portals[name].get(path())).json()) as {
        form: { sha256: string; size: number };
      };
      const answer = await doors.portals[name].get(path('/form'));
      const pdf = Buffer.from(await answer.arrayBuffer());
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      expect(answer.headers.get('content-disposition')).toMatch(
        /^attachment; filename="t[a-z0-9]{25}\.pdf"$/,
      );
      expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      expect([createHash('sha256').update(pdf).digest('hex'), pdf.length]).toEqual([form.sha256, form.size]);
    }
  });

  it('is a form whose tag spares sending it again', async () => {
    const token = await lookingAs.fabrikam(doors);
    const etag = (await ask(doors, path('/form'), token)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    const again = await ask(doors, path('/form'), token, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('is no form before there is one', async () => {
    const answer = await doors.portals.fabrikam.get(`/transfers/${cases[1]?.transferId}/form`);
    expect(await problemOf(answer)).toMatchObject({ status: 409, type: '/problems/form-not-ready' });
  });

  it('is an audit trail that verifies, and does not when a word of it is changed', async () => {
    const transferId = cases[0]?.transferId ?? '';
    const read = (await (await doors.portals.contoso.get(path('/audit'))).json()) as {
      head: string;
      entries: { sequence: number; previousHash: string; hash: string; sentence?: string }[];
    };
    const entries = read.entries.map(({ sentence, ...entry }) => {
      expect(sentence).toMatch(/^[^<]+\.$/);
      return entry;
    });
    const head = { sequence: entries.length, hash: read.head };
    expect(verifyChain(transferId, entries, head)).toEqual({ ok: true });
    const changed = JSON.parse(
      JSON.stringify(entries).replace('2402084010005835', '2402084010005836'),
    ) as typeof entries;
    expect(verifyChain(transferId, changed, head)).toMatchObject({ ok: false, problem: 'edited' });
  });

  it('leaves no trace, whoever reads', async () => {
    const ids = cases.map(({ transferId }) => transferId);
    await leavingNoTrace(doors, ids, async () => {
      for (const name of ['fabrikam', 'contoso'] as const)
        for (const room of ROOMS) await (await doors.portals[name].get(path(room))).arrayBuffer();
      await (await ask(doors, `/ops${path()}`, await lookingAs.ops(doors))).text();
    });
  });
});
