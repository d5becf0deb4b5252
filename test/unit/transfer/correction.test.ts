import { describe, expect, it } from 'vitest';
import { hashOf, holderOf, tokenFor } from '../../../shared/signing/signing-token.ts';
import { epoch } from '../../../shared/transfer/instant.ts';
import { Party } from '../../../shared/transfer/party.ts';
import { causeOf } from '../../../shared/transfer/revision.ts';
import type { Section } from '../../../shared/transfer/signed-form.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { LIMITS } from '../../../shared/transfer/terms.ts';
import type { Stage, Transfer } from '../../../shared/transfer/transfer.ts';
import {
  accepted,
  arrivedAt,
  at,
  correction,
  news,
  PART,
  refused,
  type Said,
  SECRET,
  signed,
  withLinks,
  withPaper,
  withSignature,
} from './walk.ts';

const NOW = at(12);
const half = withSignature(arrivedAt('signatures'), 'customer', at(5));
const asks = (transfer: Transfer, over: Partial<Said<'correctionRequested'>> = {}, now = NOW) =>
  advance(transfer, correction(transfer, over), now);

type Case = [from: Stage, by: Party, about: Section[] | undefined, to: Stage, left: Party[]];
const STANDING: Partial<Record<Stage, Transfer>> = {
  currentPartnerSignature: arrivedAt('currentPartnerSignature'),
  newPartner: arrivedAt('newPartner'),
  signatures: half,
  submission: arrivedAt('submission'),
};
const standing = (stage: Stage): Transfer => STANDING[stage] ?? arrivedAt('ticket');

/** Who asks, about which sections: stage reached, signatures left. A-11 told a second time. */
const BASE: Section[] = ['customer', 'subscription', 'currentPartner'];
const ALL: Case[] = (['currentPartnerSignature', 'newPartner', 'signatures', 'submission'] as const).flatMap(
  (stage) => {
    const signed1: Party[] = stage === 'currentPartnerSignature' ? [] : ['currentPartner'];
    const ofPart: Stage = stage === 'currentPartnerSignature' ? stage : 'newPartner';
    const base = (by: Party, sections?: Section[]): Case => [
      stage,
      by,
      sections,
      'currentPartnerSignature',
      [],
    ];
    const part = (by: Party, sections?: Section[]): Case => [stage, by, sections, ofPart, signed1];
    return [
      base('currentPartner'),
      base('customer'),
      part('newPartner'),
      ...Party.options.flatMap((by) => [
        ...BASE.map((section) => base(by, [section])),
        part(by, ['newPartner']),
        base(by, ['newPartner', 'customer']),
      ]),
    ];
  },
);

describe('a correction voids exactly the signatures that covered a changed section (A-11)', () => {
  it.each(ALL)('at %s asked by the %s of %j leads to %s and leaves %j', (stage, by, sections, to, left) => {
    const before = standing(stage);
    const outcome = accepted(asks(before, { by, ...(sections && { sections }) }));
    const { transfer } = outcome;
    expect(transfer).toMatchObject({ stage: to, revision: 2, stageSince: NOW });
    expect(Object.keys(transfer.signatures)).toEqual(left);
    for (const party of left) expect(transfer.signatures[party]).toEqual(before.signatures[party]);
    const voided = Party.options.filter((party) => before.signatures[party] && !left.includes(party));
    expect(outcome.facts).toMatchObject([
      { kind: 'correctionRequested', by, voidedRevision: 1, voided, reason: 'The name is misspelt.' },
    ]);
    expect(outcome.answers).toBe('correctionRequested:r1');
    expect(transfer.oldRevisions).toMatchObject([
      { revision: 1, form: before.form, voided, replacedAt: NOW },
    ]);
  });

  it.each(ALL)(
    'at %s asked by the %s of %j: everybody is told, every link is dead',
    (stage, by, sections) => {
      const before = standing(stage);
      const { transfer } = accepted(asks(before, { by, ...(sections && { sections }) }));
      const everybody = ['customer', 'currentPartner', 'newPartner'].map((to) => `correctionRequested ${to}`);
      const asked = ['newPartnerTurn newPartner', 'newPartnerAsked customer'];
      expect(news(before, transfer)).toEqual(
        transfer.stage === 'newPartner' ? [...everybody, ...asked] : everybody,
      );
      const { follow, ...working } = before.links;
      expect(transfer.links).toEqual({ follow });
      for (const link of Object.values(working))
        expect(holderOf(transfer, link?.tokenHash ?? '', epoch(NOW))).toBeUndefined();
    },
  );
});

describe('what a correction leaves of the form', () => {
  it('is signature 1 and its seal when only the new partner’s part changes (A-11)', () => {
    const { transfer } = accepted(asks(half, { by: 'customer', sections: ['newPartner'] }));
    expect(transfer.form).toEqual(half.form.slice(0, 2));
    expect(transfer.form.map(({ after }) => after)).toEqual(['prepared', 'currentPartner']);
    expect(transfer.newPartner.part).toBeUndefined();
    expect(transfer.signatures.currentPartner?.sealedIn).toBe(transfer.form[1]?.sha256);
  });

  it('is nothing when a section of signature 1 changes, and the new partner’s part is kept', () => {
    const { transfer } = accepted(asks(half, { by: 'customer', sections: ['subscription'] }));
    expect(transfer.form).toEqual([]);
    expect(transfer.newPartner.part).toEqual(PART);
    const again = withPaper(transfer, NOW);
    expect(withSignature(again, 'currentPartner', at(13)).stage).toBe('signatures');
  });

  it('stays readable with the old revision, with who asked and why', () => {
    const twice = withPaper(accepted(asks(half)).transfer, NOW);
    const { transfer } = accepted(asks(twice, { by: 'newPartner', reason: 'Wrong address.' }, at(13)));
    expect(transfer.oldRevisions).toEqual([
      {
        revision: 1,
        form: half.form,
        sections: BASE,
        voided: ['currentPartner', 'customer'],
        signatures: [half.signatures.currentPartner, half.signatures.customer],
        replacedAt: NOW,
        by: 'current partner',
        reason: 'The name is misspelt.',
      },
      {
        revision: 2,
        form: twice.form,
        sections: ['newPartner'],
        voided: [],
        signatures: [],
        replacedAt: at(13),
        by: 'new partner',
        reason: 'Wrong address.',
      },
    ]);
    expect(causeOf(transfer)).toEqual({
      by: 'new partner',
      reason: 'Wrong address.',
      sections: ['newPartner'],
    });
  });
});

describe('after a correction', () => {
  const next = withPaper(accepted(asks(half)).transfer, NOW);

  it('a signature on the old revision is refused, whatever it is bound to', () => {
    const early = signed(half, 'currentPartner', { revision: 1 });
    expect(refused(advance(next, early, at(13))).refused).toBe('signature-superseded');
    expect(refused(advance(next, signed(half, 'newPartner'), at(13))).refused).toBe('message-out-of-order');
  });

  it('the links are others, even for the same party and address, each with a number of its own', () => {
    const { revision, generation, email, tokenHash } = next.links.currentPartner ?? {};
    const first = arrivedAt('currentPartnerSignature').links.currentPartner;
    expect([revision, email]).toEqual([2, first?.email]);
    expect(tokenHash).not.toBe(first?.tokenHash);
    expect(generation).toBe(half.linksIssued + 1);
    const subject = { transferId: next.id, holder: 'currentPartner' as const, revision: 2 };
    const token = tokenFor(SECRET, { ...subject, generation: generation ?? 0, email: email ?? '' });
    expect(hashOf(token)).toBe(tokenHash);
  });

  it('of the new partner’s part, customer and new partner sign anew and the current partner does not', () => {
    const asked = accepted(asks(half, { by: 'newPartner' })).transfer;
    const filled = accepted(advance(asked, { kind: 'newPartnerSubmitted', ...PART }, at(13))).transfer;
    const ready = withPaper(filled, at(13));
    expect(Object.keys(ready.links).sort()).toEqual(['customer', 'follow', 'newPartner']);
    const both = withSignature(withSignature(ready, 'customer', at(14)), 'newPartner', at(14));
    expect(both).toMatchObject({ stage: 'submission', revision: 2 });
    expect(both.signatures.currentPartner?.revision).toBe(1);
  });

  it.each([0, 1, 3, 30])('another one bound to revision %i is refused at revision 2', (revision) => {
    expect(refused(asks(next, { revision })).refused).toBe('correction-superseded');
  });
});

describe('one whose content is given by its owner', () => {
  const { customer, subscription, currentPartner } = half;

  it('replaces the sections it names and no others', () => {
    const corrected = { customer: { ...customer, organisationName: 'Lucerne Publishing Inc.' } };
    const { transfer } = accepted(asks(half, { corrected }));
    expect(transfer.customer.organisationName).toBe('Lucerne Publishing Inc.');
    expect(transfer.subscription).toEqual(subscription);
    expect(transfer.currentPartner).toEqual(currentPartner);
    expect(transfer.oldRevisions[0]?.sections).toEqual(['customer']);
  });

  it('leads the new partner’s part straight to the signatures, attested anew (R-26)', () => {
    const part = { ...PART, agreement: { ...PART.agreement, name: 'Cloud agreement 8' } };
    const { transfer, facts } = accepted(asks(half, { by: 'newPartner', corrected: { newPartner: part } }));
    expect(facts).toMatchObject([
      { kind: 'correctionRequested' },
      { kind: 'newPartnerSubmitted', agreement: 'Cloud agreement 8', attestedBy: 'Łukasz 李' },
    ]);
    expect(transfer).toMatchObject({ stage: 'signatures', revision: 2, newPartner: { part } });
    expect(Object.keys(transfer.signatures)).toEqual(['currentPartner']);
    expect(Object.keys(withLinks(withPaper(transfer, NOW), NOW).links).sort()).toEqual([
      'customer',
      'follow',
      'newPartner',
    ]);
  });

  it.each(['currentPartnerSignature', 'newPartner'] as const)(
    'cannot be the new partner’s part before it was given, at %s',
    (stage) => {
      const early = { by: 'newPartner', corrected: { newPartner: PART } } as const;
      expect(refused(asks(arrivedAt(stage), early))).toMatchObject({
        refused: 'message-out-of-order',
        violations: [
          { path: 'corrected.newPartner', message: expect.stringContaining('new-partner.submitted') },
        ],
      });
    },
  );

  it('puts the signatory it names in the place of a colleague who was asked instead', () => {
    const to = { firstName: 'Jo', lastName: 'Berg', email: 'jo@lucernepublishing.com' };
    const replaced = { ...half, signatories: { customer: to } };
    const corrected = { customer: { ...customer, contact: { ...customer.contact, title: 'CEO' } } };
    expect(accepted(asks(replaced, { corrected })).transfer.signatories).toEqual({});
  });

  it.each([
    ['customer', 'customer'],
    ['newPartner', 'customer'],
    ['newPartner', 'subscription'],
    ['customer', 'currentPartner'],
    ['customer', 'newPartner'],
    ['currentPartner', 'newPartner'],
  ] as const)('is not for the %s to say of the section %s (R-05)', (by, section) => {
    const content = { customer, subscription, currentPartner: currentPartner.details, newPartner: PART };
    expect(refused(asks(half, { by, corrected: { [section]: content[section] } }))).toMatchObject({
      refused: 'not-yours-to-say',
      violations: [{ path: `corrected.${section}` }],
    });
  });

  it('cannot be another subscription (A-16)', () => {
    const azureSubscriptionId = '0f1d27a4-60b3-4d0c-9a5b-3f8a1c5f9d11';
    const corrected = { subscription: { ...subscription, azureSubscriptionId } };
    expect(refused(asks(half, { corrected })).violations).toEqual([
      {
        path: 'corrected.subscription.azureSubscriptionId',
        message: expect.stringContaining('request another transfer'),
      },
    ]);
  });

  it('cannot be another tenant (D-19)', () => {
    const microsoftId = '0f1d27a4-60b3-4d0c-9a5b-3f8a1c5f9d11';
    const corrected = { customer: { ...customer, microsoftId } };
    expect(refused(asks(half, { corrected })).violations).toEqual([
      { path: 'corrected.customer.microsoftId', message: expect.stringContaining('never changes it') },
    ]);
  });

  it('cannot make the transfer ineligible; every reason is listed', () => {
    const corrected = {
      customer: { ...customer, tenantCountry: 'NL' },
      subscription: { ...subscription, offerId: 'DZH318Z0BPS6' },
    };
    const refusal = refused(asks(half, { corrected }));
    expect(refusal.refused).toBe('not-eligible');
    expect(refusal.violations.map(({ path }) => path)).toEqual([
      'subscription.offerId',
      'customer.tenantCountry',
      'cloud',
    ]);
  });
});

describe('the number of corrections', () => {
  const [old] = accepted(asks(half)).transfer.oldRevisions;
  const times = (count: number): Transfer => ({
    ...half,
    oldRevisions: Array.from({ length: count }, () => old ?? []).flat(),
  });

  it(`is ${LIMITS.revisions} at most; then the case is begun anew`, () => {
    expect(accepted(asks(times(LIMITS.revisions - 1))).transfer.revision).toBe(2);
    expect(refused(asks(times(LIMITS.revisions)))).toMatchObject({
      refused: 'too-many-corrections',
      status: 409,
    });
  });
});
