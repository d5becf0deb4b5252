import { beforeEach, describe, expect, it } from 'vitest';
import { epoch, instantAt } from '../../../shared/transfer/instant.ts';
import { requestTransfer } from '../../../shared/workflow/request-transfer.ts';
import { settle } from '../../../shared/workflow/settle.ts';
import { sweep } from '../../../shared/workflow/sweep.ts';
import { aHash, aTransferId } from '../../support/a-transfer.ts';
import { signed, ticketOpened } from '../transfer/walk.ts';
import { aDesk, aRequest, type Desk, taken, toChapter } from './a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});
const later = (milliseconds: number) => {
  desk.clock.now = instantAt(epoch(desk.clock.now) + milliseconds);
};
const notes = () => desk.services.index.unheard('2100-01-01T00:00:00Z', 100);

describe('the sweep', () => {
  it('starts what was never started', async () => {
    desk.failing.add('orchestrations.start');
    const { transferId } = taken(await requestTransfer(desk.services, aRequest()));
    desk.failing.clear();
    later(30_001);
    expect(await sweep(desk.services)).toEqual({ heard: 0, raised: 1, failed: [] });
    expect(desk.started).toEqual([transferId]);
    expect(await notes()).toHaveLength(1);
  });

  it('is patient for half a minute', async () => {
    taken(await requestTransfer(desk.services, aRequest()));
    later(30_000);
    expect(await sweep(desk.services)).toEqual({ heard: 0, raised: 0, failed: [] });
    later(1);
    expect(await sweep(desk.services)).toEqual({ heard: 0, raised: 1, failed: [] });
  });

  it('raises every message nobody has heard, oldest first, and no other', async () => {
    const id = await toChapter(desk, 'signatures');
    await settle(desk.services, { transferId: id });
    desk.failing.add('orchestrations.nudge');
    const transfer = await desk.stored(id);
    taken(await desk.say(id, signed(transfer, 'newPartner'), 'm1'));
    taken(await desk.say(id, signed(transfer, 'customer'), 'm2'));
    desk.failing.clear();
    desk.nudged.length = 0;
    later(60_000);
    expect(await sweep(desk.services)).toEqual({ heard: 0, raised: 1, failed: [] });
    expect(desk.nudged).toEqual([`${id} signature:r1:newPartner m1`, `${id} signature:r1:customer m2`]);
  });

  it('forgets what has been heard, and raises it no more', async () => {
    const id = await toChapter(desk, 'ticket');
    taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now })));
    await settle(desk.services, { transferId: id });
    desk.nudged.length = 0;
    later(60_000);
    expect(await sweep(desk.services)).toEqual({ heard: 1, raised: 0, failed: [] });
    expect(desk.nudged).toEqual([]);
    expect(await notes()).toEqual([]);
  });

  it('goes by what the orchestration has taken, not by what an activity has judged', async () => {
    const id = await toChapter(desk, 'ticket');
    const before = (await desk.stored(id)).version;
    taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now }), 'm1'));
    await settle(desk.services, { transferId: id }); // run twice, and this answer reached nobody
    desk.nudged.length = 0;
    later(60_000);
    const orchestrations = { ...desk.services.orchestrations, heard: async () => before };
    expect(await sweep({ ...desk.services, orchestrations })).toEqual({ heard: 0, raised: 1, failed: [] });
    expect(desk.nudged).toEqual([`${id} serviceTicketOpened m1`]);
  });

  it('starts anew what has died over its due time, and leaves alone what lives', async () => {
    const id = await toChapter(desk, 'ticket');
    await sweep(desk.services);
    desk.started.length = 0;
    later(31 * 86_400_000);
    const sweepHearing = (heard: number | 'gone') =>
      sweep({
        ...desk.services,
        orchestrations: { ...desk.services.orchestrations, heard: async () => heard },
      });
    await sweepHearing((await desk.stored(id)).version);
    expect(desk.started).toEqual([]);
    await sweepHearing('gone');
    expect(desk.started).toContain(id);
  });

  it('repeats itself until somebody listens', async () => {
    taken(await requestTransfer(desk.services, aRequest()));
    later(60_000);
    const orchestrations = { ...desk.services.orchestrations, heard: async () => 'gone' as const };
    for (let times = 1; times <= 3; times++)
      expect((await sweep({ ...desk.services, orchestrations })).raised).toBe(1);
    expect(desk.started).toHaveLength(4);
  });

  it('forgets the note of a request that died on the way, after ten minutes and not before', async () => {
    desk.failing.add('transfers.commit:before');
    await expect(requestTransfer(desk.services, aRequest())).rejects.toThrow();
    desk.failing.clear();
    later(600_000);
    expect(await sweep(desk.services)).toMatchObject({ heard: 0 });
    expect(await notes()).toHaveLength(1);
    later(1);
    await sweep(desk.services);
    expect(await notes()).toEqual([]);
    expect(desk.started).toEqual([]);
  });

  it('goes on past a transfer that cannot be looked at, and keeps its note', async () => {
    const broken = aTransferId(77);
    await desk.services.index.note({ transferId: broken, version: 1, notedAt: desk.clock.now });
    later(1);
    const { transferId } = taken(await requestTransfer(desk.services, aRequest()));
    later(60_000);
    const { find } = desk.transfers;
    const transfers = {
      ...desk.transfers,
      find: (id: string) => (id === broken ? Promise.reject(new Error('row is broken')) : find(id)),
    };
    expect(await sweep({ ...desk.services, transfers })).toEqual({ heard: 0, raised: 1, failed: [broken] });
    expect(desk.started).toContain(transferId);
    expect((await notes()).map((note) => note.transferId)).toContain(broken);
  });

  it('keeps a note that became newer while it looked', async () => {
    const id = await toChapter(desk, 'ticket');
    taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now })));
    await settle(desk.services, { transferId: id });
    later(60_000);
    const { find } = desk.transfers;
    const newer = { transferId: id, version: 99, notedAt: desk.clock.now };
    const transfers = {
      ...desk.transfers,
      find: async (transferId: string) => {
        const found = await find(transferId);
        await desk.services.index.note(newer);
        return found;
      },
    };
    await sweep({ ...desk.services, transfers });
    expect(await notes()).toEqual([newer]);
  });

  it('takes no more than it is asked to', async () => {
    for (let n = 1; n <= 5; n++) {
      const azureSubscriptionId = `${n}2226ed6-070a-4e0f-b80c-4cdfb3e97aa7`;
      const { content } = aRequest();
      const subscription = { ...content.subscription, azureSubscriptionId };
      const bodyHash = aHash(`body ${n}`);
      taken(
        await requestTransfer(
          desk.services,
          aRequest({ messageId: `contoso.${n}`, bodyHash, content: { ...content, subscription } }),
        ),
      );
    }
    later(60_000);
    expect((await sweep(desk.services, 3)).raised).toBe(3);
  });
});
