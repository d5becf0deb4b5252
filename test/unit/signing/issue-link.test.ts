import { describe, expect, it } from 'vitest';
import { issueLinks } from '../../../shared/signing/issue-link.ts';
import { hashOf, mayFollow, tokenFor } from '../../../shared/signing/signing-token.ts';
import { epoch } from '../../../shared/transfer/instant.ts';
import { signatoryOf } from '../../../shared/transfer/signatory-of.ts';
import { isEnd, Stage } from '../../../shared/transfer/transfer.ts';
import { arrivedAt, at, atStage, days, news, SECRET, withSignature } from '../transfer/walk.ts';

const GENERATION = { customer: 8, newPartner: 9 } as const;

describe('issuing links', () => {
  const blank = { ...arrivedAt('signatures'), links: {}, linksIssued: 7 };
  const { transfer, facts } = issueLinks(blank, SECRET, at(4));
  const party = 'customer';

  it.each(['customer', 'newPartner'] as const)(
    'puts one in force for the %s, with a number of its own',
    (who) => {
      const email = signatoryOf(transfer, who)?.signatory.email ?? '';
      const link = { revision: 1, generation: GENERATION[who], email };
      const token = tokenFor(SECRET, { transferId: transfer.id, party: who, ...link });
      const { expiresAt } = transfer;
      expect(transfer.links[who]).toEqual({ ...link, tokenHash: hashOf(token), issuedAt: at(4), expiresAt });
      expect(facts).toContainEqual({
        kind: 'signingLinkIssued',
        party: who,
        revision: 1,
        generation: GENERATION[who],
        expiresAt,
      });
      expect(JSON.stringify(transfer)).not.toContain(token.split('.')[1]);
    },
  );

  it('orders one invitation each, at once (A-12)', () => {
    expect(news(blank, transfer)).toEqual(['signInvitation customer', 'signInvitation newPartner']);
    expect(transfer.linksIssued).toBe(9);
  });

  it('leaves links in force as they are: a second time nothing comes of it', () => {
    expect(issueLinks(transfer, SECRET, at(9))).toEqual({ transfer, facts: [] });
  });

  it('works out who needs one: nobody who has signed', () => {
    const half = withSignature(arrivedAt('signatures'), party, at(5));
    const again = issueLinks({ ...half, links: {} }, SECRET, at(9));
    expect(Object.keys(again.transfer.links)).toEqual(['newPartner']);
  });

  it.each(['ticket', 'newPartner', 'submission', 'support', 'access'] as const)(
    'issues none to sign with at %s',
    (stage) => {
      const before = { ...arrivedAt(stage), links: {} };
      expect(issueLinks(before, SECRET, at(9)).transfer.links).toEqual({});
    },
  );

  it.each(['currentPartnerSignature', 'signatures'] as const)(
    'issues none at %s before the paper lies ready (R-18, A-11)',
    (stage) => {
      const before = arrivedAt(stage);
      const form = before.form.filter(({ after }) => after === 'currentPartner');
      expect(issueLinks({ ...before, form, links: {} }, SECRET, at(9)).transfer.links).toEqual({});
    },
  );

  it('issues a new one for a new revision', () => {
    const next = issueLinks({ ...transfer, revision: 2 }, SECRET, at(9)).transfer;
    expect(next.links.customer?.revision).toBe(2);
    expect(next.links.customer?.tokenHash).not.toBe(transfer.links.customer?.tokenHash);
  });

  it('gives a link ten days where the stage has no end of its own (D-05)', () => {
    const { expiresAt: _, ...endless } = blank;
    expect(issueLinks(endless, SECRET, at(4)).transfer.links.customer?.expiresAt).toBe(days(at(4), 10));
  });
});

describe('the customer’s own link to follow the transfer (R-11)', () => {
  const { followLink: _, ...none } = { ...arrivedAt('newPartner'), linksIssued: 3 };
  const { transfer, facts } = issueLinks(none, SECRET, at(4));
  const { email } = none.customer.contact;
  const tokenOf = (generation: number, address = email) =>
    tokenFor(SECRET, { transferId: none.id, party: 'follow', revision: 0, generation, email: address });

  it('is issued once, goes to the customer’s contact and lives for a year', () => {
    expect(transfer.followLink).toEqual({
      generation: 4,
      email,
      tokenHash: hashOf(tokenOf(4)),
      issuedAt: at(4),
      expiresAt: days(at(4), 365),
    });
    expect(facts).toEqual([{ kind: 'followLinkIssued', generation: 4, expiresAt: days(at(4), 365) }]);
    expect(news(none, transfer)).toEqual([]);
    expect(issueLinks(transfer, SECRET, at(9))).toEqual({ transfer, facts: [] });
  });

  it('stays the same over revisions and signatories', () => {
    const jo = { firstName: 'Jo', lastName: 'Berg', email: 'jo@lucernepublishing.com' };
    const later = { ...transfer, revision: 2, signatories: { customer: jo } };
    expect(issueLinks(later, SECRET, at(9)).transfer.followLink).toEqual(transfer.followLink);
  });

  it('is another one when the contact’s address was corrected or a year is over; the old one is dead', () => {
    const contact = { ...none.customer.contact, email: 'jo@lucernepublishing.com' };
    const moved = issueLinks(
      { ...transfer, customer: { ...none.customer, contact } },
      SECRET,
      at(9),
    ).transfer;
    expect(moved.followLink).toMatchObject({ generation: 5, email: contact.email });
    expect(mayFollow(moved, hashOf(tokenOf(4)), epoch(at(9)))).toBe(false);
    expect(mayFollow(moved, hashOf(tokenOf(5, contact.email)), epoch(at(9)))).toBe(true);
    const older = issueLinks(transfer, SECRET, days(at(4), 365)).transfer;
    expect(older.followLink?.generation).toBe(5);
    expect(mayFollow(transfer, hashOf(tokenOf(4)), epoch(days(at(4), 365)))).toBe(false);
  });

  it('signs nothing and is no signing link of anybody', () => {
    const hashes = Object.values(arrivedAt('signatures').links).map((link) => link?.tokenHash);
    expect(hashes).not.toContain(arrivedAt('signatures').followLink?.tokenHash);
  });

  it.each(['requested', ...Stage.options.filter(isEnd)] as const)('is none at %s', (stage) => {
    const { followLink: __, ...before } = atStage(stage);
    expect(issueLinks(before, SECRET, at(9))).toEqual({ transfer: before, facts: [] });
  });
});
