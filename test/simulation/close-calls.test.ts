import { describe, expect, it } from 'vitest';
import { STEADY } from '../support/simulation/durable-host.ts';
import { UNHURRIED } from '../support/simulation/faults.ts';
import { shownTo } from '../support/simulation/lines.ts';
import { SECOND } from '../support/simulation/manners.ts';
import { curtain } from '../support/simulation/stageplay.ts';

describe('a subscription transfer in close calls', () => {
  it('hears both signatures however close together they come', async () => {
    const unheard: number[] = [];
    for (let gap = 0; gap <= 1_200; gap += 40) {
      const play = await curtain({ storage: UNHURRIED, host: { ...STEADY, slowestResultMs: 300 } }, gap);
      await play.reach('signatures');
      await play.pass(5 * SECOND);
      play.meanwhile(1, shownTo(play.transfer(), 'newPartner'));
      play.meanwhile(1 + gap, shownTo(play.transfer(), 'customer'));
      await play.pass(8 * SECOND);
      const { version, stage } = play.transfer();
      if ((await play.world.host.heard(play.id)) !== version || stage !== 'submission') unheard.push(gap);
    }
    expect(unheard).toEqual([]);
  });

  it('hears a signature that comes while reminders are going out', async () => {
    const unheard: number[] = [];
    for (let gap = 0; gap <= 1_000; gap += 25) {
      const play = await curtain({ storage: UNHURRIED, host: { ...STEADY, slowestResultMs: 800 } }, gap);
      await play.reach('signatures');
      const { remindAt = '' } = play.transfer();
      const wait = Date.parse(remindAt) - play.world.timeline.clock.now();
      play.meanwhile(wait + gap, shownTo(play.transfer(), 'customer'));
      await play.pass(wait + 8 * SECOND);
      const { version, signatures } = play.transfer();
      if ((await play.world.host.heard(play.id)) !== version || !signatures.customer) unheard.push(gap);
    }
    expect(unheard).toEqual([]);
  });
});
