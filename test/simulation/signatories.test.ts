import { describe, expect, it } from 'vitest';
import { daysAfter } from '../../shared/transfer/instant.ts';
import { allIsWell, count } from '../support/simulation/all-is-well.ts';
import { colleague, consultant } from '../support/simulation/cast.ts';
import { shownTo } from '../support/simulation/lines.ts';
import { DAY } from '../support/simulation/manners.ts';
import { curtain } from '../support/simulation/stageplay.ts';

const INVITED = 'Please sign the CSP Subscription Transfer form';

describe('a signatory', () => {
  it('passes the signature on to a colleague, and the old link signs nothing any more', async () => {
    const play = await curtain();
    await play.reach('signatures');
    const old = shownTo(play.transfer(), 'customer');
    expect(await play.delegate('customer', colleague('customer', 1))).toMatchObject({ stage: 'signatures' });
    expect(await play.tell(old)).toMatchObject({ refused: 'signature-superseded' });
    expect(count(play.subjects(), `${INVITED} → noe.1@lucernepublishing.com`)).toBe(1);
    await play.sign('customer');
    expect(play.transfer().signatures.customer?.email).toBe('noe.1@lucernepublishing.com');
    await play.sign('newPartner');
    await play.attach();
    expect(play.transfer().stage).toBe('support');
    await allIsWell(play);
  });

  it('signs for one party only, whichever way somebody comes to sign', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await play.delegate('customer', consultant);
    expect(await play.delegate('newPartner', consultant)).toMatchObject({ refused: 'invalid-content' });
    const { details } = play.transfer().currentPartner;
    const corrected = { currentPartner: { ...details, signatory: consultant } };
    expect(await play.correct('currentPartner', { corrected })).toMatchObject({ refused: 'not-eligible' });
    await allIsWell(play);
  });

  it('who has left is replaced by ops, and nobody who has signed already is', async () => {
    const play = await curtain();
    await play.reach('signatures');
    const replaced = { kind: 'signatoryReplaced', reason: 'The signatory has left.' } as const;
    await play.sign('newPartner');
    const to = colleague('customer', 2);
    expect(await play.tell({ ...replaced, party: 'newPartner', to })).toMatchObject({
      refused: 'already-signed',
    });
    await play.tell({ ...replaced, party: 'customer', to });
    await play.sign('customer');
    expect(play.transfer()).toMatchObject({
      stage: 'submission',
      signatures: { customer: { email: to.email } },
    });
    await allIsWell(play);
  });

  it('gets another link from ops as often as it takes', async () => {
    const play = await curtain();
    await play.reach('signatures');
    const links = [];
    for (let time = 0; time < 3; time++) {
      links.push(play.transfer().links.customer?.generation);
      await play.tell({ kind: 'linkRenewed', party: 'customer' });
    }
    expect(new Set(links).size).toBe(3);
    expect(count(play.subjects(), `${INVITED} → renee@`)).toBe(4);
    expect(await play.world.host.heard(play.id)).toBe(play.transfer().version);
    await allIsWell(play);
  });

  it('may sign as long as ops say', async () => {
    const play = await curtain();
    await play.reach('currentPartnerSignature');
    await play.pass(9 * DAY);
    const until = daysAfter(play.transfer().expiresAt ?? '', 9);
    await play.tell({ kind: 'timeExtended', until, reason: 'On holiday.' });
    await play.pass(8 * DAY);
    expect(await play.sign('currentPartner')).toMatchObject({ stage: 'newPartner' });
    await allIsWell(play);
  });
});
