import { describe, expect, it } from 'vitest';
import { allIsWell, count } from '../support/simulation/all-is-well.ts';
import { fabrikamsDetails, fabrikamsPart } from '../support/simulation/cast.ts';
import { curtain } from '../support/simulation/stageplay.ts';
import { tokenIn } from '../support/simulation/token-in.ts';

describe('the customer on its own page', () => {
  it('follows its transfer from the request on and withdraws it, and the page is gone with the end (R-08, R-11)', async () => {
    const play = await curtain();
    await play.reach('newPartner');
    expect(play.transfer().links.follow?.email).toBe('renee@lucernepublishing.com');
    const token = play.world.records.mailed.map(tokenIn).find((found) => found !== undefined);
    expect(token).toBeDefined();
    await play.tell({ kind: 'transferCancelled', by: 'customer', reason: 'We stay.' });
    expect(play.transfer()).toMatchObject({ stage: 'cancelled', links: {} });
    expect(play.transfer().links.follow).toBeUndefined();
    await allIsWell(play);
  });

  it('can withdraw no more once the form is with Microsoft', async () => {
    const play = await curtain();
    await play.reach('support');
    const withdrawn = { kind: 'transferCancelled', by: 'customer', reason: 'We stay.' } as const;
    expect(await play.tell(withdrawn)).toMatchObject({ refused: 'too-late-to-cancel' });
    await allIsWell(play);
  });

  it('enters the new partner, who confirms what was entered last and nothing else (A-20)', async () => {
    const play = await curtain();
    await play.reach('newPartner');
    const proposal = { kind: 'newPartnerProposed', details: fabrikamsDetails() } as const;
    await play.tell(proposal);
    const before = play.transfer().newPartner.proposal?.number ?? 0;
    await play.tell(proposal);
    const last = play.transfer().newPartner.proposal?.number ?? 0;
    const { details: _, ...attested } = fabrikamsPart(play.world.timeline.now());
    const confirmed = (confirmsProposal: number) =>
      play.tell({ kind: 'newPartnerSubmitted', ...attested, confirmsProposal });
    expect(await confirmed(before)).toMatchObject({ refused: 'proposal-superseded' });
    expect(await confirmed(last)).toMatchObject({ stage: 'signatures' });
    await allIsWell(play);
  });

  it('lists the roles as the new partner does; the first clean list completes the transfer (A-07, R-41)', async () => {
    const play = await curtain();
    await play.reach('access');
    expect(await play.reportAccess(true, 'newPartner')).toMatchObject({ stage: 'access' });
    expect(await play.reportAccess(false, 'customer')).toMatchObject({ stage: 'completed' });
    expect(await play.reportAccess(false, 'newPartner')).toMatchObject({ refused: 'transfer-ended' });
    expect(play.transfer().access).toMatchObject({ by: 'customer', remaining: 0 });
    await allIsWell(play);
  });

  it('is told when ops close a case that nobody can prove (R-41)', async () => {
    const play = await curtain();
    await play.reach('access');
    await play.tell({ kind: 'closedByOps', reason: 'The tenant is gone.' });
    expect(play.transfer()).toMatchObject({ stage: 'completed', end: { by: 'ops' } });
    expect(count(play.subjects(), 'The subscription transfer is complete')).toBe(3);
    await allIsWell(play);
  });
});
