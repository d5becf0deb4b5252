import { describe, expect, it } from 'vitest';
import { genesis } from '../../shared/audit/chain.ts';
import { chained } from '../../shared/workflow/change.ts';
import { PRODUCT } from '../../shared/workflow/product.ts';
import { aTransfer } from '../support/a-transfer.ts';
import { allIsWell, count } from '../support/simulation/all-is-well.ts';
import { boundTo, shownTo } from '../support/simulation/lines.ts';
import { DAY, MINUTE, SECOND } from '../support/simulation/manners.ts';
import { curtain } from '../support/simulation/stageplay.ts';

const LOST = { lost: 1, twice: 0, slowestMs: 0 };

describe('a subscription transfer', () => {
  it('is completed when everybody does their part', async () => {
    const play = await curtain();
    await play.reach('completed');
    expect(play.transfer().end?.reason).toContain('the old partner’s access is removed');
    expect(count(play.subjects(), 'The subscription transfer is complete')).toBe(3);
    await allIsWell(play);
  });

  it('shows the form to nobody before the current partner has signed it (R-18)', async () => {
    const play = await curtain();
    await play.reach('currentPartnerSignature');
    expect(Object.keys(play.transfer().links)).toEqual(['follow', 'currentPartner']);
    await play.reach('signatures');
    expect(Object.keys(play.transfer().links)).toEqual([
      'follow',
      'currentPartner',
      'customer',
      'newPartner',
    ]);
  });

  it('takes the last two signatures in either order (R-25, A-12)', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await play.sign('newPartner');
    await play.sign('customer');
    expect(play.transfer().stage).toBe('submission');
    await allIsWell(play);
  });

  it('accepts a service ticket that comes before anybody waits for it (R-12, A-08)', async () => {
    const play = await curtain({ nudges: LOST });
    await play.request();
    expect(await play.openTicket()).toMatchObject({ stage: 'requested' });
    await play.pass(2 * MINUTE);
    expect(play.transfer()).toMatchObject({ stage: 'currentPartnerSignature', version: 2 });
    expect(await play.world.host.heard(play.id)).toBe(2);
  });

  it('keeps listening after reminders', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await play.pass(7 * DAY);
    expect(count(play.subjects(), 'Reminder: please sign')).toBe(4);
    await play.sign('customer');
    await play.sign('newPartner');
    expect(play.transfer().stage).toBe('submission');
    await allIsWell(play);
  });

  it('expires when no signature comes in ten days', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await play.pass(11 * DAY);
    const reason = 'Nothing was heard from the customer and the new partner in time.';
    expect(play.transfer()).toMatchObject({ stage: 'expired', end: { reason } });
    await allIsWell(play);
  });

  it('refuses what comes after the time is over, also while nobody has noticed yet', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await play.pass(2 * MINUTE);
    play.world.host.crash(11 * DAY);
    await play.pass(10 * DAY);
    expect(await play.sign('customer')).toMatchObject({ refused: 'too-late' });
    await play.pass(2 * DAY);
    expect(play.transfer().stage).toBe('expired');
    await allIsWell(play);
  });

  it('refuses a signature on the old revision, also over the new form', async () => {
    const play = await curtain();
    await play.reach('currentPartnerSignature');
    const old = shownTo(play.transfer(), 'currentPartner');
    await play.correct('customer');
    const { contentHash } = shownTo(play.transfer(), 'currentPartner');
    expect(await play.tell(old)).toMatchObject({ refused: 'signature-superseded' });
    expect(await play.tell({ ...old, contentHash })).toMatchObject({ refused: 'signature-superseded' });
    expect(await play.sign('currentPartner')).toMatchObject({ stage: 'newPartner' });
  });

  it('refuses a signature over bytes that never were the form', async () => {
    const play = await curtain();
    await play.reach('currentPartnerSignature');
    const reply = await play.sign('currentPartner', { contentHash: 'f'.repeat(64) });
    expect(reply).toMatchObject({ refused: 'signature-superseded' });
  });

  it('gives the same message the same answer, and refuses its id for another', async () => {
    const play = await curtain();
    await play.reach('currentPartnerSignature');
    const signature = shownTo(play.transfer(), 'currentPartner');
    const first = await play.tell(signature, 'once');
    expect(await play.tell(signature, 'once')).toEqual(first);
    expect(await play.tell({ ...signature, ip: '203.0.113.8' }, 'once')).toMatchObject({
      refused: 'webhook-id-reused',
    });
    await allIsWell(play);
  });

  it('voids every signature when something of the base is corrected, and asks all over again (A-11)', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await play.sign('customer');
    await play.correct('customer');
    expect(play.transfer()).toMatchObject({ stage: 'currentPartnerSignature', revision: 2, signatures: {} });
    await play.sign('currentPartner');
    await play.sign('customer');
    await play.sign('newPartner');
    expect(play.transfer()).toMatchObject({ stage: 'submission', revision: 2 });
    await allIsWell(play);
  });

  it('ends for everybody when one party declines (D-20)', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await play.tell({ kind: 'declined', ...boundTo(play.transfer(), 'customer'), reason: 'We stay.' });
    expect(play.transfer()).toMatchObject({ stage: 'declined', links: {} });
    expect(await play.sign('newPartner')).toMatchObject({ refused: 'transfer-ended' });
    await allIsWell(play);
  });

  it('can be cancelled by the parties until it is with Microsoft, and by ops even then', async () => {
    const play = await curtain();
    await play.reach('support');
    const cancel = { kind: 'transferCancelled', reason: 'Not wanted.' } as const;
    expect(await play.tell({ ...cancel, by: 'currentPartner' })).toMatchObject({
      refused: 'too-late-to-cancel',
    });
    expect(await play.tell({ ...cancel, by: 'ops' })).toMatchObject({ stage: 'cancelled' });
    await allIsWell(play);
  });

  it('stays at its end whatever is said afterwards', async () => {
    const play = await curtain();
    await play.reach('completed');
    for (const late of [play.openTicket, play.attach, play.reportAccess, play.submitNewPartner])
      expect(await late()).toMatchObject({ refused: 'transfer-ended' });
    expect(await play.answer('refused')).toMatchObject({ refused: 'transfer-ended' });
    await play.pass(40 * DAY);
    await allIsWell(play);
  });

  it('holds its subscription until it ends, and not longer (R-01, D-03)', async () => {
    const play = await curtain();
    await play.reach('ticket');
    expect(await play.request('another')).toMatchObject({ refused: 'subscription-already-in-transfer' });
    await play.tell({ kind: 'transferCancelled', by: 'currentPartner', reason: 'Not wanted.' });
    expect(await play.request('another')).toMatchObject({ stage: 'requested' });
    await allIsWell(play);
  });

  it('is rejected with every reason when a stored request is not eligible', async () => {
    const play = await curtain();
    const { subscription, customer } = aTransfer();
    const unfit = aTransfer({
      id: play.id,
      subscription: { ...subscription, status: 'suspended' },
      customer: { ...customer, tenantCountry: 'CA' },
    });
    const at = play.world.timeline.now();
    const begun = { ...unfit, chain: genesis(play.id) };
    await play.world.store.commit(
      chained(begun, [{ kind: 'eligibilityConfirmed', warnings: [] }], PRODUCT, at),
    );
    await play.world.host.start(play.id);
    await play.pass(SECOND);
    expect(play.transfer().stage).toBe('rejected');
    expect(play.transfer().end?.reason).toMatch(/suspended.*CA/);
  });
});
