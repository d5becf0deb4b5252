import { describe, expect, it } from 'vitest';
import { type Failure, isSealed, submissionFailures } from '../../../shared/form/submission-check.ts';
import { Party, partyName } from '../../../shared/transfer/party.ts';
import type { Signature } from '../../../shared/transfer/signed-form.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { aHash } from '../../support/a-transfer.ts';
import { accepted, arrivedAt, at, correction, days, withPaper, withSignature } from '../transfer/walk.ts';

const NOW = at(8);
const whole = arrivedAt('submission');

function withSigned(party: Party, over: Partial<Signature> | undefined): Transfer {
  const { [party]: signature, ...others } = whole.signatures;
  if (!signature) throw new Error(`no signature of ${party}`);
  return { ...whole, signatures: over ? { ...others, [party]: { ...signature, ...over } } : others };
}

const part = whole.newPartner.part;
if (!part) throw new Error('no part of the new partner');
const withAdmin = (email: string): Transfer => {
  const details = { ...part.details, admin: { ...part.details.admin, email } };
  return { ...whole, newPartner: { ...whole.newPartner, part: { ...part, details } } };
};
const of = (over: Partial<Transfer>): Transfer => ({ ...whole, ...over });
const { currentPartner, newPartner, customer, subscription } = whole;
const identity = (over: object) => ({ ...newPartner, identity: { ...newPartner.identity, ...over } });
const { serviceTicket: _, ...ticketless } = whole;

const told = (transfer: Transfer) =>
  submissionFailures(transfer, NOW).map(({ point, path, mend }) => ({ point, path, mend }));
const last = whole.form.at(-1);
const sized = (size: number) => of({ form: last ? [...whole.form.slice(0, -1), { ...last, size }] : [] });

describe('the submission check', () => {
  it('passes a whole form', () => {
    expect(submissionFailures(whole, NOW)).toEqual([]);
  });

  it.each(Party.options)('misses the signature of the %s, who can mend it (point 1, R-32)', (party) => {
    expect(told(withSigned(party, undefined))).toEqual([
      { point: 1, path: `signatures.${party}`, mend: partyName[party] },
    ]);
  });

  it.each(Party.options)(
    'takes a signature of the %s that is ten days old and no older (point 2, D-05)',
    (party) => {
      expect(told(withSigned(party, { signedAt: days(NOW, -10) }))).toEqual([]);
      const older = new Date(Date.parse(days(NOW, -10)) - 1).toISOString();
      expect(told(withSigned(party, { signedAt: older }))).toEqual([
        { point: 2, path: `signatures.${party}`, mend: partyName[party] },
      ]);
    },
  );

  it.each(Party.options)('refuses a signature of the %s over another form (point 3)', (party) => {
    const expected = [{ point: 3, path: `signatures.${party}`, mend: partyName[party] }];
    expect(told(withSigned(party, { contentHash: aHash('another form') }))).toEqual(expected);
    const changed = whole.form.map((state) => ({ ...state, sha256: aHash(`changed ${state.sha256}`) }));
    expect(told(of({ form: changed })).filter(({ path }) => path === expected[0]?.path)).toEqual(expected);
  });

  it('counts signature 1 of an earlier revision that it still covers (point 3, A-11)', () => {
    const corrected = accepted(
      advance(
        arrivedAt('signatures'),
        correction(whole, { by: 'newPartner', corrected: { newPartner: part } }),
        at(6),
      ),
    ).transfer;
    const again = withPaper(corrected, at(6));
    const signedAnew = withSignature(withSignature(again, 'customer', at(7)), 'newPartner', at(7));
    expect(signedAnew.signatures.currentPartner?.revision).toBe(1);
    expect([signedAnew.revision, submissionFailures(signedAnew, NOW)]).toEqual([2, []]);
  });

  it.each(Party.options)(
    'refuses a signature of the %s by somebody who was not invited (point 1, R-32)',
    (party) => {
      expect(told(withSigned(party, { email: 'somebody@example.com' }))).toEqual([
        { point: 1, path: `signatures.${party}`, mend: partyName[party] },
      ]);
    },
  );

  it('takes the signature of a colleague who was asked instead (point 1)', () => {
    const email = 'jo@lucernepublishing.com';
    const asked = {
      ...withSigned('customer', { email }),
      signatories: { customer: { firstName: 'Jo', lastName: 'Berg', email } },
    };
    expect(told(asked)).toEqual([]);
  });

  it.each(['customer', 'newPartner'] as const)(
    'refuses a signature of the %s over the form without the new partner’s part (point 3, A-11)',
    (party) => {
      const contentHash = whole.form[0]?.sha256 ?? '';
      expect(told(withSigned(party, { contentHash }))).toMatchObject([{ point: 3 }]);
    },
  );

  it('refuses one address for both admins, in any letter case (point 4, R-30)', () => {
    const { email } = currentPartner.details.admin;
    for (const same of [email, email.toUpperCase()])
      expect(told(withAdmin(same))).toEqual([
        { point: 4, path: 'newPartner.admin.email', mend: 'new partner' },
      ]);
  });

  it.each<[number, string, Partial<Transfer>, string]>([
    [
      5,
      'three distinct tenants',
      { customer: { ...customer, microsoftId: newPartner.identity.microsoftId } },
      'customer.microsoftId',
    ],
    [
      5,
      'two distinct partners',
      { newPartner: identity({ microsoftId: currentPartner.identity.microsoftId }) },
      'newPartnerId',
    ],
    [
      8,
      'one country',
      {
        cloud: 'public',
        subscription: { ...subscription, offerId: 'MS-AZR-0145P' },
        newPartner: identity({ country: 'NL' }),
      },
      'customer.tenantCountry',
    ],
    [9, 'a partner of an allowed kind', { newPartner: identity({ kind: 'advisor' }) }, 'newPartnerId'],
    [
      10,
      'a legacy Azure offer',
      { subscription: { ...subscription, offerId: 'DZH318Z0BPS6' } },
      'subscription.offerId',
    ],
    [
      10,
      'an active subscription',
      { subscription: { ...subscription, status: 'suspended' } },
      'subscription.status',
    ],
  ])('point %i: needs %s', (point, _, over, path) => {
    expect(told(of(over))).toMatchObject([{ point, path }]);
  });

  it('misses the new partner’s whole part: admin, relationship, agreement and its signature (points 4, 6, 7; R-26, R-28, R-30)', () => {
    const { part: __, ...without } = newPartner;
    const failures = told(of({ newPartner: without }));
    expect([...new Set(failures.map(({ point }) => point))].sort()).toEqual([4, 6, 7]);
    for (const { mend } of failures) expect(mend).toBe('new partner');
  });

  it('needs the service ticket to attach to (point 11, R-33, A-08)', () => {
    expect(told(ticketless)).toEqual([{ point: 11, path: 'serviceTicket', mend: 'current partner' }]);
  });

  it('needs a stored form below 5 MB (point 12)', () => {
    expect(told(sized(4_999_999))).toEqual([]);
    expect(told(sized(5_000_000))).toEqual([{ point: 12, path: 'form', mend: 'ops' }]);
    expect(told(of({ form: [] }))).toContainEqual({ point: 12, path: 'form', mend: 'ops' });
  });

  it('tells everything at once', () => {
    const { customer: __, ...signatures } = whole.signatures;
    const failures: Failure[] = submissionFailures(
      {
        ...ticketless,
        signatures,
        subscription: { ...subscription, status: 'suspended', offerId: 'DZH318Z0BPS6' },
        newPartner: identity({ kind: 'advisor' }),
      },
      days(NOW, 20),
    );
    expect(failures.map(({ path }) => path).sort()).toEqual([
      'newPartnerId',
      'serviceTicket',
      'signatures.currentPartner',
      'signatures.customer',
      'signatures.newPartner',
      'subscription.offerId',
      'subscription.status',
    ]);
    for (const { message, mend } of failures) {
      expect(message.length).toBeGreaterThan(5);
      expect(['current partner', 'customer', 'new partner', 'ops']).toContain(mend);
    }
  });
});

describe('a form is sealed', () => {
  it('when all three signatures stand in it', () => {
    expect(isSealed(whole)).toBe(true);
  });

  it.each(Party.options)('not without the signature of the %s in the file', (party) => {
    const { [party]: signature, ...others } = whole.signatures;
    const { sealedIn: __, ...unsealed } = signature ?? {};
    expect(isSealed({ ...whole, signatures: others })).toBe(false);
    expect(isSealed({ ...whole, signatures: { ...others, [party]: unsealed as Signature } })).toBe(false);
  });
});
