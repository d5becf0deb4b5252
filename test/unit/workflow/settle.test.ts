import { beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../shared/audit/chain.ts';
import type { Mailer } from '../../../shared/mail/mailer.ts';
import { epoch, instantAt } from '../../../shared/transfer/instant.ts';
import { checkRequest } from '../../../shared/workflow/check-request.ts';
import { closeTransfer } from '../../../shared/workflow/close-transfer.ts';
import { requestTransfer } from '../../../shared/workflow/request-transfer.ts';
import { settle } from '../../../shared/workflow/settle.ts';
import { answered, days, ticketOpened } from '../transfer/walk.ts';
import { aDesk, aRequest, type Desk, taken, toChapter } from './a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});

const facts = async (transferId: string, kind: string) =>
  (await desk.transfers.auditTrail(transferId)).filter(({ fact }) => fact.kind === kind).length;
const writes = () => desk.calls.filter((call) => call === 'transfers.commit:before').length;

describe('settling', () => {
  it('hears what was accepted, sends what is on order, and tells where the transfer stands', async () => {
    const transferId = await toChapter(desk, 'ticket');
    taken(await desk.say(transferId, ticketOpened({ openedAt: desk.clock.now })));
    const standing = await settle(desk.services, { transferId });
    const transfer = await desk.stored(transferId);
    expect(transfer.heard).toBe(transfer.version);
    expect(transfer.pendingMails).toEqual([]);
    expect(standing).toEqual({
      place: 'currentPartnerSignature r1:0',
      stage: 'currentPartnerSignature',
      version: transfer.version,
      questions: ['signature:r1:currentPartner', 'correctionRequested:r1', 'changed:1', 'ended'],
      alarmAt: transfer.remindAt,
      unfinished: false,
    });
  });

  it('settles in the same breath what is accepted while the mails go out', async () => {
    desk.failing.add('mail.send:before');
    const transferId = await toChapter(desk, 'ticket');
    desk.failing.clear();
    expect((await desk.stored(transferId)).pendingMails).not.toEqual([]);
    let said = false;
    const mailer: Mailer = {
      async send(mail) {
        await desk.services.mailer.send(mail);
        if (said) return;
        said = true;
        taken(await desk.say(transferId, { kind: 'followLinkRenewed' }));
      },
    };
    const standing = await settle({ ...desk.services, mailer }, { transferId });
    const transfer = await desk.stored(transferId);
    expect(standing.version).toBe(transfer.version);
    expect(transfer.changes).toBe(1);
    expect(transfer.pendingMails).toEqual([]);
  });

  it('a second time writes nothing and mails nothing', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const first = await settle(desk.services, { transferId });
    const [before, mails] = [writes(), desk.mailer.sent.length];
    expect(await settle(desk.services, { transferId })).toEqual(first);
    expect([writes(), desk.mailer.sent.length]).toEqual([before, mails]);
  });

  it('tells an orchestration ids and times only, no name, address or token (RELIABILITY I4)', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const standing = JSON.stringify(await settle(desk.services, { transferId }));
    for (const personal of ['Lemaire', 'Ortiz', 'Lucerne', 'Contoso', '@', 'sign#'])
      expect(standing).not.toContain(personal);
  });

  it('records expiry once, whoever wakes it and however often', async () => {
    const transferId = await toChapter(desk, 'signatures');
    desk.clock.now = (await desk.stored(transferId)).expiresAt ?? '';
    const all = await Promise.all([1, 2, 3].map(() => settle(desk.services, { transferId })));
    expect(all.map(({ stage }) => stage)).toEqual(['expired', 'expired', 'expired']);
    expect(await facts(transferId, 'transferEnded')).toBe(1);
    const transfer = await desk.stored(transferId);
    expect(verifyChain(transferId, await desk.transfers.auditTrail(transferId), transfer.chain)).toEqual({
      ok: true,
    });
  });

  it('tells a breach once though three look at the same moment', async () => {
    const transferId = await toChapter(desk, 'support');
    desk.clock.now = (await desk.stored(transferId)).clock?.dueAt ?? '';
    await Promise.all([1, 2, 3].map(() => settle(desk.services, { transferId })));
    expect(await facts(transferId, 'supportBreached')).toBe(1);
    expect(await facts(transferId, 'supportWarned')).toBe(2);
    const breach = desk.mailer.sent.filter(({ subject }) => subject.includes('has not answered in time'));
    expect(breach.map(({ to }) => to.address).sort()).toEqual(['admin@contoso.com', 'ops@transfer.example']);
  });

  it('tells the breach once when the late answer is quicker than the alarm', async () => {
    const transferId = await toChapter(desk, 'support');
    const due = epoch((await desk.stored(transferId)).clock?.dueAt ?? '');
    desk.clock.now = instantAt(due + 5000);
    taken(await desk.say(transferId, answered({ answeredAt: instantAt(due + 4000) })));
    await settle(desk.services, { transferId });
    await settle(desk.services, { transferId });
    expect(await facts(transferId, 'supportBreached')).toBe(1);
  });

  it('shows the transfer in the lists of both partners and of its stage', async () => {
    const transferId = await toChapter(desk, 'newPartner');
    const { index } = desk.services;
    for (const partner of ['contoso', 'fabrikam'])
      expect((await index.ofPartner(partner, { limit: 5 })).items).toMatchObject([
        { transferId, stage: 'newPartner', customer: 'Lucerne Publishing' },
      ]);
    expect((await index.open({ stage: 'newPartner', limit: 5 })).items).toHaveLength(1);
    expect((await index.open({ stage: 'ticket', limit: 5 })).items).toEqual([]);
  });

  it.each(['transfers.commit:before', 'transfers.commit:after', 'index.show:after'])(
    'is repeated after a failure at %s as if nothing had happened',
    async (operation) => {
      const transferId = await toChapter(desk, 'ticket');
      taken(await desk.say(transferId, ticketOpened({ openedAt: desk.clock.now })));
      desk.failing.add(operation);
      await expect(settle(desk.services, { transferId })).rejects.toThrow(operation);
      desk.failing.clear();
      await settle(desk.services, { transferId });
      const transfer = await desk.stored(transferId);
      expect(transfer.heard).toBe(transfer.version);
      const entries = await desk.transfers.auditTrail(transferId);
      expect(verifyChain(transferId, entries, transfer.chain)).toEqual({ ok: true });
      const sent = desk.mailer.sent.map(({ operationId }) => operationId);
      expect(new Set(sent).size).toBe(sent.length);
    },
  );
});

describe('the request looked at once more', () => {
  it('goes on to the ticket, once', async () => {
    const { transferId } = taken(await requestTransfer(desk.services, aRequest()));
    for (let times = 0; times < 3; times++)
      expect((await checkRequest(desk.services, { transferId })).stage).toBe('ticket');
    expect(await facts(transferId, 'eligibilityConfirmed')).toBe(1);
    expect(desk.mailer.sent.map(({ subject }) => subject)).toEqual([
      'Your Azure subscription transfer has started',
      'Please open the service ticket for a subscription transfer',
    ]);
  });

  it('is rejected with every reason when it is not eligible any more (R-07, D-01)', async () => {
    const { transferId } = taken(await requestTransfer(desk.services, aRequest()));
    const stored = await desk.transfers.find(transferId);
    if (!stored) throw new Error('no transfer');
    const { transfer, etag } = stored;
    const subscription = { ...transfer.subscription, status: 'suspended' as const, offerId: 'DZH318Z0BPS6' };
    await desk.transfers.commit({ transfer: { ...transfer, subscription }, etag, entries: [] });

    expect((await checkRequest(desk.services, { transferId })).stage).toBe('rejected');
    const rejected = await desk.stored(transferId);
    expect(rejected.end?.reason).toMatch(
      /subscription\.offerId .*\(R-07, D-01\)\. subscription\.status .*\./,
    );
    expect(await facts(transferId, 'transferRejected')).toBe(1);
    await closeTransfer(desk.services, { transferId });
    expect(desk.mailer.sent).toHaveLength(3);
  });
});

describe('closing', () => {
  const ended = async () => {
    const transferId = await toChapter(desk, 'signatures');
    taken(await desk.say(transferId, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));
    return transferId;
  };
  const guard = (by: string) =>
    desk.services.index.claim('42226ed6-070a-4e0f-b80c-4cdfb3e97aa7', by, desk.clock.now);

  it('tells all three, leaves the open list and frees the subscription; twice is once', async () => {
    const transferId = await ended();
    const mails = desk.mailer.sent.length;
    const first = await closeTransfer(desk.services, { transferId });
    const after = await desk.stored(transferId);
    expect(await closeTransfer(desk.services, { transferId })).toEqual(first);
    expect(await desk.stored(transferId)).toEqual(after);
    expect(first).toMatchObject({ stage: 'cancelled', questions: [], unfinished: false });
    expect(
      desk.mailer.sent
        .slice(mails)
        .map(({ to }) => to.address)
        .sort(),
    ).toEqual([
      'admin@contoso.com',
      'admin@fabrikam.com',
      'renee@lucernepublishing.com',
      'signatory@contoso.com',
      'signatory@fabrikam.com',
    ]);
    expect((await desk.services.index.open({ limit: 5 })).items).toEqual([]);
    expect(await guard(`t${'z'.repeat(25)}`)).toEqual({ claimed: true });
  });

  it('does not free a subscription that another transfer holds by now', async () => {
    const transferId = await ended();
    const other = `t${'z'.repeat(25)}`;
    await desk.services.index.release('42226ed6-070a-4e0f-b80c-4cdfb3e97aa7', transferId);
    await guard(other);
    await closeTransfer(desk.services, { transferId });
    expect(await guard(transferId)).toMatchObject({ claimed: false, heldBy: other });
  });

  it('keeps its mails on order through an outage, and its alarm', async () => {
    const transferId = await ended();
    desk.failing.add('mail.send:before');
    const waiting = await closeTransfer(desk.services, { transferId });
    expect(waiting).toMatchObject({ unfinished: true, stage: 'cancelled' });
    expect(epoch(waiting.alarmAt)).toBe(epoch(desk.clock.now) + 60_000);
    desk.failing.clear();
    desk.clock.now = days(desk.clock.now, 2);
    expect((await closeTransfer(desk.services, { transferId })).unfinished).toBe(false);
  });
});
