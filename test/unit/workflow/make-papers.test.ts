import { beforeEach, describe, expect, it } from 'vitest';
import type { Party } from '../../../shared/transfer/party.ts';
import { currentForm } from '../../../shared/transfer/transfer.ts';
import { checkSubmission, makePapers } from '../../../shared/workflow/make-papers.ts';
import { correction, PART, signed, ticketOpened } from '../transfer/walk.ts';
import { aDesk, type Desk, taken, toChapter } from './a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});
const states = async (id: string) => (await desk.stored(id)).form.map(({ after }) => after);
const textOf = async (id: string) => {
  const sha256 = currentForm(await desk.stored(id))?.sha256 ?? '';
  return Buffer.from(await desk.services.forms.get(id, sha256)).toString();
};
const invitations = () => desk.mailer.sent.filter(({ subject }) => subject.startsWith('Please sign'));
const signs = async (id: string, party: Party) =>
  taken(await desk.say(id, signed(await desk.stored(id), party)));

describe('the form', () => {
  it('is prepared, sealed, filled in and sealed twice, each on top of what was there', async () => {
    const id = await toChapter(desk, 'submission');
    expect(await states(id)).toEqual([
      'prepared',
      'currentPartner',
      'newPartnerFilled',
      'newPartner',
      'customer',
    ]);
    expect(await textOf(id)).toBe(
      `form of ${id} r1; sealed by currentPartner; filled in; sealed by newPartner; sealed by customer`,
    );
    const { signatures, form } = await desk.stored(id);
    expect(signatures.customer?.sealedIn).toBe(form[4]?.sha256);
    expect(signatures.currentPartner?.sealedIn).toBe(form[1]?.sha256);
  });

  it.each([
    ['prepareForm', 'currentPartnerSignature', makePapers],
    ['sealSignatures', 'newPartner', makePapers],
    ['fillNewPartner', 'signatures', makePapers],
    ['checkSubmission', 'submission', checkSubmission],
  ] as const)('%s run again, alone or three at once, changes nothing', async (_, chapter, activity) => {
    const id = await toChapter(desk, chapter);
    const before = await desk.transfers.find(id);
    const mails = desk.mailer.sent.length;
    await activity(desk.services, { transferId: id });
    await Promise.all([1, 2, 3].map(() => activity(desk.services, { transferId: id })));
    expect(await desk.transfers.find(id)).toEqual(before);
    expect(desk.mailer.sent).toHaveLength(mails);
  });

  it('is prepared once by three at once, and one invitation goes out', async () => {
    const id = await toChapter(desk, 'ticket');
    taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now })));
    await Promise.all([1, 2, 3].map(() => makePapers(desk.services, { transferId: id })));
    expect(await states(id)).toEqual(['prepared']);
    expect(invitations()).toHaveLength(1);
  });

  it('is sealed once per signature by three at once, in the order of signing', async () => {
    const id = await toChapter(desk, 'signatures');
    await signs(id, 'customer');
    desk.clock.now = '2026-11-03T00:00:00.000Z';
    await signs(id, 'newPartner');
    await Promise.all([1, 2, 3].map(() => makePapers(desk.services, { transferId: id })));
    expect((await states(id)).slice(-2)).toEqual(['customer', 'newPartner']);
  });

  it('is filled in after seal 1 even when nobody had sealed it before', async () => {
    const id = await toChapter(desk, 'currentPartnerSignature');
    await signs(id, 'currentPartner');
    taken(
      await desk.say(id, {
        kind: 'newPartnerSubmitted',
        ...PART,
        resellerRelationship: {
          ...PART.resellerRelationship,
          confirmedAt: desk.clock.now,
        },
      }),
    );
    await makePapers(desk.services, { transferId: id });
    expect(await states(id)).toEqual(['prepared', 'currentPartner', 'newPartnerFilled']);
  });

  it('invites customer and new partner together, each with a link of its own (R-25, A-12)', async () => {
    await toChapter(desk, 'signatures');
    const links = invitations().flatMap(({ to, text }) => {
      const link = /sign#\S+/.exec(text)?.[0];
      return link ? [[to.address, link] as const] : [];
    });
    expect(links.map(([address]) => address)).toEqual([
      'signatory@contoso.com',
      'renee@lucernepublishing.com',
      'signatory@fabrikam.com',
    ]);
    expect(new Set(links.map(([, link]) => link)).size).toBe(3);
  });

  it('of a new revision is another file, and the old one stays in the archive', async () => {
    const id = await toChapter(desk, 'signatures');
    const old = currentForm(await desk.stored(id))?.sha256 ?? '';
    taken(await desk.say(id, correction({ revision: 1 }, { by: 'customer' })));
    await makePapers(desk.services, { transferId: id });
    expect(await textOf(id)).toBe(`form of ${id} r2`);
    expect((await desk.services.forms.get(id, old)).length).toBeGreaterThan(0);
  });

  it('of a revision that is replaced while it is being made does not become the next one’s', async () => {
    const id = await toChapter(desk, 'ticket');
    taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now })));
    const { papers } = desk.services;
    const slow = {
      ...papers,
      prepare: async (transfer: Parameters<typeof papers.prepare>[0]) => {
        taken(await desk.say(id, correction({ revision: 1 })));
        return papers.prepare(transfer);
      },
    };
    await makePapers({ ...desk.services, papers: slow }, { transferId: id });
    expect(await states(id)).toEqual([]);
    expect(Object.keys((await desk.stored(id)).links)).toEqual(['follow']);
    await makePapers(desk.services, { transferId: id });
    expect(await textOf(id)).toBe(`form of ${id} r2`);
  });

  it.each(['forms.put:before', 'forms.put:after', 'transfers.commit:before', 'transfers.commit:after'])(
    'survives a failure at %s: the activity is run again',
    async (operation) => {
      const id = await toChapter(desk, 'signatures');
      await signs(id, 'customer');
      desk.failing.add(operation);
      await expect(makePapers(desk.services, { transferId: id })).rejects.toThrow(operation);
      desk.failing.clear();
      await makePapers(desk.services, { transferId: id });
      expect((await states(id)).filter((after) => after === 'customer')).toHaveLength(1);
      const sealed = (await desk.transfers.auditTrail(id)).filter(
        ({ fact }) => fact.kind === 'signatureSealed',
      );
      expect(sealed).toHaveLength(2);
    },
  );
});
