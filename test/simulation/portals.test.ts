import { describe, expect, it } from 'vitest';
import { allIsWell, count } from '../support/simulation/all-is-well.ts';
import { RELIABLE } from '../support/simulation/faults.ts';
import { DAY, HOUR } from '../support/simulation/manners.ts';
import { curtain } from '../support/simulation/stageplay.ts';

describe('the portal of a partner', () => {
  it('may open the ticket after the signatures, and attaches nothing without its number (A-08, R-33)', async () => {
    const play = await curtain();
    await play.reach('ticket');
    expect(await play.tell({ kind: 'serviceTicketPostponed' })).toMatchObject({
      stage: 'currentPartnerSignature',
    });
    await play.sign('currentPartner');
    await play.submitNewPartner();
    await play.sign('customer');
    await play.sign('newPartner');
    expect(count(play.subjects(), 'does not pass the submission check yet')).toBe(1);
    expect(await play.attach()).toMatchObject({
      refused: 'submission-check-failed',
      violations: [{ path: 'serviceTicket' }],
    });
    await play.openTicket();
    expect(count(play.subjects(), 'please attach it to the service ticket')).toBe(1);
    expect(await play.attach()).toMatchObject({ stage: 'support' });
    await allIsWell(play);
  });

  it('hears every notice once, and recognises a repeat by its webhook-id', async () => {
    const play = await curtain({ storage: { ...RELIABLE, portal: 0.5 } }, 7);
    await play.reach('support');
    play.world.outage.portals.set('contoso', 'mute');
    await play.answer('received');
    await play.pass(HOUR);
    play.world.outage.portals.delete('contoso');
    await play.pass(8 * HOUR);
    const { noticed } = play.world.records;
    const ids = new Set(noticed.map(({ noticeId }) => noticeId));
    const news = noticed.map(({ partnerId, type, timestamp, data }) => [partnerId, type, timestamp, data]);
    expect(ids.size).toBeLessThan(noticed.length);
    expect(ids.size).toBe(new Set(news.map((told) => JSON.stringify(told))).size);
    await allIsWell(play);
  });

  it('that stays mute is given up after three days, and the transfer goes on', async () => {
    const play = await curtain();
    play.world.outage.portals.set('contoso', 'mute');
    await play.reach('access');
    expect(play.transfer().pendingMails.map(({ channel }) => channel)).toContain('portal');
    await play.pass(3 * DAY + 2 * HOUR);
    expect(await play.facts()).toContain('noticeDropped');
    await play.reportAccess();
    await play.pass(4 * DAY);
    expect(play.transfer().stage).toBe('completed');
    await allIsWell(play);
  });
});
