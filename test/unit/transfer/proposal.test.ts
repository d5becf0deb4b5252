import { describe, expect, it } from 'vitest';
import type { PartnerDetails } from '../../../shared/transfer/party.ts';
import { openQuestions } from '../../../shared/transfer/questions.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { proposalView, transferView } from '../../../shared/workflow/views.ts';
import { aPartnersDetails } from '../../support/a-party.ts';
import { accepted, arrivedAt, at, news, OPEN_STAGES, PART, refused, withLinks } from './walk.ts';

const asked = arrivedAt('newPartner');
const { resellerRelationship, agreement } = PART;
const guess: PartnerDetails = aPartnersDetails('Lukas', 'Li', 'fabrikam.com');

const proposes = (transfer: Transfer, details = guess) =>
  advance(transfer, { kind: 'newPartnerProposed', details }, at(4));
const confirms = (transfer: Transfer, confirmsProposal: number) =>
  advance(
    transfer,
    { kind: 'newPartnerSubmitted', resellerRelationship, agreement, confirmsProposal },
    at(5),
  );

describe('details of the new partner that the customer entered (A-20)', () => {
  const outcome = accepted(proposes(asked));
  const proposed = outcome.transfer;

  it('stand in no form and ask nobody to sign: the new partner is asked to confirm them', () => {
    expect(proposed).toMatchObject({ stage: 'newPartner', form: asked.form });
    expect(proposed.newPartner.part).toBeUndefined();
    expect(withLinks(proposed, at(4)).links).toEqual(asked.links);
    expect(news(asked, proposed)).toEqual(['confirmProposal newPartner']);
    expect(outcome.facts).toEqual([{ kind: 'newPartnerProposed', number: 1 }]);
    expect(openQuestions(proposed)).toContain('newPartnerSubmitted:r1');
  });

  it('are shown to the new partner with their number, and not in the view both partners share', () => {
    expect(proposalView(proposed)).toEqual({ proposal: { number: 1, details: guess, proposedAt: at(4) } });
    expect(JSON.stringify(transferView(proposed))).not.toContain(guess.admin.email);
  });

  it('are what is confirmed: exactly those, with the new partner’s own attestations', () => {
    const confirmed = accepted(confirms(proposed, 1));
    expect(confirmed.transfer).toMatchObject({ stage: 'signatures' });
    expect(confirmed.transfer.newPartner.part).toEqual({ details: guess, resellerRelationship, agreement });
    expect(confirmed.transfer.newPartner.proposal).toBeUndefined();
    expect(confirmed.facts).toMatchObject([{ kind: 'newPartnerSubmitted', confirmsProposal: 1 }]);
  });

  it('are replaced by what the new partner sends instead', () => {
    const own = accepted(advance(proposed, { kind: 'newPartnerSubmitted', ...PART }, at(5))).transfer;
    expect(own.newPartner.part).toEqual(PART);
    expect(own.newPartner.proposal).toBeUndefined();
  });

  it('are not confirmed by a number that is superseded, not given yet, or of nothing', () => {
    const other = accepted(proposes(proposed, aPartnersDetails('Łukasz', '李', 'fabrikam.com'))).transfer;
    expect(other.newPartner.proposal?.number).toBe(2);
    for (const [transfer, number] of [
      [other, 1],
      [proposed, 2],
      [asked, 1],
    ] as const)
      expect(refused(confirms(transfer, number)).refused).toBe('proposal-superseded');
    expect(accepted(confirms(other, 2)).transfer.newPartner.part?.details.admin.firstName).toBe('Łukasz');
  });

  it('are checked like the new partner’s own', () => {
    const signatory = { ...guess.signatory, email: asked.customer.contact.email };
    const address = { ...guess.address, country: 'PL' };
    expect(
      refused(proposes(asked, { ...guess, signatory, address })).violations.map(({ path }) => path),
    ).toEqual(['details.signatory.email', 'details.address.country']);
    const late = { ...agreement, dateAgreed: '2026-11-30' };
    const message = {
      kind: 'newPartnerSubmitted',
      resellerRelationship,
      agreement: late,
      confirmsProposal: 1,
    } as const;
    expect(refused(advance(proposed, message, at(5))).violations.map(({ path }) => path)).toEqual([
      'agreement.dateAgreed',
    ]);
  });

  it.each(OPEN_STAGES.filter((stage) => stage !== 'newPartner'))('are not taken at %s', (stage) => {
    expect(
      refused(advance(arrivedAt(stage), { kind: 'newPartnerProposed', details: guess }, at(6))).refused,
    ).toBe('message-out-of-order');
  });
});

describe('the link of the invitation to a reseller relationship (R-28)', () => {
  const of = (partnerId: string) =>
    `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${partnerId}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`;
  const submit = (invitationLink: string) =>
    advance(
      asked,
      {
        kind: 'newPartnerSubmitted',
        ...PART,
        resellerRelationship: { ...resellerRelationship, invitationLink },
      },
      at(5),
    );

  it('is kept when it names the new partner’s Microsoft ID', () => {
    const link = of(asked.newPartner.identity.microsoftId);
    expect(accepted(submit(link)).transfer.newPartner.part?.resellerRelationship.invitationLink).toBe(link);
  });

  it.each([
    ['of the current partner', of(asked.currentPartner.identity.microsoftId)],
    ['with half a character', `${of(asked.newPartner.identity.microsoftId)}\ud800`],
    ['of another place', `https://example.com/?partnerId=${asked.newPartner.identity.microsoftId}`],
  ])('%s is refused with the reason', (_, link) => {
    expect(refused(submit(link)).violations).toEqual([
      { path: 'resellerRelationship.invitationLink', message: expect.stringMatching(/^The link .*\.$/) },
    ]);
  });
});

describe('what the new partner attests', () => {
  it('is seen by both partners from the moment it is given, before anybody signs (A-05)', () => {
    expect(transferView(asked).newPartner.attested).toBeUndefined();
    const ready = accepted(advance(asked, { kind: 'newPartnerSubmitted', ...PART }, at(5))).transfer;
    expect(transferView(ready).newPartner.attested).toEqual({ resellerRelationship, agreement });
    expect(ready.signatures.customer).toBeUndefined();
  });
});
