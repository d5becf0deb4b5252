import { describe, expect, it } from 'vitest';
import { hashOf, holderOf, tokenFor } from '../../../shared/signing/signing-token.ts';
import { epoch } from '../../../shared/transfer/instant.ts';
import type { Party, Signatory } from '../../../shared/transfer/party.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
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
  withSignature,
} from './walk.ts';

const first = arrivedAt('currentPartnerSignature');
const both = arrivedAt('signatures');
const jo: Signatory = { firstName: 'Jo', lastName: 'Berg', email: 'jo@lucernepublishing.com', title: 'CIO' };

const delegated = (transfer: Transfer, party: Party, over: Partial<Said<'delegated'>> = {}): Message => ({
  kind: 'delegated',
  party,
  revision: transfer.revision,
  generation: transfer.links[party]?.generation ?? 0,
  to: jo,
  ip: '192.0.2.7',
  userAgent: 'test',
  ...over,
});
const replaced = (party: Party, to: Signatory = jo): Message => ({
  kind: 'signatoryReplaced',
  party,
  to,
  reason: 'Has left the company.',
});

const WAYS = [
  ['delegation', 'currentPartner', first, delegated(first, 'currentPartner')],
  ['delegation', 'customer', both, delegated(both, 'customer')],
  ['delegation', 'newPartner', both, delegated(both, 'newPartner')],
  ['ops', 'currentPartner', first, replaced('currentPartner')],
  ['ops', 'customer', both, replaced('customer')],
  ['ops', 'newPartner', both, replaced('newPartner')],
] as const;

describe('another signatory', () => {
  it.each(WAYS)(
    'by %s for the %s: the old link is dead, the new one goes to the new address',
    (_, party, before, message) => {
      const outcome = accepted(advance(before, message, at(5)));
      const old = before.links[party];
      expect(outcome.transfer.links[party]).toBeUndefined();
      expect(holderOf(outcome.transfer, old?.tokenHash ?? '', epoch(at(5)))).toBeUndefined();

      const next = withLinks(outcome.transfer, at(5));
      const link = next.links[party];
      expect(link?.email).toBe(jo.email);
      expect(link?.generation).toBe(before.linksIssued + 1);
      const subject = { transferId: next.id, holder: party, revision: 1, generation: link?.generation ?? 0 };
      expect(link?.tokenHash).toBe(hashOf(tokenFor(SECRET, { ...subject, email: jo.email })));
      expect(news(before, next)).toEqual([`signatoryChanged ${party}`, `signInvitation ${party}`]);
    },
  );

  it.each(WAYS)(
    'by %s for the %s signs in their own name, and nobody by the old link',
    (_, party, before, message) => {
      const next = withLinks(accepted(advance(before, message, at(5))).transfer, at(5));
      const stale = signed(next, party, { generation: before.links[party]?.generation ?? 0 });
      expect(refused(advance(next, stale, at(6))).refused).toBe('signature-superseded');
      const outcome = accepted(advance(next, signed(next, party), at(6)));
      expect(outcome.transfer.signatures[party]).toMatchObject({
        name: 'Jo Berg',
        title: 'CIO',
        email: jo.email,
      });
    },
  );

  it('is on record with who named them and why', () => {
    expect(accepted(advance(both, delegated(both, 'customer'), at(5))).facts).toEqual([
      {
        kind: 'signatoryChanged',
        party: 'customer',
        by: 'customer',
        from: 'Renée Lemaire',
        to: 'Jo Berg',
        ip: '192.0.2.7',
        userAgent: 'test',
      },
    ]);
    expect(accepted(advance(both, replaced('customer'), at(5))).facts).toEqual([
      {
        kind: 'signatoryChanged',
        party: 'customer',
        by: 'ops',
        from: 'Renée Lemaire',
        to: 'Jo Berg',
        reason: 'Has left the company.',
      },
    ]);
  });

  it('leaves the other party’s link as it is', () => {
    const next = withLinks(accepted(advance(both, delegated(both, 'customer'), at(5))).transfer, at(5));
    expect(next.links.newPartner).toEqual(both.links.newPartner);
  });
});

describe('one person never signs for two parties', () => {
  const { customer, currentPartner } = both;
  const TAKEN: [Party, string][] = [
    ['customer', currentPartner.details.signatory.email],
    ['customer', PART.details.signatory.email.toUpperCase()],
    ['newPartner', customer.contact.email],
    ['newPartner', currentPartner.details.signatory.email],
  ];

  it.each(TAKEN)('so the %s does not hand over to %s', (party, email) => {
    for (const message of [
      delegated(both, party, { to: { ...jo, email } }),
      replaced(party, { ...jo, email }),
    ])
      expect(refused(advance(both, message, at(5)))).toMatchObject({
        refused: 'invalid-content',
        violations: [{ path: 'to.email', message: expect.stringContaining('nobody signs for two parties') }],
      });
  });

  it('so a colleague who signs for one party does not sign for another', () => {
    const next = withLinks(accepted(advance(both, replaced('customer'), at(5))).transfer, at(5));
    const refusal = refused(advance(next, delegated(next, 'newPartner'), at(6)));
    expect(refusal.violations.map(({ path }) => path)).toEqual(['to.email']);
  });

  it('so the new partner does not name a colleague of the customer who signs for it', () => {
    const asked = accepted(advance(arrivedAt('newPartner'), replaced('customer'), at(4))).transfer;
    const details = { ...PART.details, signatory: { ...PART.details.signatory, email: jo.email } };
    const message = { kind: 'newPartnerSubmitted', ...PART, details } as const;
    expect(refused(advance(asked, message, at(4))).violations.map(({ path }) => path)).toEqual([
      'details.signatory.email',
    ]);
  });

  it('so a correction does not name for one party who signs for another instead of the first', () => {
    const next = accepted(advance(both, replaced('newPartner'), at(5))).transfer;
    const contact = { ...customer.contact, email: jo.email };
    const corrected = { customer: { ...customer, contact } };
    expect(refused(advance(next, correction(next, { corrected }), at(6))).refused).toBe('not-eligible');
  });
});

describe('another signatory is refused', () => {
  it.each([
    ['of another revision', { revision: 2 }],
    ['that has been replaced', { generation: 99 }],
  ])('by a link %s', (_, over) => {
    expect(refused(advance(both, delegated(both, 'customer', over), at(5))).refused).toBe(
      'signature-superseded',
    );
  });

  it('once the party has signed', () => {
    const half = withSignature(both, 'customer', at(5));
    for (const message of [delegated(half, 'customer'), replaced('customer'), replaced('currentPartner')])
      expect(refused(advance(half, message, at(6))).refused).toBe('already-signed');
  });

  it('to a party that was not asked yet', () => {
    expect(refused(advance(first, delegated(first, 'customer'), at(5))).refused).toBe('signature-superseded');
  });
});

describe('a signature that goes from hand to hand', () => {
  it('is passed on five times; then ops have to say who signs (RELIABILITY D2)', () => {
    let transfer = arrivedAt('signatures');
    for (let turn = 0; turn < 5; turn += 1) {
      const to = { firstName: 'Jo', lastName: `Berg${'x'.repeat(turn)}`, email: `jo${turn}@example.com` };
      transfer = withLinks(
        accepted(advance(transfer, delegated(transfer, 'customer', { to }), at(5))).transfer,
        at(5),
      );
    }
    const more = delegated(transfer, 'customer', { to: jo });
    expect(advance(transfer, more, at(5))).toMatchObject({ refused: 'too-many-delegations' });
    expect(transfer.pastLinks.filter(({ holder }) => holder === 'customer')).toHaveLength(5);
  });
});
