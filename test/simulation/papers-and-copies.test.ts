import { describe, expect, it } from 'vitest';
import { allIsWell, count } from '../support/simulation/all-is-well.ts';
import { fabrikamsPart } from '../support/simulation/cast.ts';
import { STEADY } from '../support/simulation/durable-host.ts';
import { UNHURRIED } from '../support/simulation/faults.ts';
import { DAY, HOUR, SECOND } from '../support/simulation/manners.ts';
import { onPage, sessionOf } from '../support/simulation/on-page.ts';
import { PLACE } from '../support/simulation/page-session.ts';
import { curtain, FAULTS_LAST } from '../support/simulation/stageplay.ts';

describe('the new partner', () => {
  it('gives its part on the page or by its portal, once though both come at the same moment (R-25)', async () => {
    for (let gap = 0; gap <= 400; gap += 40) {
      const play = await curtain({ storage: UNHURRIED }, gap);
      await play.reach('newPartner');
      const session = sessionOf(play, 'part');
      const part = { kind: 'newPartnerSubmitted', ...fabrikamsPart(play.world.timeline.now()) } as const;
      play.meanwhile(gap, part);
      await onPage(play, session, part);
      await play.pass(5 * SECOND);
      expect(play.transfer().stage).toBe('signatures');
      expect(await onPage(play, session, part)).toMatchObject({ refused: 'part-already-given' });
      await play.pass(FAULTS_LAST);
      expect(count(await play.facts(), 'newPartnerSubmitted')).toBe(1);
      await allIsWell(play);
    }
  });
});

describe('the certificate of an end', () => {
  it('is issued once, though it is made by two at the same moment', async () => {
    for (let seed = 0; seed < 10; seed++) {
      const play = await curtain({ host: { ...STEADY, duplicate: 1 }, storage: UNHURRIED }, seed);
      await play.reach('newPartner');
      await play.tell({ kind: 'transferCancelled', by: 'customer', reason: 'We stay.' });
      await play.pass(FAULTS_LAST);
      expect(count(await play.facts(), 'certificateIssued')).toBe(1);
      await allIsWell(play);
    }
  });

  it('is the same when it is made again later, whatever has come after the end', async () => {
    const play = await curtain();
    await play.reach('completed');
    await play.pass(DAY);
    const opened = { kind: 'copiesPageOpened', party: 'customer', ...PLACE } as const;
    await onPage(play, sessionOf(play, 'copies.customer'), opened);
    await allIsWell(play);
  });

  it('is made at once when ops ask for it, and then nothing is stuck any more', async () => {
    const play = await curtain();
    await play.reach('newPartner');
    play.world.outage.papers = true;
    await play.tell({ kind: 'transferCancelled', by: 'customer', reason: 'We stay.' });
    await play.pass(8 * HOUR);
    play.world.outage.papers = false;
    await play.tell({ kind: 'resealAsked' });
    expect(play.transfer()).toMatchObject({ certificate: {}, stage: 'cancelled' });
    expect(await play.tell({ kind: 'resealAsked' })).toMatchObject({ refused: 'nothing-is-stuck' });
    await allIsWell(play);
  });

  it('and the form are everybody’s to fetch for 90 days, and not a day longer', async () => {
    const play = await curtain();
    await play.reach('completed');
    const session = sessionOf(play, 'copies.newPartner');
    const opened = { kind: 'copiesPageOpened', party: 'newPartner', ...PLACE } as const;
    await play.pass(89 * DAY);
    expect(await onPage(play, session, opened)).toMatchObject({ stage: 'completed' });
    await play.pass(2 * DAY);
    expect(await onPage(play, session, opened)).toMatchObject({ refused: 'link-expired' });
    await allIsWell(play);
  });
});
