import { describe, expect, it } from 'vitest';
import { issueLinks } from '../../../shared/signing/issue-link.ts';
import { hashOf, tokenFor } from '../../../shared/signing/signing-token.ts';
import { Party } from '../../../shared/transfer/party.ts';
import { signatoryOf } from '../../../shared/transfer/steps/signing.ts';
import { arrivedAt, at, days, SECRET } from '../transfer/walk.ts';

describe('issuing links', () => {
  const blank = { ...arrivedAt('signatures'), links: {} };
  const { transfer, facts } = issueLinks(blank, ['customer', 'newPartner'], SECRET, at(4));

  it.each(['customer', 'newPartner'] as const)('puts one in force for the %s', (party) => {
    const email = signatoryOf(transfer, party)?.signatory.email ?? '';
    const subject = { transferId: transfer.id, party, revision: 1, generation: 1, email };
    expect(transfer.links[party]).toEqual({
      revision: 1,
      generation: 1,
      email,
      tokenHash: hashOf(tokenFor(SECRET, subject)),
      issuedAt: at(4),
      expiresAt: transfer.expiresAt,
    });
    expect(facts).toContainEqual({
      kind: 'signingLinkIssued',
      party,
      revision: 1,
      generation: 1,
      expiresAt: transfer.expiresAt,
    });
  });

  it('orders one invitation each, without the token in it', () => {
    const orders = transfer.pendingMails.slice(blank.pendingMails.length);
    expect(orders.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      'signInvitation customer',
      'signInvitation newPartner',
    ]);
    expect(JSON.stringify(transfer)).not.toMatch(
      /[A-Za-z0-9_-]{43}/.exec(
        tokenFor(SECRET, {
          transferId: transfer.id,
          party: 'customer',
          revision: 1,
          generation: 1,
          email: transfer.links.customer?.email ?? '',
        }).split('.')[1] ?? '',
      )?.[0] ?? 'no token',
    );
  });

  it('leaves links in force as they are', () => {
    const again = issueLinks(transfer, [...Party.options], SECRET, at(9));
    expect(again.transfer.links.customer).toEqual(transfer.links.customer);
    expect(again.facts.map((fact) => fact.kind === 'signingLinkIssued' && fact.party)).toEqual([
      'currentPartner',
    ]);
  });

  it('issues none to somebody who has not named a signatory', () => {
    const early = issueLinks(arrivedAt('newPartner'), ['newPartner'], SECRET, at(4));
    expect(early.facts).toEqual([]);
    expect(early.transfer.links.newPartner).toBeUndefined();
  });

  it('issues a new one for a new revision', () => {
    const next = issueLinks({ ...transfer, revision: 2 }, ['customer'], SECRET, at(9)).transfer;
    expect(next.links.customer?.revision).toBe(2);
    expect(next.links.customer?.tokenHash).not.toBe(transfer.links.customer?.tokenHash);
  });

  it('gives a link ten days where the stage has no end of its own (D-05)', () => {
    const { expiresAt: _, ...endless } = blank;
    expect(issueLinks(endless, ['customer'], SECRET, at(4)).transfer.links.customer?.expiresAt).toBe(
      days(at(4), 10),
    );
  });
});
