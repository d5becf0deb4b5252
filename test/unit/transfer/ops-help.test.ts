import { describe, expect, it } from 'vitest';
import { holderOf } from '../../../shared/signing/signing-token.ts';
import { epoch, instantAt } from '../../../shared/transfer/instant.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { whatTimeBrings } from '../../../shared/transfer/passing-time.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import {
  accepted,
  arrivedAt,
  at,
  days,
  news,
  refused,
  signed,
  ticketOpened,
  withLinks,
  withSignature,
} from './walk.ts';

const both = arrivedAt('signatures');
const renewed = (party: Party): Message => ({ kind: 'linkRenewed', party });

describe('the link to the customer’s own page, replaced by ops (R-11)', () => {
  const outcome = accepted(advance(both, { kind: 'followLinkRenewed' }, at(5)));
  const next = withLinks(outcome.transfer, at(5));

  it('is dead at once, and another goes to the customer’s contact', () => {
    const old = both.links.follow?.tokenHash ?? '';
    expect(holderOf(both, old, epoch(at(5)))).toBe('follow');
    expect(holderOf(outcome.transfer, old, epoch(at(5)))).toBeUndefined();
    expect(holderOf(next, old, epoch(at(5)))).toBeUndefined();
    expect(next.links.follow).toMatchObject({
      email: both.customer.contact.email,
      generation: both.linksIssued + 1,
    });
    expect(news(both, next)).toEqual(['followLinkRenewed customer']);
    const { follow: _, ...others } = both.links;
    expect(next.links).toMatchObject(others);
  });
});

describe('a link that ops have sent anew', () => {
  const outcome = accepted(advance(both, renewed('customer'), at(5)));
  const next = withLinks(outcome.transfer, at(5));

  it('kills the old one at once and goes to the same signatory', () => {
    const old = both.links.customer;
    expect(holderOf(outcome.transfer, old?.tokenHash ?? '', epoch(at(5)))).toBeUndefined();
    expect(next.links.customer).toMatchObject({ email: old?.email, generation: both.linksIssued + 1 });
    expect(next.links.customer?.tokenHash).not.toBe(old?.tokenHash);
    expect(next.links.newPartner).toEqual(both.links.newPartner);
    expect(news(both, next)).toEqual(['signInvitation customer']);
    expect(outcome.facts).toEqual([{ kind: 'linkRenewed', party: 'customer' }]);
    expect(outcome.answers).toBe('changed:1');
  });

  it('is the only one that signs', () => {
    const old = signed(next, 'customer', { generation: both.links.customer?.generation ?? 0 });
    expect(refused(advance(next, old, at(6))).refused).toBe('signature-superseded');
    expect(
      accepted(advance(next, signed(next, 'customer'), at(6))).transfer.signatures.customer,
    ).toBeDefined();
  });

  it('is for nobody who is not asked to sign', () => {
    const half = withSignature(both, 'customer', at(5));
    expect(refused(advance(half, renewed('customer'), at(6))).refused).toBe('already-signed');
    expect(refused(advance(both, renewed('currentPartner'), at(6))).refused).toBe('already-signed');
  });
});

describe('time that ops give', () => {
  const shift = (instant: string, milliseconds: number) => instantAt(epoch(instant) + milliseconds);
  const extend = (until: string): Message => ({
    kind: 'timeExtended',
    until,
    reason: 'The signatory is ill.',
  });
  const later = days(both.expiresAt ?? '', 5);

  it('moves the end of the stage and of its links, and those it waits for are told', () => {
    const outcome = accepted(advance(both, extend(later), at(5)));
    expect(outcome.transfer).toMatchObject({ stage: 'signatures', expiresAt: later });
    for (const party of ['customer', 'newPartner'] as const)
      expect(outcome.transfer.links[party]).toEqual({ ...both.links[party], expiresAt: later });
    expect(news(both, outcome.transfer)).toEqual(['timeExtended customer', 'timeExtended newPartner']);
    expect(outcome.facts).toEqual([{ kind: 'timeExtended', until: later, reason: 'The signatory is ill.' }]);
    expect(outcome.answers).toBe('changed:1');
  });

  it('can be a year', () => {
    const until = days(at(5), 365);
    expect(accepted(advance(both, extend(until), at(5))).transfer.expiresAt).toBe(until);
  });

  it('leaves the links of those who have signed as they are', () => {
    const half = withSignature(both, 'customer', at(5));
    const { transfer } = accepted(advance(half, extend(later), at(6)));
    expect(transfer.links.newPartner?.expiresAt).toBe(later);
    expect(transfer.links.customer).toEqual(half.links.customer);
  });

  it('is then all the time there is', () => {
    const ticket = arrivedAt('ticket');
    const until = days(ticket.expiresAt ?? '', 5);
    const { transfer } = accepted(advance(ticket, extend(until), at(5)));
    expect(whatTimeBrings(transfer, ticket.expiresAt ?? '').transfer.stage).toBe('ticket');
    expect(whatTimeBrings(transfer, until).transfer.stage).toBe('expired');
  });

  describe('before the ticket, of a transfer that may last ninety days', () => {
    const ticket = arrivedAt('ticket');
    const day = (count: number) => days(ticket.createdAt, count);
    /** The ticket comes on a day, after ops have given time until another. */
    const goesOn = (until: string, opened: string) => {
      const { transfer } = accepted(advance(ticket, extend(until), at(5)));
      return accepted(advance(transfer, ticketOpened({ openedAt: opened }), opened)).transfer;
    };

    it('lasts also beyond them: the next stage has its own time', () => {
      const transfer = goesOn(day(120), day(95));
      expect(transfer.expiresAt).toBe(day(105));
      expect(whatTimeBrings(transfer, day(95)).transfer.stage).toBe('currentPartnerSignature');
      expect(whatTimeBrings(transfer, shift(day(105), -1)).transfer.stage).toBe('currentPartnerSignature');
      expect(whatTimeBrings(transfer, day(105)).transfer.stage).toBe('expired');
    });

    it('is then the end of the whole transfer', () => {
      expect(goesOn(day(120), day(115)).expiresAt).toBe(day(120));
    });

    it('takes none of the ninety days away', () => {
      expect(goesOn(day(88), day(87)).expiresAt).toBe(day(90));
    });
  });

  it.each([
    ['as long as before', both.expiresAt ?? ''],
    ['shorter', at(6)],
    ['more than a year', shift(days(at(5), 365), 1)],
  ])('cannot be %s', (_, until) => {
    expect(refused(advance(both, extend(until), at(5)))).toMatchObject({
      refused: 'invalid-time',
      violations: [
        { path: 'until', message: `must be after ${both.expiresAt} and not after ${days(at(5), 365)}` },
      ],
    });
  });

  it.each(['support', 'access', 'requested'] as const)(
    'is not given at %s, where nothing expires',
    (stage) => {
      expect(refused(advance(arrivedAt(stage), extend(later), at(9))).refused).toBe('message-out-of-order');
    },
  );
});

describe('a link to sign, asked for by ops', () => {
  it.each([
    ['customer', arrivedAt('currentPartnerSignature'), 'message-out-of-order'],
    ['newPartner', arrivedAt('currentPartnerSignature'), 'message-out-of-order'],
    ['currentPartner', arrivedAt('signatures'), 'already-signed'],
  ] as const)('for the %s is refused with what is really so', (party, transfer, code) => {
    expect(advance(transfer, { kind: 'linkRenewed', party }, at(5))).toMatchObject({ refused: code });
  });
});
