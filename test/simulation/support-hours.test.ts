import { describe, expect, it } from 'vitest';
import { instantAt } from '../../shared/transfer/instant.ts';
import { allIsWell, count } from '../support/simulation/all-is-well.ts';
import { DAY, HOUR } from '../support/simulation/manners.ts';
import { curtain } from '../support/simulation/stageplay.ts';

const BREACHED = 'Microsoft Support has not answered in time';

describe('the eight business hours', () => {
  it('warn at half and at three quarters, and escalate a missed deadline once and still take the answer (R-34)', async () => {
    const play = await curtain();
    await play.reach('support');
    await play.pass(4 * HOUR);
    expect(count(play.subjects(), 'Four of eight')).toBe(2);
    await play.pass(2 * HOUR);
    expect(count(play.subjects(), 'Six of eight')).toBe(2);
    expect(count(play.subjects(), BREACHED)).toBe(0);
    await play.pass(2 * HOUR);
    expect(count(play.subjects(), BREACHED)).toBe(2);
    await play.pass(DAY);
    expect(count(play.subjects(), 'Still no answer')).toBe(2);
    expect(await play.answer('completed')).toMatchObject({ stage: 'access' });
    expect(count(await play.facts(), 'supportBreached')).toBe(1);
    await allIsWell(play);
  });

  it('are missed when the answer itself came too late, though the host slept through the deadline', async () => {
    const play = await curtain();
    await play.reach('support');
    play.world.host.crash(30 * HOUR);
    await play.pass(9 * HOUR);
    await play.answer('completed');
    await play.pass(DAY);
    expect(count(await play.facts(), 'supportBreached')).toBe(1);
    await allIsWell(play);
  });

  it('are met by an answer given in time and recorded later', async () => {
    const play = await curtain();
    await play.reach('support');
    play.world.host.crash(30 * HOUR);
    await play.pass(9 * HOUR);
    await play.answer('completed', instantAt(play.world.timeline.clock.now() - 2 * HOUR));
    await play.pass(DAY);
    expect(count(await play.facts(), 'supportBreached')).toBe(0);
    await allIsWell(play);
  });

  it('stop with the first answer, also when it only confirms receipt (A-09)', async () => {
    const play = await curtain();
    await play.reach('support');
    await play.answer('received');
    await play.pass(3 * DAY);
    expect(count(play.subjects(), BREACHED)).toBe(0);
    await play.answer('completed');
    expect(play.transfer().stage).toBe('access');
  });

  it('begin anew with the next upload of an incomplete form (A-09, A-10)', async () => {
    const play = await curtain();
    await play.reach('support');
    const first = play.transfer().clock?.dueAt;
    await play.pass(HOUR);
    await play.answer('incomplete');
    expect(play.transfer().stage).toBe('submission');
    await play.attach();
    expect(play.transfer()).toMatchObject({ stage: 'support', submissions: 2 });
    expect(play.transfer().clock?.dueAt).not.toBe(first);
    await play.answer('refused');
    expect(play.transfer().stage).toBe('refused');
    await allIsWell(play);
  });

  it('run out again for a second upload that nobody answers (A-09)', async () => {
    const play = await curtain();
    await play.reach('support');
    await play.answer('incomplete');
    await play.attach();
    await play.pass(DAY);
    expect(count(await play.facts(), 'supportBreached')).toBe(1);
    await play.answer('completed');
    expect(play.transfer().stage).toBe('access');
    await allIsWell(play);
  });

  it('end when Microsoft itself says so, once that is recorded', async () => {
    const play = await curtain();
    await play.reach('support');
    const dueAt = instantAt(play.world.timeline.clock.now() + 2 * HOUR);
    await play.tell({ kind: 'supportDueRecorded', dueAt });
    await play.pass(3 * HOUR);
    expect(count(play.subjects(), BREACHED)).toBe(2);
    expect(play.transfer().clock).toMatchObject({ microsoftDueAt: dueAt });
    await play.answer('completed');
    await allIsWell(play);
  });

  it('go on when an admin denies the transfer, and those who can ask are told (R-31)', async () => {
    const play = await curtain();
    await play.reach('support');
    const verifiedAt = play.world.timeline.now();
    await play.tell({
      kind: 'adminVerified',
      by: 'currentPartner',
      admin: 'newPartner',
      verifiedAt,
      outcome: 'denied',
    });
    expect(count(play.subjects(), 'An admin has not confirmed the transfer to Microsoft')).toBe(3);
    expect(play.transfer().stage).toBe('support');
    await allIsWell(play);
  });

  it('are followed by the case staying open until nobody of the old partner is left (R-35, R-41)', async () => {
    const play = await curtain();
    await play.reach('access');
    expect(await play.reportAccess(true)).toMatchObject({ stage: 'access' });
    expect(await play.reportAccess()).toMatchObject({ stage: 'completed' });
    await allIsWell(play);
  });
});
