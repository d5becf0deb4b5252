import { describe, expect, it } from 'vitest';
import { openQuestions } from '../../../shared/transfer/questions.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { confirmEligibility } from '../../../shared/transfer/steps/ticket.ts';
import type { NewPartnerPart } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { accepted, arrivedAt, at, attached, days, news, PART, refused, ticketOpened } from './walk.ts';

describe('the service ticket', () => {
  it('may come before anybody asked for it, and is not asked for then (A-08)', () => {
    const early = accepted(advance(arrivedAt('requested'), ticketOpened(), at(2)));
    expect(early.transfer.stage).toBe('requested');
    expect(early.answers).toBe('serviceTicketOpened');

    const { transfer } = confirmEligibility(early.transfer, at(3));
    expect(transfer.stage).toBe('currentPartnerSignature');
    expect(transfer.pendingMails.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      'requestReceived customer',
    ]);
  });

  it('is asked for when it has not come (R-12)', () => {
    const { transfer, facts } = confirmEligibility(arrivedAt('requested'), at(1));
    expect(transfer).toMatchObject({ stage: 'ticket', stageSince: at(1), expiresAt: days(at(1), 30) });
    expect(transfer.pendingMails.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      'requestReceived customer',
      'openServiceTicket currentPartner',
    ]);
    expect(facts).toEqual([{ kind: 'eligibilityConfirmed', warnings: [] }]);
  });

  it('may be postponed: the current partner signs first, and the number is still waited for (A-08)', () => {
    const before = arrivedAt('ticket');
    const outcome = accepted(advance(before, { kind: 'serviceTicketPostponed' }, at(2)));
    expect(outcome.transfer).toMatchObject({ stage: 'currentPartnerSignature', ticketPostponedAt: at(2) });
    expect(outcome.transfer.serviceTicket).toBeUndefined();
    expect(outcome.answers).toBe('serviceTicketPostponed');
    expect(openQuestions(outcome.transfer)).toContain('serviceTicketOpened');
    expect(news(before, outcome.transfer)).toEqual([]);
  });

  it.each(['currentPartnerSignature', 'newPartner', 'signatures', 'submission'] as const)(
    'that was postponed may still come at %s, once (A-08)',
    (stage) => {
      const { serviceTicket: _, ...postponed } = arrivedAt(stage);
      const outcome = accepted(advance(postponed, ticketOpened(), at(6)));
      expect(outcome.transfer).toMatchObject({ stage, serviceTicket: { number: '2611020040001234' } });
      expect(outcome.transfer.signatures).toEqual(postponed.signatures);
      expect(outcome.answers).toBe('serviceTicketOpened');
      expect(refused(advance(outcome.transfer, ticketOpened(), at(6))).refused).toBe(
        'service-ticket-already-recorded',
      );
    },
  );

  it('is looked for until the upload and not beyond: without it nothing is uploaded (R-33, A-08)', () => {
    const { serviceTicket: _, ...postponed } = arrivedAt('submission');
    expect(refused(advance(postponed, attached(postponed), at(6)))).toMatchObject({
      refused: 'submission-check-failed',
      violations: [{ path: 'serviceTicket', message: expect.stringContaining('current partner') }],
    });
    const opened = accepted(advance(postponed, ticketOpened(), at(6))).transfer;
    expect(accepted(advance(opened, attached(opened), at(6))).transfer.stage).toBe('support');
  });

  it.each<[string, string, number, boolean]>([
    ['a minute ahead of our clock', at(3), 60_000, true],
    ['more than a minute ahead', at(3), 60_001, false],
    ['as old as the written request', '2026-11-02T14:30:00.000Z', 0, true],
    ['a minute older than the written request', '2026-11-02T14:30:00.000Z', -60_000, true],
    ['older than that', '2026-11-02T14:30:00.000Z', -60_001, false],
  ])('opened %s: %s %i ms → %s', (_, base, shift, fits) => {
    const openedAt = new Date(Date.parse(base) + shift).toISOString();
    const outcome = advance(arrivedAt('ticket'), ticketOpened({ openedAt }), at(3));
    if (fits) expect(accepted(outcome).transfer.serviceTicket?.openedAt).toBe(openedAt);
    else
      expect(refused(outcome)).toMatchObject({
        refused: 'invalid-time',
        violations: [{ path: 'openedAt' }],
      });
  });
});

describe('the new partner’s part', () => {
  const submit = (over: Partial<NewPartnerPart> = {}): Message => ({
    kind: 'newPartnerSubmitted',
    ...PART,
    ...over,
  });
  const transfer = arrivedAt('newPartner');

  it('is kept whole, agreement and relationship included, and moves the transfer on (R-25, R-26, R-28, A-04)', () => {
    const outcome = accepted(advance(transfer, submit(), at(4)));
    expect(outcome.transfer.newPartner.part).toEqual(PART);
    expect(outcome.transfer).toMatchObject({ stage: 'signatures', expiresAt: days(at(4), 10) });
    expect(outcome.answers).toBe('newPartnerSubmitted:r1');
  });

  it('may be agreed on today, in any zone of the day', () => {
    const agreement = { ...PART.agreement, dateAgreed: at(4).slice(0, 10) };
    expect(accepted(advance(transfer, submit({ agreement }), at(4))).transfer.stage).toBe('signatures');
  });

  it('lists every fault at once: date, admin and relationship (R-26, R-28, R-30)', () => {
    const admin = { ...PART.details.admin, email: 'ADMIN@contoso.com' };
    const refusal = refused(
      advance(
        transfer,
        submit({
          details: { ...PART.details, admin },
          agreement: { ...PART.agreement, dateAgreed: '2026-11-04' },
          resellerRelationship: { ...PART.resellerRelationship, confirmedAt: at(30) },
        }),
        at(4),
      ),
    );
    expect(refusal.refused).toBe('invalid-content');
    expect(refusal.violations.map(({ path }) => path)).toEqual([
      'agreement.dateAgreed',
      'resellerRelationship.confirmedAt',
      'details.admin.email',
    ]);
  });

  it('may be agreed on a day that has begun in Tokyo and not yet in UTC', () => {
    const agreement = { ...PART.agreement, dateAgreed: '2026-11-03' };
    expect(accepted(advance(transfer, submit({ agreement }), '2026-11-02T23:30:00Z')).transfer.stage).toBe(
      'signatures',
    );
  });

  it.each([
    ['the customer’s', transfer.customer.contact.email],
    ['the current partner’s', transfer.currentPartner.details.signatory.email.toUpperCase()],
  ])('is not signed for by %s signatory: a link goes to an address', (_, email) => {
    const signatory = { ...PART.details.signatory, email };
    const refusal = refused(advance(transfer, submit({ details: { ...PART.details, signatory } }), at(4)));
    expect(refusal.violations.map(({ path }) => path)).toEqual(['details.signatory.email']);
  });

  it('gives the address of its own tenant’s country, which the form declares (D-13)', () => {
    const address = { ...PART.details.address, country: 'PL' };
    const refusal = refused(advance(transfer, submit({ details: { ...PART.details, address } }), at(4)));
    expect(refusal.violations).toEqual([
      { path: 'details.address.country', message: expect.stringContaining('tenant is in US') },
    ]);
  });
});
