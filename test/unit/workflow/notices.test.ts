import { beforeEach, describe, expect, it } from 'vitest';
import { NoticeNotAccepted, type PortalNotice } from '../../../shared/partners/portal-notice.ts';
import { closeTransfer } from '../../../shared/workflow/close-transfer.ts';
import { settle } from '../../../shared/workflow/settle.ts';
import { aPartner } from '../../support/a-party.ts';
import { answered, at, days, ticketOpened } from '../transfer/walk.ts';
import { aDesk, type Desk, FABRIKAM, taken, toChapter } from './a-desk.ts';

const URL = 'https://portal.contoso.example/notices';
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
  await desk.services.partners.save(aPartner({ noticesTo: URL }));
});

const portalOrders = async (id: string) =>
  (await desk.stored(id)).pendingMails.filter(({ channel }) => channel === 'portal').map(({ kind }) => kind);
const facts = async (id: string, kind: string) =>
  (await desk.transfers.auditTrail(id)).map(({ fact }) => fact).filter((fact) => fact.kind === kind);
const cancelled = { kind: 'transferCancelled', by: 'ops', reason: 'No budget' } as const;
/** The product with a portal that answers in its own way; every notice tried is kept. */
function withPortal(answer: (notice: PortalNotice) => void) {
  const tried: PortalNotice[] = [];
  const send = async (notice: PortalNotice) => {
    tried.push(notice);
    answer(notice);
  };
  return { tried, services: { ...desk.services, portals: { send } } };
}

describe('a partner’s portal that takes notices', () => {
  it('is told what its partner is mailed, and no other portal is', async () => {
    await toChapter(desk, 'submission');
    const told = desk.portals.sent.map(({ type }) => type);
    expect(told).toContain('transfer.open-service-ticket');
    expect(told).toContain('transfer.attach-form');
    expect(new Set(desk.portals.sent.map(({ partnerId, url }) => `${partnerId} ${url}`))).toEqual(
      new Set([`contoso ${URL}`]),
    );
  });

  it('is told each piece of news once, under an id of its own', async () => {
    const id = await toChapter(desk, 'support');
    await settle(desk.services, { transferId: id });
    const ids = desk.portals.sent.map(({ noticeId }) => noticeId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const noticeId of ids) {
      expect(noticeId).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      expect(desk.portals.repeatsOf('contoso', noticeId)).toBe(0);
    }
    expect(await facts(id, 'noticeSent')).toHaveLength(ids.length);
  });

  it('is told where the transfer stands, and never a link, a token or a signatory’s address (D-25)', async () => {
    const id = await toChapter(desk, 'support');
    const said = JSON.stringify(desk.portals.sent);
    expect(desk.portals.sent.every(({ data }) => data.transferId === id)).toBe(true);
    for (const secret of ['sign#', 'signatory@', 'renee@']) expect(said).not.toContain(secret);
    const { links } = await desk.stored(id);
    expect(said).not.toContain(links.follow?.tokenHash);
  });

  it('that began to take notices after the transfer began is left to its mails', async () => {
    const id = await toChapter(desk, 'ticket');
    await desk.services.partners.save({ ...FABRIKAM, noticesTo: 'https://portal.fabrikam.example/n' });
    taken(await desk.say(id, cancelled));
    await settle(desk.services, { transferId: id });
    expect(desk.portals.sent.filter(({ partnerId }) => partnerId === 'fabrikam')).toEqual([]);
  });
});

describe('a portal that does not take a notice', () => {
  it('holds nothing up: the transfer goes on and the mails go out', async () => {
    desk.failing.add('portal.send:before');
    const id = await toChapter(desk, 'support');
    expect(await desk.stored(id)).toMatchObject({ stage: 'support' });
    expect(desk.mailer.sent.map(({ to }) => to.address)).toContain('admin@contoso.com');
    expect((await portalOrders(id)).length).toBeGreaterThan(0);
    expect((await desk.stored(id)).pendingMails.every(({ channel }) => channel === 'portal')).toBe(true);
  });

  it('is tried again with the same notice under the same id, until it takes it', async () => {
    const id = await toChapter(desk, 'ticket');
    taken(await desk.say(id, cancelled));
    const down = withPortal(() => {
      throw new NoticeNotAccepted('503', { status: 503 });
    });
    await closeTransfer(down.services, { transferId: id });
    desk.clock.now = at(1);
    await closeTransfer(down.services, { transferId: id });
    expect(await portalOrders(id)).toEqual(['transferEnded']);
    await closeTransfer(desk.services, { transferId: id });
    expect(await portalOrders(id)).toEqual([]);
    const sent = desk.portals.sent.at(-1);
    expect(down.tried).toHaveLength(2);
    for (const notice of down.tried) expect(notice).toEqual(sent);
  });

  it.each([410, 422])('for good (%i) is not asked again, and the trail says so', async (status) => {
    const id = await toChapter(desk, 'ticket');
    taken(await desk.say(id, cancelled));
    const gone = withPortal(() => {
      throw new NoticeNotAccepted('gone', { status });
    });
    await closeTransfer(gone.services, { transferId: id });
    await closeTransfer(gone.services, { transferId: id });
    expect(gone.tried).toHaveLength(1);
    expect(await portalOrders(id)).toEqual([]);
    expect(await facts(id, 'noticeDropped')).toMatchObject([
      { reason: `the portal refuses it (${status}).` },
    ]);
  });

  it('in three days is given up for this notice, and not a moment before', async () => {
    const id = await toChapter(desk, 'ticket');
    taken(await desk.say(id, cancelled));
    const ended = desk.clock.now;
    const down = withPortal(() => {
      throw new Error('nobody answers');
    });
    await closeTransfer(down.services, { transferId: id });
    desk.clock.now = new Date(Date.parse(days(ended, 3)) - 1).toISOString();
    await closeTransfer(down.services, { transferId: id });
    expect(await portalOrders(id)).toEqual(['transferEnded']);
    desk.clock.now = days(ended, 3);
    await closeTransfer(down.services, { transferId: id });
    expect(await portalOrders(id)).toEqual([]);
    expect(await facts(id, 'noticeDropped')).toMatchObject([
      { reason: 'the portal did not take it in 3 days.' },
    ]);
  });

  it('because the partner takes none any more, is left alone', async () => {
    const id = await toChapter(desk, 'ticket');
    await desk.services.partners.save(aPartner());
    const before = desk.portals.sent.length;
    taken(await desk.say(id, cancelled));
    await closeTransfer(desk.services, { transferId: id });
    expect(desk.portals.sent).toHaveLength(before);
    expect(await facts(id, 'noticeDropped')).toMatchObject([
      { reason: 'the partner takes no notices any more.' },
    ]);
  });
});

describe('a notice that asks for what has come meanwhile', () => {
  it('is not sent any more', async () => {
    desk.failing.add('portal.send:before');
    const id = await toChapter(desk, 'ticket');
    expect(await portalOrders(id)).toEqual(['openServiceTicket']);
    taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now })));
    desk.failing.clear();
    await closeTransfer(desk.services, { transferId: id });
    expect(desk.portals.sent).toEqual([]);
    expect(await facts(id, 'noticeDropped')).toMatchObject([{ reason: 'what it was about has changed.' }]);
  });

  it('though news of what has happened still is', async () => {
    desk.failing.add('portal.send:before');
    const id = await toChapter(desk, 'support');
    desk.clock.now = at(8);
    taken(await desk.say(id, answered({ outcome: 'received' })));
    desk.failing.clear();
    await closeTransfer(desk.services, { transferId: id });
    expect(desk.portals.sent.map(({ type }) => type)).toContain('transfer.form-submitted');
  });
});
