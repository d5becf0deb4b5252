import type { Papers } from '../../../shared/form/papers.ts';
import type { Instant } from '../../../shared/transfer/instant.ts';
import type { Signatory } from '../../../shared/transfer/party.ts';
import type { End } from '../../../shared/transfer/transfer.ts';
import { checkRequest } from '../../../shared/workflow/check-request.ts';
import { requestTransfer } from '../../../shared/workflow/request-transfer.ts';
import { at, correction } from '../transfer/walk.ts';
import { aRequest, taken } from '../workflow/a-desk.ts';
import { aCase, type Case, caseOn, deskWith } from './a-case-that-ends.ts';

/** A case that has gone the straight way, its two other signatories by their links. */
export async function completed(papers?: Papers): Promise<Case> {
  const one = await aCase('signatures', papers);
  one.clock.now = at(4);
  await one.opens('customer');
  await one.draws('customer', { consentLanguage: 'nl' });
  one.clock.now = at(5);
  await one.opens('newPartner');
  await one.signs('newPartner');
  await one.completes();
  return one;
}

/** The six ends, each reached by the product's own rules. */
export const ENDS = {
  completed,
  async declined(papers?: Papers) {
    const one = await aCase('signatures', papers);
    one.clock.now = at(4);
    await one.opens('customer');
    await one.declines('customer', 'We stay with our present partner after all.');
    return one;
  },
  async rejected(papers?: Papers) {
    const desk = await deskWith(papers);
    const { transferId } = taken(await requestTransfer(desk.services, aRequest()));
    const stored = await desk.transfers.find(transferId);
    if (!stored) throw new Error('no transfer');
    const { transfer, etag } = stored;
    const subscription = { ...transfer.subscription, status: 'suspended' as const };
    await desk.transfers.commit({ transfer: { ...transfer, subscription }, etag, entries: [] });
    await checkRequest(desk.services, { transferId });
    return caseOn(desk, transferId);
  },
  async cancelled(papers?: Papers) {
    const one = await aCase('newPartner', papers);
    await one.say({ kind: 'transferCancelled', by: 'currentPartner', reason: 'The customer thought again.' });
    return one;
  },
  async expired(papers?: Papers) {
    const one = await aCase('signatures', papers);
    one.clock.now = (await one.present()).expiresAt ?? one.clock.now;
    await one.settled();
    return one;
  },
  async refused(papers?: Papers) {
    const one = await aCase('support', papers);
    const answeredAt: Instant = at(40);
    one.clock.now = answeredAt;
    await one.settled();
    await one.say({
      kind: 'supportAnswered',
      outcome: 'refused',
      engineer: 'Sam Engineer',
      answeredAt,
      note: 'The subscription has a reservation.',
    });
    return one;
  },
} satisfies Record<End, (papers?: Papers) => Promise<Case>>;

/** Two corrections, each of which makes signatures void, then the straight way; signature 1 is given twice. */
export async function correctedTwice(papers?: Papers): Promise<Case> {
  const one = await aCase('signatures', papers);
  one.clock.now = at(4);
  await one.opens('customer');
  await one.signs('customer');
  const corrected = { ...(await one.present()).currentPartner.details, partnerNumber: '7654321' };
  await one.say(
    correction(await one.present(), {
      reason: 'Our partner number was wrong.',
      corrected: { currentPartner: corrected },
    }),
  );
  await one.papers();
  one.clock.now = at(5);
  await one.signs('currentPartner');
  await one.papers();
  await one.signs('newPartner');
  const { part } = (await one.present()).newPartner;
  if (!part) throw new Error('the new partner has filled in its part');
  const newPartner = { ...part, agreement: { ...part.agreement, name: 'Framework agreement 2026/11' } };
  await one.say(
    correction(await one.present(), {
      by: 'newPartner',
      reason: 'Another agreement.',
      corrected: { newPartner },
    }),
    'newPartner',
  );
  await one.papers();
  one.clock.now = at(5.5);
  await one.signs('newPartner');
  await one.signs('customer');
  await one.completes();
  return one;
}

/** The customer passes its signature on, gets a second link, and its colleague has to know an access code. */
export async function delegatedWithCode(papers?: Papers, to: Signatory = COLLEAGUE): Promise<Case> {
  const one = await aCase('signatures', papers);
  one.clock.now = at(4);
  await one.opens('customer');
  await one.delegates('customer', to);
  await one.say({ kind: 'linkRenewed', party: 'customer' }, 'ops');
  await one.settled();
  await one.say({
    kind: 'accessCodeSet',
    by: 'currentPartner',
    party: 'customer',
    salt: 'salt',
    hash: 'f'.repeat(64),
  });
  await one.opens('customer');
  await one.triesCode('customer', false);
  await one.triesCode('customer', true);
  one.clock.now = at(4.5);
  await one.signs('customer');
  await one.signs('newPartner');
  await one.completes();
  return one;
}

/** Who signs for the customer after it has passed its signature on. */
export const COLLEAGUE = {
  firstName: 'Søren',
  lastName: 'Żółkiewski-李',
  email: 'soren@lucernepublishing.com',
  title: 'Chief information officer',
};
