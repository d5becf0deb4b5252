import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { Case } from '../../support/doors/case.ts';
import { type Letter, letter, letterWith, post, withoutTrace } from '../../support/doors/letters.ts';
import { refusedAndNothingStored } from '../../support/doors/refused.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();

const seed = () =>
  `whsk_${generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32).toString('base64')}`;

const without = (header: string) => (honest: Letter) => {
  delete honest.headers[header];
  return honest;
};
const withHeader = (name: string, change: (value: string) => string) => (honest: Letter) => {
  honest.headers[name] = change(honest.headers[name] ?? '');
  return honest;
};

describe('a webhook that nobody vouches for', () => {
  /** The request is as it should be; only what is named is wrong with the letter. */
  const rows: [string, (honest: Letter, content: object) => Letter][] = [
    [
      'is signed with another key',
      (_, content) => letter(doors, doors.partners.fabrikam, 'transfer.requested', content, { key: seed() }),
    ],
    [
      'is signed by another partner’s portal',
      (_, content) =>
        letter(doors, doors.partners.contoso, 'transfer.requested', content, { partnerId: 'fabrikam' }),
    ],
    [
      'has one byte changed after signing',
      (honest) => ({ ...honest, body: String(honest.body).replace('usgov', 'usgoV') }),
    ],
    ['has its id changed after signing', withHeader('webhook-id', (id) => `${id}x`)],
    [
      'has its timestamp changed after signing',
      withHeader('webhook-timestamp', (seconds) => String(Number(seconds) - 1)),
    ],
    ['has no signature header', without('webhook-signature')],
    ['has no id header', without('webhook-id')],
    ['has no timestamp header', without('webhook-timestamp')],
    [
      'is 301 seconds old',
      (_, content) => letter(doors, doors.partners.fabrikam, 'transfer.requested', content, { ahead: -301 }),
    ],
    [
      'comes from more than five minutes ahead',
      (_, content) => letter(doors, doors.partners.fabrikam, 'transfer.requested', content, { ahead: 310 }),
    ],
    ['has a timestamp in milliseconds', withHeader('webhook-timestamp', (seconds) => `${seconds}000`)],
    [
      'calls its signature of one version by the other’s name',
      withHeader('webhook-signature', (text) => text.replace('v1a,', 'v1,')),
    ],
    [
      'has a signature of an unknown version',
      withHeader('webhook-signature', (text) => text.replace('v1a,', 'v2,')),
    ],
    [
      'is signed with the public key as if that were a shared secret',
      (_, content) =>
        letter(doors, doors.partners.fabrikam, 'transfer.requested', content, {
          key: String(doors.partners.fabrikam.partner.webhookKeys[0]?.publicKey).replace('whpk_', 'whsec_'),
        }),
    ],
    ['carries its id twice', withHeader('webhook-id', (id) => `${id}, ${id}`)],
    ['has an id with a dot', withHeader('webhook-id', () => 'a.b')],
    ['has an id of 65 characters', withHeader('webhook-id', () => 'a'.repeat(65))],
    ['comes from a partner nobody knows', (honest) => ({ ...honest, partnerId: 'nobody' })],
    ['comes from a partner whose id differs in case', (honest) => ({ ...honest, partnerId: 'FABRIKAM' })],
    ['comes from a partner whose id is a path', (honest) => ({ ...honest, partnerId: '..%2Ffabrikam' })],
    [
      'comes from a partner that is suspended',
      (_, content) => letter(doors, doors.partners.tailspin, 'transfer.requested', content),
    ],
  ];

  it.each(rows)('is refused and leaves no trace when it %s', async (_, spoil) => {
    const content = new Case(doors).request();
    const honest = letter(doors, doors.partners.fabrikam, 'transfer.requested', content);
    const spoilt = spoil(honest, content);
    await refusedAndNothingStored(doors, [], () => post(doors, spoilt), {
      status: 401,
      code: 'webhook-not-verified',
    });
    expect(await (await doors.portals.fabrikam.get('/transfers')).json()).toEqual({ items: [] });
  });

  it('tells nobody whether a partner exists, is suspended, or only signed wrongly', async () => {
    const { fabrikam, tailspin } = doors.partners;
    const wrong = letter(doors, fabrikam, 'webhook.test', {}, { key: seed() });
    const answers = await Promise.all(
      ['fabrikam', 'tailspin', 'nobody'].map(async (partnerId) =>
        withoutTrace(await post(doors, { ...wrong, partnerId })),
      ),
    );
    const suspended = await withoutTrace(await post(doors, letter(doors, tailspin, 'webhook.test', {})));
    expect(new Set([...answers, suspended])).toEqual(new Set([answers[0]]));
  });

  it('tells nobody whether a partner exists by what it says of missing headers', async () => {
    const bare = { body: '{}', headers: { 'content-type': 'application/json' } };
    const known = await withoutTrace(await post(doors, { ...bare, partnerId: 'fabrikam' }));
    expect(await withoutTrace(await post(doors, { ...bare, partnerId: 'nobody' }))).toBe(known);
  });

  it('is in the log by its reason, without its body', async () => {
    const content = new Case(doors).request();
    await post(doors, letter(doors, doors.partners.fabrikam, 'transfer.requested', content, { key: seed() }));
    await expect.poll(() => doors.log.join('\n'), { timeout: 3_000 }).toContain('signature-mismatch');
    expect(doors.log.join('\n')).not.toContain(content.customer.contact.email);
  });
});

describe('a webhook that a partner vouches for', () => {
  it.each(['fabrikam', 'contoso'] as const)(
    'is taken from %s, whichever of v1a and v1 it signs with',
    async (name) => {
      const test = letter(doors, doors.partners[name], 'webhook.test', { any: 'thing' });
      expect(test.headers['webhook-signature']).toMatch(name === 'fabrikam' ? /^v1a,/ : /^v1,/);
      const answer = await post(doors, test);
      expect([answer.status, await answer.json()]).toEqual([200, { received: true }]);
    },
  );

  it('is taken when one signature of several is right, as while keys are changed', async () => {
    const test = letter(doors, doors.partners.fabrikam, 'webhook.test', {});
    const other = letterWith(doors, doors.partners.fabrikam, test.body, { key: seed() });
    test.headers['webhook-signature'] =
      `${other.headers['webhook-signature']} ${test.headers['webhook-signature']}`;
    expect((await post(doors, test)).status).toBe(200);
  });

  it.each([-290, 290])('is taken when its sender’s clock is %i seconds off', async (ahead) => {
    const test = letter(doors, doors.partners.fabrikam, 'webhook.test', {}, { ahead });
    expect((await post(doors, test)).status).toBe(200);
  });
});

describe('a subscription that unverified webhooks asked for', () => {
  const wanted: { content?: object } = {};
  beforeAll(async () => {
    wanted.content = new Case(doors).request();
    await post(
      doors,
      letter(doors, doors.partners.fabrikam, 'transfer.requested', wanted.content, { key: seed() }),
    );
  });

  it('can still be requested', async () => {
    const { status, body } = await doors.portals.fabrikam.send('transfer.requested', wanted.content ?? {});
    expect({ status, body }).toMatchObject({ status: 202, body: { stage: 'requested' } });
  });
});
