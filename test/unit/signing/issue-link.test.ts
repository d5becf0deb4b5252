import { describe, expect, it } from 'vitest';
import { issueLinks } from '../../../shared/signing/issue-link.ts';
import { hashOf, holderOf, tokenFor } from '../../../shared/signing/signing-token.ts';
import { epoch } from '../../../shared/transfer/instant.ts';
import { signatoryOf } from '../../../shared/transfer/signatory-of.ts';
import { isEnd, Stage } from '../../../shared/transfer/transfer.ts';
import { arrivedAt, at, atStage, days, news, SECRET, withSignature } from '../transfer/walk.ts';

const GENERATION = { customer: 8, newPartner: 9 } as const;

describe('issuing links', () => {
  const signatures = arrivedAt('signatures');
  const { follow } = signatures.links;
  const followed = follow ? { follow } : {};
  const blank = { ...signatures, links: followed, linksIssued: 7 };
  const { transfer, facts } = issueLinks(blank, SECRET, at(4));
  const party = 'customer';

  it.each(['customer', 'newPartner'] as const)(
    'puts one in force for the %s, with a number of its own',
    (who) => {
      const email = signatoryOf(transfer, who)?.signatory.email ?? '';
      const link = { revision: 1, generation: GENERATION[who], email };
      const token = tokenFor(SECRET, { transferId: transfer.id, holder: who, ...link });
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
    const again = issueLinks({ ...half, links: followed }, SECRET, at(9));
    expect(Object.keys(again.transfer.links)).toEqual(['follow', 'newPartner']);
  });

  it.each(['ticket', 'newPartner', 'submission', 'support', 'access'] as const)(
    'issues none to sign with at %s',
    (stage) => {
      const before = { ...arrivedAt(stage), links: followed };
      expect(issueLinks(before, SECRET, at(9)).transfer.links).toEqual(followed);
    },
  );

  it.each(['currentPartnerSignature', 'signatures'] as const)(
    'issues none at %s before the paper lies ready (R-18, A-11)',
    (stage) => {
      const before = arrivedAt(stage);
      const form = before.form.filter(({ after }) => after === 'currentPartner');
      expect(issueLinks({ ...before, form, links: followed }, SECRET, at(9)).transfer.links).toEqual(
        followed,
      );
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
  const none = { ...arrivedAt('newPartner'), links: {}, linksIssued: 3 };
  const { transfer, facts } = issueLinks(none, SECRET, at(4));
  const { email } = none.customer.contact;
  const tokenOf = (generation: number, address = email) =>
    tokenFor(SECRET, { transferId: none.id, holder: 'follow', revision: 0, generation, email: address });

  it('is issued once, goes to the customer’s contact and lives for a year', () => {
    expect(transfer.links.follow).toEqual({
      revision: 0,
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
    expect(issueLinks(later, SECRET, at(9)).transfer.links.follow).toEqual(transfer.links.follow);
  });

  it('is another one when the contact’s address was corrected or a year is over; the old one is dead', () => {
    const contact = { ...none.customer.contact, email: 'jo@lucernepublishing.com' };
    const moved = issueLinks(
      { ...transfer, customer: { ...none.customer, contact } },
      SECRET,
      at(9),
    ).transfer;
    expect(moved.links.follow).toMatchObject({ generation: 5, email: contact.email });
    expect(holderOf(moved, hashOf(tokenOf(4)), epoch(at(9)))).toBeUndefined();
    expect(holderOf(moved, hashOf(tokenOf(5, contact.email)), epoch(at(9)))).toBe('follow');
    const older = issueLinks(transfer, SECRET, days(at(4), 365)).transfer;
    expect(older.links.follow?.generation).toBe(5);
    expect(holderOf(transfer, hashOf(tokenOf(4)), epoch(days(at(4), 365)))).toBeUndefined();
  });

  it('signs nothing and is no signing link of anybody', () => {
    const { follow, ...signing } = arrivedAt('signatures').links;
    const hashes = Object.values(signing).map((link) => link?.tokenHash);
    expect(hashes).toHaveLength(3);
    expect(hashes).not.toContain(follow?.tokenHash);
  });

  it.each(['requested', ...Stage.options.filter(isEnd)] as const)('is none at %s', (stage) => {
    const before = { ...atStage(stage), links: {} };
    expect(issueLinks(before, SECRET, at(9))).toEqual({ transfer: before, facts: [] });
  });
});

describe('the link to fill in the new partner’s part (R-25)', () => {
  const mailTo = 'transfers@fabrikam.com';
  const at4 = { ...arrivedAt('newPartner'), links: {}, linksIssued: 3 };
  const asked = {
    ...at4,
    newPartner: { ...at4.newPartner, identity: { ...at4.newPartner.identity, mailTo } },
  };
  const { transfer, facts } = issueLinks(asked, SECRET, at(4));

  it('goes to the partner’s mailbox on record, as long as the stage lasts', () => {
    expect(transfer.links.part).toMatchObject({ revision: 1, email: mailTo, expiresAt: asked.expiresAt });
    expect(facts.map(({ kind }) => kind)).toEqual(['followLinkIssued', 'partLinkIssued']);
    expect(news(asked, transfer)).toEqual([]);
  });

  it('is none for a partner without a mailbox on record, and none at another stage', () => {
    expect(issueLinks(at4, SECRET, at(4)).transfer.links.part).toBeUndefined();
    const later = issueLinks({ ...asked, stage: 'submission' }, SECRET, at(4)).transfer;
    expect(later.links.part).toBeUndefined();
  });
});

describe('links to copies, after the end', () => {
  const over = {
    ...atStage('completed'),
    ...{ end: { at: at(8), by: 'the new partner', reason: 'The old access is removed.' } },
    pendingMails: [],
    certificate: { sha256: 'c'.repeat(64), size: 9, issuedAt: at(8) },
  };
  const { transfer, facts } = issueLinks(over, SECRET, at(9));

  it('go to everybody’s contact and to whoever was asked to sign, one to a person (issue: everyone gets the copies)', () => {
    const given = Object.entries(transfer.links).map(([holder, link]) => [holder, link?.email]);
    expect(Object.fromEntries(given)).toEqual({
      'copies.currentPartner': 'admin@contoso.com',
      'copies.currentPartner.signatory': 'signatory@contoso.com',
      'copies.customer': 'renee@lucernepublishing.com',
      'copies.newPartner': 'admin@fabrikam.com',
      'copies.newPartner.signatory': 'signatory@fabrikam.com',
    });
    expect(facts.map(({ kind }) => kind)).toEqual(Array(5).fill('copiesLinkIssued'));
    expect(new Set(Object.values(transfer.links).map((link) => link?.tokenHash)).size).toBe(5);
  });

  it('are told by a mail each, unless the news of the end is still to go out and carries it', () => {
    expect(news(over, transfer)).toEqual([
      'copies currentPartner',
      'copiesForSignatory currentPartner',
      'copies customer',
      'copies newPartner',
      'copiesForSignatory newPartner',
    ]);
    const order = {
      mailId: '1',
      kind: 'transferEnded',
      channel: 'mail',
      orderedAt: at(8),
      place: '',
    } as const;
    const untold = { ...over, pendingMails: [{ ...order, to: 'customer' as const }] };
    expect(news(untold, issueLinks(untold, SECRET, at(9)).transfer)).not.toContain('copies customer');
  });

  it('wait for the certificate, work for ninety days and are issued once', () => {
    const { certificate: _, ...without } = over;
    expect(issueLinks(without, SECRET, at(9)).transfer.links).toEqual(over.links);
    expect(transfer.links['copies.customer']?.expiresAt).toBe(days(at(8), 90));
    expect(issueLinks(transfer, SECRET, at(20))).toEqual({ transfer, facts: [] });
    expect(issueLinks(transfer, SECRET, days(at(8), 91)).facts).toEqual([]);
  });
});
