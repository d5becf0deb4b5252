import { describe, expect, it } from 'vitest';
import { daysAfter } from '../../shared/transfer/instant.ts';
import { allIsWell, count } from '../support/simulation/all-is-well.ts';
import { fabrikamsPart } from '../support/simulation/cast.ts';
import { DAY } from '../support/simulation/manners.ts';
import { curtain } from '../support/simulation/stageplay.ts';

describe('a correction of the form', () => {
  it('of the new partner’s part alone keeps signature 1 and voids the other two (A-11)', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await play.sign('customer');
    const first = play.transfer().signatures.currentPartner;
    const corrected = { newPartner: fabrikamsPart(play.world.timeline.now()) };
    expect(await play.correct('newPartner', { corrected })).toMatchObject({ stage: 'signatures' });
    expect(play.transfer()).toMatchObject({ revision: 2, oldRevisions: [{ voided: ['customer'] }] });
    expect(play.transfer().signatures).toEqual({ currentPartner: first });
    await play.sign('customer');
    await play.sign('newPartner');
    expect(play.transfer().stage).toBe('submission');
    await allIsWell(play);
  });

  it('of the base voids all three, and the new partner’s part is kept for the next revision (A-11)', async () => {
    const play = await curtain();
    await play.reach('submission');
    const { customer } = play.transfer();
    const contact = { ...customer.contact, email: 'noe@lucernepublishing.com' };
    const voided = ['currentPartner', 'customer', 'newPartner'];
    await play.correct('currentPartner', { corrected: { customer: { ...customer, contact } } });
    expect(play.transfer()).toMatchObject({ stage: 'currentPartnerSignature', signatures: {} });
    expect(play.transfer().oldRevisions).toMatchObject([{ revision: 1, voided }]);
    await play.sign('currentPartner');
    expect(play.transfer().stage).toBe('signatures');
    expect(count(play.subjects(), '→ noe@lucernepublishing.com')).toBeGreaterThan(0);
    await allIsWell(play);
  });

  it('asks the new partner for its part again when somebody else finds fault with it', async () => {
    const play = await curtain();
    await play.reach('signatures');
    await play.correct('customer', { sections: ['newPartner'] });
    expect(play.transfer()).toMatchObject({ stage: 'newPartner', revision: 2 });
    expect(play.transfer().signatures.currentPartner?.revision).toBe(1);
    await play.submitNewPartner();
    await play.sign('newPartner');
    await play.sign('customer');
    await play.attach();
    expect(play.transfer().stage).toBe('support');
    await allIsWell(play);
  });

  it('is made once when two parties ask for it of the same revision', async () => {
    const play = await curtain();
    await play.reach('signatures');
    expect(await play.correct('newPartner')).toMatchObject({ stage: 'newPartner' });
    expect(await play.correct('customer', { revision: 1 })).toMatchObject({
      refused: 'correction-superseded',
    });
    expect(play.transfer().revision).toBe(2);
    await allIsWell(play);
  });

  it('is forced by a new partner so slow that signature 1 is too old by then (D-05)', async () => {
    const play = await curtain();
    await play.reach('newPartner');
    await play.pass(11 * DAY);
    expect(count(play.subjects(), 'grow old')).toBe(2);
    expect(await play.submitNewPartner()).toMatchObject({ stage: 'currentPartnerSignature' });
    expect(play.transfer()).toMatchObject({ revision: 2, signatures: {} });
    await play.sign('currentPartner');
    expect(play.transfer().stage).toBe('signatures');
    await allIsWell(play);
  });

  it('is forced by signatures that grow too old before the upload, also when ops gave time (D-05)', async () => {
    const play = await curtain();
    await play.reach('submission');
    await play.pass(9 * DAY);
    const until = daysAfter(play.transfer().expiresAt ?? '', 5);
    await play.tell({ kind: 'timeExtended', until, reason: 'Somebody is ill.' });
    await play.pass(2 * DAY);
    expect(play.transfer()).toMatchObject({ stage: 'currentPartnerSignature', signatures: {} });
    expect(count(play.subjects(), 'too old')).toBe(3);
    await allIsWell(play);
  });

  it('that Microsoft asks for goes back to whoever filled the section in (A-11)', async () => {
    const play = await curtain();
    await play.reach('support');
    await play.answer('incomplete', undefined, ['newPartner']);
    expect(play.transfer()).toMatchObject({ stage: 'newPartner', revision: 2 });
    await play.submitNewPartner();
    await play.sign('customer');
    await play.sign('newPartner');
    await play.attach();
    expect(play.transfer()).toMatchObject({ stage: 'support', submissions: 2 });
    await allIsWell(play);
  });
});
