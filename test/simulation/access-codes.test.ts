import { describe, expect, it } from 'vitest';
import type { SigningSession } from '../../shared/signing/signing-session.ts';
import { isRefusal } from '../../shared/transfer/refusals.ts';
import { codeSet } from '../support/simulation/access-codes.ts';
import { allIsWell, count } from '../support/simulation/all-is-well.ts';
import { STEADY } from '../support/simulation/durable-host.ts';
import { UNHURRIED } from '../support/simulation/faults.ts';
import { boundTo, shownTo } from '../support/simulation/lines.ts';
import { MINUTE } from '../support/simulation/manners.ts';
import { onPage, sessionOf, typeCode } from '../support/simulation/on-page.ts';
import { curtain, FAULTS_LAST, type Stageplay } from '../support/simulation/stageplay.ts';

const setFor = (play: Stageplay, party: 'customer' | 'newPartner', code: string) =>
  play.tell(codeSet(party === 'customer' ? 'currentPartner' : party, party, code)(`salt of ${code}`));

/** What the page sends when the session's holder signs. */
const shownBy = (play: Stageplay, { holder, proven }: SigningSession) => ({
  ...shownTo(play.transfer(), holder),
  proven,
});

describe('an access code told out of band', () => {
  it('is asked for before anything is said by the link (RELIABILITY S7)', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await setFor(play, 'customer', 'kingfisher');
    const session = sessionOf(play, 'customer');
    const bound = boundTo(play.transfer(), 'customer');
    const declined = { kind: 'declined', ...bound, reason: 'We stay.' } as const;
    const corrected = {
      kind: 'correctionRequested',
      by: 'customer',
      revision: 1,
      reason: 'A typo.',
    } as const;
    for (const said of [shownTo(play.transfer(), 'customer'), declined, corrected])
      expect(await onPage(play, session, said)).toMatchObject({ refused: 'access-code-needed' });
    expect(play.transfer()).toMatchObject({ stage: 'signatures', signatures: { currentPartner: {} } });

    const proven = await typeCode(play, session, 'kingfisher');
    if (isRefusal(proven)) throw new Error(proven.refused);
    await onPage(play, proven, shownBy(play, proven));
    expect(play.transfer().signatures.customer).toMatchObject({ proof: 'mailbox-and-code' });
    await allIsWell(play);
  });

  it('is dead after five wrong tries, also when they come at once, and another takes its place (RELIABILITY S6)', async () => {
    const play = await curtain({ storage: UNHURRIED });
    await play.reach('signatures');
    await setFor(play, 'newPartner', 'heron');
    const session = sessionOf(play, 'newPartner');
    const tries = Array.from({ length: 9 }, () => typeCode(play, session, 'stork'));
    const said = (await Promise.all(tries)).map((answer) => ('refused' in answer ? answer.refused : 'right'));
    expect(count(said, 'access-code-wrong')).toBe(5);
    expect(count(said, 'access-code-locked')).toBe(4);
    expect(await typeCode(play, session, 'heron')).toMatchObject({ refused: 'access-code-locked' });

    await setFor(play, 'newPartner', 'egret');
    const proven = await typeCode(play, session, 'egret');
    if (isRefusal(proven)) throw new Error(proven.refused);
    expect(await onPage(play, proven, shownBy(play, proven))).not.toHaveProperty('refused');
    await play.pass(FAULTS_LAST);
    await allIsWell(play);
  });

  it('that is set anew is asked for anew', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await setFor(play, 'customer', 'kingfisher');
    const proven = await typeCode(play, sessionOf(play, 'customer'), 'kingfisher');
    await setFor(play, 'customer', 'bittern');
    if (isRefusal(proven)) throw new Error(proven.refused);
    expect(await onPage(play, proven, shownBy(play, proven))).toMatchObject({
      refused: 'access-code-needed',
    });
    await allIsWell(play);
  });

  it('that is set while a signature is on its way lets it in without the code or not at all', async () => {
    for (let gap = 0; gap <= 400; gap += 20) {
      const play = await curtain({ storage: UNHURRIED, host: { ...STEADY, slowestResultMs: 100 } }, gap);
      await play.reach('signatures');
      await play.pass(MINUTE);
      const session = sessionOf(play, 'customer');
      play.meanwhile(gap, codeSet('currentPartner', 'customer', 'kingfisher')('salt'));
      await onPage(play, session, shownTo(play.transfer(), 'customer'));
      await play.pass(FAULTS_LAST);
      await allIsWell(play);
    }
  });
});
