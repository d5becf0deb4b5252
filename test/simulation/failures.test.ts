import { describe, expect, it } from 'vitest';
import { allIsWell, count } from '../support/simulation/all-is-well.ts';
import { STEADY } from '../support/simulation/durable-host.ts';
import { UNHURRIED } from '../support/simulation/faults.ts';
import { HOUR, MINUTE } from '../support/simulation/manners.ts';
import { curtain, FAULTS_LAST } from '../support/simulation/stageplay.ts';

const LOST = { lost: 1, twice: 0, slowestMs: 0 };

describe('when something fails', () => {
  it('does everything once when every activity runs twice', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const play = await curtain({ host: { ...STEADY, duplicate: 1 }, storage: UNHURRIED }, seed);
      await play.reach('completed');
      await play.pass(FAULTS_LAST);
      await allIsWell(play);
    }
  });

  it('a mail outage stops no transfer, and its mails go out afterwards', async () => {
    const play = await curtain();
    await play.reach('support');
    play.world.outage.mail = true;
    await play.answer('completed');
    await play.reportAccess();
    expect(play.transfer()).toMatchObject({ stage: 'completed' });
    expect(play.transfer().pendingMails.length).toBeGreaterThan(0);
    await play.pass(2 * HOUR);
    play.world.outage.mail = false;
    await play.pass(HOUR); // after two hours it is tried every half hour
    await allIsWell(play);
  });

  it('a lost start is started by the sweep', async () => {
    const play = await curtain({ nudges: LOST });
    await play.request();
    expect(await play.world.host.instance(play.id)).toBeUndefined();
    await play.pass(2 * MINUTE);
    expect(play.transfer()).toMatchObject({ stage: 'ticket' });
  });

  it('a lost nudge costs a minute or two, never the message', async () => {
    const play = await curtain({ nudges: LOST });
    await play.request();
    await play.pass(2 * MINUTE);
    await play.openTicket();
    await play.pass(2 * MINUTE);
    expect(play.transfer().form).toHaveLength(1);
    await allIsWell(play);
  });

  it('a host that dies goes on where it was, also when an answer came meanwhile', async () => {
    const play = await curtain();
    await play.reach('signatures');
    play.world.host.crash(HOUR);
    await play.sign('customer');
    await play.sign('newPartner');
    await play.pass(2 * HOUR);
    expect(await play.facts()).toContain('submissionChecked');
    await allIsWell(play);
  });

  it('a storage outage of five minutes loses nothing', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await play.sign('customer');
    play.world.outage.storage = true;
    await expect(play.sign('newPartner')).rejects.toThrow();
    await play.pass(5 * MINUTE);
    play.world.outage.storage = false;
    await play.sign('newPartner');
    await play.pass(5 * MINUTE);
    expect(play.transfer().stage).toBe('submission');
    await allIsWell(play);
  });
});

describe('papers that cannot be made', () => {
  it('stop no transfer: signed by all, it says what is stuck, ops are told, and it goes on by itself', async () => {
    const play = await curtain();
    await play.reach('signatures');
    play.world.outage.papers = true;
    await play.sign('customer');
    await play.sign('newPartner');
    await play.pass(20 * MINUTE);
    expect(play.transfer()).toMatchObject({ stage: 'submission', stuck: { paper: 'signature' } });
    expect(count(play.subjects(), '→ ops@')).toBe(1);
    play.world.outage.papers = false;
    await play.pass(20 * MINUTE);
    expect(play.transfer().stuck).toBeUndefined();
    await play.reach('completed');
    await allIsWell(play);
  });

  it('are tried again at once when ops ask for it', async () => {
    const play = await curtain();
    await play.reach('signatures');
    play.world.outage.papers = true;
    await play.sign('customer');
    await play.pass(120 * MINUTE);
    play.world.outage.papers = false;
    await play.tell({ kind: 'resealAsked' });
    expect(play.transfer().signatures.customer?.sealedIn).toBeDefined();
    await allIsWell(play);
  });

  it('keep an end open until its certificate is made, also for a week', async () => {
    const play = await curtain();
    await play.reach('newPartner');
    play.world.outage.papers = true;
    await play.tell({ kind: 'transferCancelled', by: 'customer', reason: 'We stay.' });
    await play.pass(7 * 24 * HOUR);
    expect(play.transfer()).toMatchObject({ stage: 'cancelled', stuck: { paper: 'certificate' } });
    play.world.outage.papers = false;
    await play.pass(HOUR);
    expect(play.transfer().certificate).toBeDefined();
    await allIsWell(play);
  });
});
