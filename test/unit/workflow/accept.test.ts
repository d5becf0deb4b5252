import { beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../shared/audit/chain.ts';
import { accept } from '../../../shared/workflow/accept.ts';
import { settle } from '../../../shared/workflow/settle.ts';
import { aHash, aTransferId } from '../../support/a-transfer.ts';
import { accessReported, answered, at, NEW_COMMERCE_ID, signed, ticketOpened } from '../transfer/walk.ts';
import { aDesk, type Desk, taken, toChapter } from './a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});

const trail = async (transferId: string, kind: string) =>
  (await desk.transfers.auditTrail(transferId)).filter(({ fact }) => fact.kind === kind);
const ticket = () => ticketOpened({ openedAt: desk.clock.now });

describe('an accepted message', () => {
  it('is stored with its effect and its audit entry, and raised once', async () => {
    const id = await toChapter(desk, 'ticket');
    const before = await desk.stored(id);
    expect(taken(await desk.say(id, ticket(), 'm1'))).toEqual({
      transferId: id,
      stage: 'currentPartnerSignature',
    });
    const after = await desk.stored(id);
    expect(after).toMatchObject({ stage: 'currentPartnerSignature', version: before.version + 1 });
    expect(await desk.transfers.message(id, 'm1')).toMatchObject({
      kind: 'serviceTicketOpened',
      answers: 'serviceTicketOpened',
      version: after.version,
      stage: 'currentPartnerSignature',
    });
    expect(await trail(id, 'serviceTicketOpened')).toMatchObject([{ messageId: 'm1' }]);
    expect(desk.nudged).toEqual([`${id} serviceTicketOpened m1`]);
    expect(verifyChain(id, await desk.transfers.auditTrail(id), after.chain)).toEqual({ ok: true });
  });

  it('gets the same answer again, even after the transfer has moved on and ended', async () => {
    const id = await toChapter(desk, 'ticket');
    const first = await desk.say(id, ticket(), 'm1');
    const cancel = { kind: 'transferCancelled', by: 'ops', reason: 'No budget' } as const;
    taken(await desk.say(id, cancel, 'm2'));
    const ended = await desk.stored(id);
    expect(await desk.say(id, ticket(), 'm1')).toEqual(first);
    expect(await desk.say(id, cancel, 'm2')).toEqual({ transferId: id, stage: 'cancelled' });
    expect(await desk.stored(id)).toEqual(ended);
    expect(await trail(id, 'serviceTicketOpened')).toHaveLength(1);
    expect(await trail(id, 'transferEnded')).toHaveLength(1);
  });

  it('under the same id with another body is refused', async () => {
    const id = await toChapter(desk, 'ticket');
    taken(await desk.say(id, ticket(), 'm1'));
    const before = await desk.stored(id);
    const other = { ...ticket(), serviceTicket: '616122292874576' };
    expect(await desk.say(id, other, 'm1')).toMatchObject({ refused: 'webhook-id-reused' });
    expect(await desk.stored(id)).toEqual(before);
  });

  it.each([
    ['received twice', answered({ outcome: 'received' }), 'supportAnswered'],
    [
      'verified twice',
      {
        kind: 'adminVerified',
        by: 'newPartner',
        admin: 'newPartner',
        verifiedAt: at(8),
        outcome: 'confirmed',
      },
      'adminVerified',
    ],
  ] as const)('that the rules would take again is taken once: %s', async (_, message, kind) => {
    const id = await toChapter(desk, 'support');
    desk.clock.now = at(8);
    const answers = [await desk.say(id, message, 'm1'), await desk.say(id, message, 'm1')];
    expect(answers).toEqual([
      { transferId: id, stage: 'support' },
      { transferId: id, stage: 'support' },
    ]);
    expect(await trail(id, kind)).toHaveLength(1);
  });

  it('sent fifty times at once has one effect and one answer', async () => {
    const id = await toChapter(desk, 'ticket');
    const all = await Promise.all(Array.from({ length: 50 }, () => desk.say(id, ticket(), 'm1')));
    expect(new Set(all.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(taken(all[0] ?? (await desk.say(id, ticket(), 'm1'))).stage).toBe('currentPartnerSignature');
    expect(await trail(id, 'serviceTicketOpened')).toHaveLength(1);
  });

  it('that nobody has to wake up for is neither noted nor raised', async () => {
    const id = await toChapter(desk, 'currentPartnerSignature');
    const before = await desk.stored(id);
    const [notes, nudges] = [
      desk.calls.filter((call) => call === 'index.note:before').length,
      desk.nudged.length,
    ];
    const opened = {
      kind: 'signingPageOpened',
      party: 'currentPartner',
      revision: 1,
      generation: before.links.currentPartner?.generation ?? 0,
      ip: '192.0.2.7',
      userAgent: 'test',
    } as const;
    taken(await desk.say(id, opened, 'm1'));
    expect(await desk.stored(id)).toMatchObject({ version: before.version, heard: before.heard });
    expect(desk.calls.filter((call) => call === 'index.note:before')).toHaveLength(notes);
    expect(desk.nudged).toHaveLength(nudges);
  });
});

describe('two who sign in one moment', () => {
  it('are both heard', async () => {
    const id = await toChapter(desk, 'signatures');
    const transfer = await desk.stored(id);
    const answers = await Promise.all(
      (['customer', 'newPartner'] as const).map((party) => desk.say(id, signed(transfer, party), party)),
    );
    expect(answers.map((answer) => taken(answer).stage).sort()).toEqual(['signatures', 'submission']);
    const after = await desk.stored(id);
    expect(Object.keys(after.signatures).sort()).toEqual(['currentPartner', 'customer', 'newPartner']);
    expect(after).toMatchObject({ stage: 'submission', version: transfer.version + 2 });
    expect(
      (await desk.transfers.messagesSince(id, transfer.version)).map(({ messageId }) => messageId),
    ).toHaveLength(2);
  });
});

describe('a refused message', () => {
  it('leaves nothing behind: no row, no entry, no note, no nudge', async () => {
    const id = await toChapter(desk, 'ticket');
    const before = [await desk.stored(id), await desk.transfers.auditTrail(id)];
    const writes = () => desk.calls.filter((call) => call.endsWith(':before')).length;
    const [count, nudges] = [writes(), desk.nudged.length];
    const early = accessReported();
    expect(await desk.say(id, early, 'm1')).toMatchObject({ refused: 'message-out-of-order' });
    expect([await desk.stored(id), await desk.transfers.auditTrail(id)]).toEqual(before);
    expect(await desk.transfers.message(id, 'm1')).toBeUndefined();
    expect([writes(), desk.nudged.length]).toEqual([count, nudges]);
  });

  it('may be sent again under its id when its time has come', async () => {
    const id = await toChapter(desk, 'support');
    desk.clock.now = at(8);
    const report = accessReported({ newPartnerCenterSubscriptionId: NEW_COMMERCE_ID });
    expect(await desk.say(id, report, 'm1')).toMatchObject({ refused: 'message-out-of-order' });
    taken(await desk.say(id, answered(), 'm2'));
    expect(await desk.say(id, report, 'm1')).toEqual({ transferId: id, stage: 'completed' });
  });
});

describe('when something breaks', () => {
  it('a lost nudge is no failure: the message is stored and noted for the sweep', async () => {
    const id = await toChapter(desk, 'ticket');
    desk.failing.add('orchestrations.nudge');
    taken(await desk.say(id, ticket(), 'm1'));
    const { version, heard } = await desk.stored(id);
    expect(heard).toBeLessThan(version);
    expect(await desk.services.index.unheard('2100-01-01T00:00:00Z', 10)).toContainEqual({
      transferId: id,
      version,
      notedAt: desk.clock.now,
    });
  });

  it('a note that cannot be written keeps the message out', async () => {
    const id = await toChapter(desk, 'ticket');
    const before = await desk.stored(id);
    desk.failing.add('index.note:before');
    await expect(desk.say(id, ticket(), 'm1')).rejects.toThrow('index.note');
    expect(await desk.stored(id)).toEqual(before);
    expect(await desk.transfers.message(id, 'm1')).toBeUndefined();
  });

  it.each(['transfers.commit:before', 'transfers.commit:after'])(
    '%s: the sender sends again',
    async (operation) => {
      const id = await toChapter(desk, 'ticket');
      desk.failing.add(operation);
      await expect(desk.say(id, ticket(), 'm1')).rejects.toThrow(operation);
      desk.failing.clear();
      expect(await desk.say(id, ticket(), 'm1')).toEqual({
        transferId: id,
        stage: 'currentPartnerSignature',
      });
      expect(await trail(id, 'serviceTicketOpened')).toHaveLength(1);
      await settle(desk.services, { transferId: id });
      const { version, heard } = await desk.stored(id);
      expect(heard).toBe(version);
    },
  );

  it('a transfer nobody has met is a fault of the caller, not a refusal', async () => {
    const incoming = { transferId: aTransferId(9), messageId: 'm1', bodyHash: aHash('x'), message: ticket() };
    const by = { role: 'ops', via: 'ops' } as const;
    await expect(accept(desk.services, { ...incoming, by })).rejects.toThrow('does not exist');
  });
});
