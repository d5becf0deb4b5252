import { beforeEach, describe, expect, it } from 'vitest';
import type { Partner } from '../../../shared/partners/partner.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { receiveWebhook } from '../../../shared/workflow/receive-webhook.ts';
import { aPartner } from '../../support/a-party.ts';
import { aTransferId } from '../../support/a-transfer.ts';
import { at, PART } from '../transfer/walk.ts';
import { aDesk, aRequest, type Desk, FABRIKAM, toChapter } from './a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});
const contoso = aPartner();
const stranger = aPartner({ partnerId: 'northwind', microsoftId: '0b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b333' });

const raw = (partner: Partner, webhookId: string, body: string) =>
  receiveWebhook(desk.services, { partner, webhookId, body: Buffer.from(body) });
const send = (partner: Partner, webhookId: string, type: string, data: unknown) =>
  raw(partner, webhookId, JSON.stringify({ type, timestamp: at(1), data }));
const ticket = (transferId: string) => ({
  transferId,
  serviceTicket: '616122292874576',
  openedAt: desk.clock.now,
});
const { content } = aRequest();

describe('a webhook', () => {
  it('begins a transfer, and its repeat gets the same answer', async () => {
    const first = await send(contoso, 'w1', 'transfer.requested', content);
    expect(first).toMatchObject({ stage: 'requested' });
    expect(await send(contoso, 'w1', 'transfer.requested', content)).toEqual(first);
    expect(desk.transfers.all()).toHaveLength(1);
  });

  it('of a test is answered and leaves nothing', async () => {
    expect(await send(contoso, 'w1', 'webhook.test', {})).toBe('tested');
    expect(desk.calls.filter((call) => call.endsWith(':before'))).toEqual([]);
  });

  it('under one id may come from two partners: they know nothing of each other', async () => {
    const id = await toChapter(desk, 'newPartner');
    const cancelled = { transferId: id, reason: 'No budget' };
    expect(await send(contoso, 'w1', 'webhook.test', {})).toBe('tested');
    const part = {
      ...PART,
      resellerRelationship: { ...PART.resellerRelationship, confirmedAt: desk.clock.now },
    };
    expect(await send(FABRIKAM, 'w1', 'new-partner.submitted', { transferId: id, ...part })).toMatchObject({
      stage: 'signatures',
    });
    expect(await send(contoso, 'w1', 'transfer.cancelled', cancelled)).toMatchObject({ stage: 'cancelled' });
  });

  it('under one id with two bodies is refused, about another transfer too', async () => {
    const id = await toChapter(desk, 'ticket');
    await send(contoso, 'w1', 'service-ticket.opened', ticket(id));
    const before = await desk.stored(id);
    const answer = await send(contoso, 'w1', 'transfer.cancelled', { transferId: id, reason: 'No budget' });
    expect(answer).toMatchObject({ refused: 'webhook-id-reused' });
    expect(await desk.stored(id)).toEqual(before);
  });

  it('that was refused may come again, mended, under its id', async () => {
    const id = await toChapter(desk, 'ticket');
    const early = { ...ticket(id), openedAt: at(500) };
    expect(await send(contoso, 'w1', 'service-ticket.opened', early)).toMatchObject({
      refused: 'invalid-time',
    });
    expect(await send(contoso, 'w1', 'service-ticket.opened', ticket(id))).toMatchObject({
      stage: 'currentPartnerSignature',
    });
  });
});

describe('who may say what (R-05, R-09)', () => {
  it('a stranger’s transfer looks like none at all, whatever it says (RELIABILITY I1)', async () => {
    const id = await toChapter(desk, 'ticket');
    const foreign = await send(stranger, 'w1', 'service-ticket.opened', ticket(id));
    const unknown = await send(stranger, 'w2', 'service-ticket.opened', ticket(aTransferId(9)));
    expect(foreign).toEqual(unknown);
    expect(foreign).toMatchObject({ refused: 'not-found', status: 404 });
  });

  it.each<[string, 'newPartner' | 'currentPartner', (id: string) => object]>([
    ['service-ticket.opened', 'newPartner', ticket],
    [
      'form.attached',
      'newPartner',
      (transferId) => ({ transferId, sha256: 'a'.repeat(64), attachedAt: at(1) }),
    ],
    [
      'support.answered',
      'newPartner',
      (transferId) => ({ transferId, outcome: 'received', engineer: 'Sam', answeredAt: at(1) }),
    ],
    ['new-partner.submitted', 'currentPartner', (transferId) => ({ transferId, ...PART })],
    [
      'access.reported',
      'currentPartner',
      (transferId) => ({ transferId, ranBy: 'Ana', roleAssignments: [{ ObjectId: 'x' }] }),
    ],
  ])('%s is not for the %s', async (type, side, data) => {
    const id = await toChapter(desk, 'ticket');
    const before = await desk.stored(id);
    const partner = side === 'newPartner' ? FABRIKAM : contoso;
    const answer = await send(partner, 'w1', type, data(id));
    expect(answer).toMatchObject({
      refused: 'not-yours-to-say',
      status: 403,
      violations: [{ path: 'type' }],
    });
    expect(await desk.stored(id)).toEqual(before);
  });

  it('a partner cannot speak for another side by saying so', async () => {
    const id = await toChapter(desk, 'newPartner');
    const answer = await send(FABRIKAM, 'w1', 'transfer.cancelled', {
      transferId: id,
      reason: 'No',
      by: 'ops',
    });
    expect(answer).toMatchObject({ refused: 'invalid-content', violations: [{ path: 'data.by' }] });
    await send(FABRIKAM, 'w2', 'transfer.cancelled', { transferId: id, reason: 'No' });
    expect((await desk.stored(id)).stage).toBe('declined');
  });
});

describe('a body that cannot be accepted', () => {
  it.each([
    '',
    '{',
    '[]',
    'null',
    '"text"',
    '7',
    '{"type":"webhook.test"}',
    '{"type":7,"timestamp":"x"}',
    '\ufeff{}',
  ])('is refused with a sentence and stores nothing: %j', async (body) => {
    const answer = await raw(contoso, 'w1', body);
    expect(isRefusal(answer) && answer.sentence).toMatch(/\.$/);
    expect(desk.calls.filter((call) => call.endsWith(':before'))).toEqual([]);
  });

  it.each(['transfer.exploded', '__proto__', 'constructor', 'toString', ''])(
    'has no type "%s"',
    async (type) => {
      expect(await send(contoso, 'w1', type, {})).toMatchObject({ refused: 'unknown-message-type' });
    },
  );

  it('lists every fault with its place in what was sent', async () => {
    const answer = await send(contoso, 'w1', 'service-ticket.opened', { serviceTicket: 'x', extra: 1 });
    if (answer === 'tested' || !isRefusal(answer)) throw new Error('accepted');
    expect(answer.refused).toBe('invalid-content');
    const paths = answer.violations.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['data.transferId', 'data.serviceTicket', 'data.openedAt']));
    expect(paths.every((path) => path.startsWith('data'))).toBe(true);
  });
});

describe('a request that names a new partner nobody knows', () => {
  const pathsOf = (answer: unknown) =>
    isRefusal(answer) ? answer.violations.map(({ path }) => path.replace('data.', '')).sort() : [];
  const { subscription } = content;

  it.each(['nobody', '../contoso', "contoso' or '1", '__proto__', '', 7, null, undefined])(
    'hears of every other fault all the same: %j',
    async (newPartnerId) => {
      const faulty = {
        ...content,
        newPartnerId,
        subscription: { ...subscription, offerId: 'DZH318Z0BPS6:0001', status: 'suspended' },
      };
      const paths = pathsOf(await send(contoso, 'w1', 'transfer.requested', faulty));
      expect(new Set(paths)).toEqual(
        new Set(['newPartnerId', 'subscription.offerId', 'subscription.status']),
      );
      const worse = { ...faulty, request: { ...content.request, by: 'https://evil.example' } };
      const more = pathsOf(await send(contoso, 'w2', 'transfer.requested', worse));
      expect(more).toEqual(
        expect.arrayContaining(['request.by', 'subscription.offerId', 'subscription.status']),
      );
      expect(desk.transfers.all()).toEqual([]);
    },
  );

  it('is never looked up by an id that is none', async () => {
    const asked: string[] = [];
    const { partners } = desk.services;
    const byId = (id: string) => {
      asked.push(id);
      return partners.byId(id);
    };
    const services = { ...desk.services, partners: { ...partners, byId } };
    const malformed = ['../contoso', "contoso' or '1", '__proto__', 'a/b', '', 7, null];
    for (const [n, newPartnerId] of [...malformed, 'nobody'].entries()) {
      const body = { type: 'transfer.requested', timestamp: at(1), data: { ...content, newPartnerId } };
      await receiveWebhook(services, {
        partner: contoso,
        webhookId: `w${n}`,
        body: Buffer.from(JSON.stringify(body)),
      });
    }
    expect(asked).toEqual(['nobody']);
  });
});
