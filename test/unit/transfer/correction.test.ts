import { describe, expect, it } from 'vitest';
import { hashOf, partyOf, tokenFor } from '../../../shared/signing/signing-token.ts';
import { epoch } from '../../../shared/transfer/instant.ts';
import { CORRECTABLE } from '../../../shared/transfer/questions.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import {
  accepted,
  arrivedAt,
  at,
  PART,
  refused,
  type Said,
  SECRET,
  signed,
  withPaper,
  withSignature,
} from './walk.ts';

const correction = (over: Partial<Said<'correctionRequested'>> = {}): Said<'correctionRequested'> => ({
  kind: 'correctionRequested',
  by: 'currentPartner',
  reason: 'The name is misspelt.',
  ...over,
});
const half = () => withSignature(arrivedAt('signatures'), 'customer', at(5));

describe.each(CORRECTABLE)('a correction at the stage %s', (stage) => {
  const before = arrivedAt(stage);
  const outcome = accepted(advance(before, correction(), at(12)));

  it('begins the next revision with nothing of the old one in force', () => {
    expect(outcome.transfer).toMatchObject({
      revision: 2,
      stage: 'currentPartnerSignature',
      stageSince: at(12),
    });
    const { form, links, signatures } = outcome.transfer;
    expect({ form, links, signatures }).toEqual({ form: [], links: {}, signatures: {} });
  });

  it('tells everybody, and says which revision is void', () => {
    const told = outcome.transfer.pendingMails.filter(({ kind }) => kind === 'correctionRequested');
    expect(told.map(({ to }) => to).sort()).toEqual(['currentPartner', 'customer', 'newPartner']);
    expect(outcome.facts).toEqual([
      {
        kind: 'correctionRequested',
        by: 'currentPartner',
        reason: 'The name is misspelt.',
        voidedRevision: 1,
      },
    ]);
    expect(outcome.answers).toBe('correctionRequested:r1');
  });

  it('kills every link that was in force', () => {
    for (const link of Object.values(before.links))
      expect(partyOf(outcome.transfer, link?.tokenHash ?? '', epoch(at(12)))).toBeUndefined();
  });
});

describe('after a correction', () => {
  it('a signature on the old revision is refused, whatever it is bound to', () => {
    const old = signed(half(), 'newPartner');
    const next = withPaper(accepted(advance(half(), correction(), at(6))).transfer, at(6));
    const early = signed(half(), 'currentPartner', { revision: 1 });
    expect(refused(advance(next, early, at(7))).refused).toBe('signature-superseded');
    expect(refused(advance(next, old, at(7))).refused).toBe('message-out-of-order');
  });

  it('the links are others, even for the same party and address', () => {
    const next = withPaper(accepted(advance(half(), correction(), at(6))).transfer, at(6));
    const { revision, generation, email, tokenHash } = next.links.currentPartner ?? {};
    const first = arrivedAt('currentPartnerSignature').links.currentPartner;
    expect(revision).toBe(2);
    expect(email).toBe(first?.email);
    expect(tokenHash).not.toBe(first?.tokenHash);
    const subject = { transferId: next.id, party: 'currentPartner' as const, revision: 2, generation: 1 };
    expect(generation).toBe(1);
    expect(hashOf(tokenFor(SECRET, { ...subject, email: email ?? '' }))).toBe(tokenHash);
  });

  it('the new partner’s part is kept unless the new partner corrects it', () => {
    for (const by of ['currentPartner', 'customer'] as const)
      expect(accepted(advance(half(), correction({ by }), at(6))).transfer.newPartner.part).toEqual(PART);
    const corrected = accepted(advance(half(), correction({ by: 'newPartner' }), at(6))).transfer;
    expect(corrected.newPartner.part).toBeUndefined();
  });

  it('a part that is kept is not asked for again: signature 1 leads straight to the other two', () => {
    const next = withPaper(accepted(advance(half(), correction(), at(6))).transfer, at(6));
    expect(withSignature(next, 'currentPartner', at(7)).stage).toBe('signatures');
  });
});

describe('what a correction corrects', () => {
  const transfer = arrivedAt('signatures');
  const { customer, subscription, currentPartner } = transfer;

  it('replaces the sections it names and no others', () => {
    const corrected = { customer: { ...customer, organisationName: 'Lucerne Publishing Inc.' } };
    const next = accepted(advance(transfer, correction({ corrected }), at(6))).transfer;
    expect(next.customer.organisationName).toBe('Lucerne Publishing Inc.');
    expect(next.subscription).toEqual(subscription);
    expect(next.currentPartner).toEqual(currentPartner);
  });

  it.each(['customer', 'newPartner'] as const)('is not for the %s to say', (by) => {
    expect(refused(advance(transfer, correction({ by, corrected: { customer } }), at(6)))).toMatchObject({
      refused: 'not-yours-to-say',
      violations: [{ path: 'corrected' }],
    });
  });

  it('cannot be another subscription (A-16)', () => {
    const azureSubscriptionId = '0f1d27a4-60b3-4d0c-9a5b-3f8a1c5f9d11';
    const corrected = { subscription: { ...subscription, azureSubscriptionId } };
    expect(refused(advance(transfer, correction({ corrected }), at(6)))).toMatchObject({
      refused: 'invalid-content',
      violations: [{ path: 'corrected.subscription.azureSubscriptionId' }],
    });
  });

  it('cannot make the transfer ineligible; every reason is listed', () => {
    const corrected = {
      customer: { ...customer, tenantCountry: 'NL' },
      subscription: { ...subscription, offerId: 'DZH318Z0BPS6' },
    };
    const refusal = refused(advance(transfer, correction({ corrected }), at(6)));
    expect(refusal.refused).toBe('not-eligible');
    expect(refusal.violations.map(({ path }) => path)).toEqual([
      'subscription.offerId',
      'customer.tenantCountry',
      'cloud',
    ]);
  });
});
