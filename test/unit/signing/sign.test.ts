import { describe, expect, it } from 'vitest';
import { Party } from '../../../shared/transfer/party.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { signableStates } from '../../../shared/transfer/steps/signing.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { aHash } from '../../support/a-transfer.ts';
import {
  accepted,
  arrivedAt,
  at,
  days,
  news,
  PART,
  refused,
  signed,
  withSignature,
} from '../transfer/walk.ts';

const first = arrivedAt('currentPartnerSignature');
const both = arrivedAt('signatures');
const refusal = (transfer: typeof first, message: Message) => refused(advance(transfer, message, at(5)));

describe('a signature', () => {
  it('is kept as the product knows the signatory, bound to revision and bytes', () => {
    const outcome = accepted(advance(first, signed(first, 'currentPartner'), at(3)));
    expect(outcome.transfer.signatures.currentPartner).toEqual({
      party: 'currentPartner',
      revision: 1,
      name: 'Ana Ortiz',
      title: 'Director',
      email: 'signatory@contoso.com',
      organisation: 'Contoso',
      method: 'typed',
      signedAt: at(3),
      contentHash: first.form[0]?.sha256,
      consentVersion: '2026-11-1',
      consentLanguage: 'en',
      proof: 'mailbox',
    });
    expect(outcome.facts).toEqual([
      expect.objectContaining({ kind: 'signed', party: 'currentPartner', signatory: 'Ana Ortiz' }),
    ]);
    expect(outcome.answers).toBe('signature:r1:currentPartner');
  });

  it('of the current partner comes before anybody else is asked (R-18)', () => {
    expect(refusal(first, signed(first, 'customer')).refused).toBe('message-out-of-order');
    expect(refusal(first, signed(first, 'newPartner')).refused).toBe('message-out-of-order');
  });

  it('number 1 asks the new partner for its part (R-18, R-25)', () => {
    const next = accepted(advance(first, signed(first, 'currentPartner'), at(3))).transfer;
    expect(next.stage).toBe('newPartner');
    expect(news(first, next)).toEqual(['newPartnerTurn newPartner', 'newPartnerAsked customer']);
  });

  it.each([
    ['customer', 'newPartner'],
    ['newPartner', 'customer'],
  ] as const)('of the %s may come before that of the %s (A-12)', (one, other) => {
    const half = accepted(advance(both, signed(both, one), at(5)));
    expect(half.transfer.stage).toBe('signatures');
    expect(half.transfer.expiresAt).toBe(both.expiresAt);
    const whole = accepted(advance(half.transfer, signed(half.transfer, other), at(6)));
    expect(whole.transfer).toMatchObject({ stage: 'submission', expiresAt: days(at(6), 10) });
    expect(whole.answers).toBe(`signature:r1:${other}`);
  });

  it.each(Party.options)('of the %s is given once', (party) => {
    const start = party === 'currentPartner' ? first : both;
    const after = withSignature(start, party, at(5));
    expect(refusal(after, signed(start, party)).refused).toBe('already-signed');
  });
});

describe('a link', () => {
  it.each([0, 2, 99])('of generation %i is superseded when another is in force', (generation) => {
    expect(refusal(both, signed(both, 'customer', { generation })).refused).toBe('signature-superseded');
  });

  it('of an earlier generation is superseded by a newer one', () => {
    const link = both.links.customer;
    if (!link) throw new Error('no link');
    const resent = { ...both, links: { ...both.links, customer: { ...link, generation: 9 } } };
    expect(refusal(resent, signed(both, 'customer')).refused).toBe('signature-superseded');
    expect(accepted(advance(resent, signed(resent, 'customer'), at(5))).facts).toHaveLength(1);
  });

  it.each([0, 2, -1])('of revision %i is superseded at revision 1', (revision) => {
    expect(refusal(both, signed(both, 'customer', { revision })).refused).toBe('signature-superseded');
  });

  it('that was never issued signs nothing', () => {
    const { customer: _, ...links } = both.links;
    expect(refusal({ ...both, links }, signed(both, 'customer')).refused).toBe('signature-superseded');
  });

  it.each(['declined', 'signingPageOpened'] as const)('binds %s in the same way', (kind) => {
    const say = (over: object): Message => ({
      kind,
      party: 'customer',
      revision: 1,
      generation: both.links.customer?.generation ?? 0,
      reason: 'No',
      ip: '192.0.2.7',
      userAgent: 'test',
      ...over,
    });
    expect(refusal(both, say({ revision: 2 })).refused).toBe('signature-superseded');
    expect(refusal(both, say({ generation: 9 })).refused).toBe('signature-superseded');
    expect(accepted(advance(both, say({}), at(5))).facts).toHaveLength(1);
  });
});

describe('the bytes that were shown', () => {
  const shown = (transfer: typeof both, party: Party, contentHash: string) =>
    advance(transfer, signed(transfer, party, { contentHash }), at(5));

  it('for signature 1 are the form as prepared (A-11)', () => {
    expect(signableStates(first, 'currentPartner')).toEqual([first.form[0]?.sha256]);
    expect(signableStates(both, 'currentPartner')).toEqual([first.form[0]?.sha256]);
  });

  it('for signatures 2 and 3 hold the new partner’s part; what came before does not count (A-11)', () => {
    const filled = both.form.findIndex(({ after }) => after === 'newPartnerFilled');
    for (const party of ['customer', 'newPartner'] as const)
      both.form.forEach(({ sha256 }, n) => {
        const outcome = shown(both, party, sha256);
        if (n >= filled) expect(accepted(outcome).transfer.signatures[party]?.contentHash).toBe(sha256);
        else expect(refused(outcome).refused).toBe('signature-superseded');
      });
    expect(filled).toBeGreaterThan(0);
  });

  it('may be those before the other party’s seal, which only adds to them', () => {
    const half = withSignature(both, 'customer', at(5));
    expect(signableStates(half, 'newPartner')).toHaveLength(2);
    for (const sha256 of signableStates(half, 'newPartner'))
      expect(accepted(shown(half, 'newPartner', sha256)).transfer.stage).toBe('submission');
  });

  it('are none before the form is made, and none of another form', () => {
    expect(signableStates(arrivedAt('ticket'), 'currentPartner')).toEqual([]);
    expect(signableStates(arrivedAt('newPartner'), 'customer')).toEqual([]);
    for (const hash of [aHash('another form'), '', both.form[0]?.sha256.toUpperCase() ?? ''])
      expect(refused(shown(both, 'customer', hash)).refused).toBe('signature-superseded');
  });
});

describe('the name that is typed', () => {
  it.each([
    'Renée Lemaire',
    'renée lemaire',
    'RENÉE LEMAIRE',
    '  Renée \u00a0 Lemaire ',
    'Rene\u0301e Lemaire',
  ])('"%s" is the printed one', (name) => {
    const outcome = accepted(advance(both, signed(both, 'customer', { name }), at(5)));
    expect(outcome.transfer.signatures.customer?.name).toBe('Renée Lemaire');
  });

  it.each(['Renee Lemaire', 'R. Lemaire', 'Lemaire Renée', 'RenéeLemaire', '', 'Łukasz 李'])(
    '"%s" is another one, and the printed name is told',
    (name) => {
      expect(refusal(both, signed(both, 'customer', { name }))).toMatchObject({
        refused: 'name-differs',
        violations: [{ path: 'name', message: 'must be "Renée Lemaire"' }],
      });
    },
  );

  it('may be in any script', () => {
    expect(PART.details.signatory.lastName).toBe('李');
    expect(
      accepted(advance(both, signed(both, 'newPartner', { name: 'łukasz 李' }), at(5))).facts,
    ).toHaveLength(1);
  });
});

describe('declining', () => {
  const no = (party: Party): Message => ({
    kind: 'declined',
    party,
    revision: 1,
    generation: (party === 'currentPartner' ? first : both).links[party]?.generation ?? 0,
    reason: 'The prices do not suit us.',
    ip: '192.0.2.7',
    userAgent: 'test',
  });

  it.each([
    ['currentPartner', first, 'current partner'],
    ['customer', both, 'customer'],
    ['newPartner', both, 'new partner'],
  ] as const)('by the %s ends the transfer and says who and why (D-20)', (party, transfer, by) => {
    const outcome = accepted(advance(transfer, no(party), at(5)));
    expect(outcome.transfer).toMatchObject({
      stage: 'declined',
      end: { by, reason: `The ${by} declined: The prices do not suit us.` },
    });
    expect(outcome.transfer.links).toEqual({});
    expect(news(transfer, outcome.transfer)).toEqual(
      ['customer', 'currentPartner', 'newPartner'].map((to) => `transferEnded ${to}`),
    );
    expect(outcome.answers).toBe('ended');
  });

  it('is too late for who has signed', () => {
    const half = withSignature(both, 'customer', at(5));
    expect(refusal(half, no('customer')).refused).toBe('already-signed');
    expect(refusal(both, no('currentPartner')).refused).toBe('already-signed');
  });

  it('is not yet for who was not asked', () => {
    expect(refusal(first, no('customer')).refused).toBe('signature-superseded');
  });
});
