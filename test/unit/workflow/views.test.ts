import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { makePapers } from '../../../shared/workflow/make-papers.ts';
import { readableForm, readableForms } from '../../../shared/workflow/readable-form.ts';
import { settle } from '../../../shared/workflow/settle.ts';
import { transferView } from '../../../shared/workflow/views.ts';
import { answered, at, correction, NEW_COMMERCE_ID } from '../transfer/walk.ts';
import { aDesk, type Desk, taken, toChapter } from './a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});
const viewOf = async (id: string) => transferView(await desk.stored(id));

describe('what both partners see of a transfer', () => {
  it('is where it stands, whom it waits for and by when (R-10, R-11)', async () => {
    const id = await toChapter(desk, 'signatures');
    const { expiresAt } = await desk.stored(id);
    expect(await viewOf(id)).toMatchObject({
      stage: 'signatures',
      stageSince: at(3),
      waitsFor: ['customer', 'newPartner'],
      dueAt: expiresAt,
      signatures: [{ party: 'currentPartner', revision: 1, sealed: true }],
    });
  });

  it('is both ids and the cut-off date once the subscription has moved (R-22, R-23, D-06)', async () => {
    const id = await toChapter(desk, 'support');
    desk.clock.now = at(8);
    const moved = { cutOffDate: '2026-11-30', newPartnerCenterSubscriptionId: NEW_COMMERCE_ID };
    taken(await desk.say(id, answered(moved)));
    expect(await viewOf(id)).toMatchObject({
      ...moved,
      stage: 'access',
      subscription: {
        azureSubscriptionId: '42226ed6-070a-4e0f-b80c-4cdfb3e97aa7',
        partnerCenterSubscriptionId: 'a356ac8c-e310-44f4-bf85-c7f29044af99',
      },
    });
  });

  it('is both due instants while Microsoft’s answer is awaited, and each admin’s verification (R-31, R-34)', async () => {
    const id = await toChapter(desk, 'support');
    const counted = (await desk.stored(id)).clock?.dueAt;
    taken(await desk.say(id, { kind: 'supportDueRecorded', dueAt: '2026-11-06T18:00:00Z' }));
    const verified = { at: at(3), outcome: 'denied', note: 'Nobody told us.' } as const;
    taken(
      await desk.say(id, {
        kind: 'adminVerified',
        by: 'currentPartner',
        admin: 'newPartner',
        verifiedAt: verified.at,
        outcome: verified.outcome,
        note: verified.note,
      }),
    );
    expect(await viewOf(id)).toMatchObject({
      dueAt: '2026-11-06T18:00:00Z',
      supportClock: {
        dueAt: '2026-11-06T18:00:00Z',
        microsoftDueAt: '2026-11-06T18:00:00Z',
        computedDueAt: counted,
      },
      verified: { newPartner: verified },
    });
  });

  it('is no token, no link and no contact data of another party', async () => {
    const id = await toChapter(desk, 'signatures');
    const { links } = await desk.stored(id);
    const said = JSON.stringify(await viewOf(id));
    for (const secret of [links.customer?.tokenHash, links.follow?.tokenHash, '@', '4255550100'])
      expect(said).not.toContain(secret);
  });
});

describe('a revision that was replaced (A-11)', () => {
  it('is shown with who asked, why and what became void, and its form is still there to read', async () => {
    const id = await toChapter(desk, 'signatures');
    const old = (await desk.stored(id)).form.at(-1)?.sha256 ?? '';
    taken(await desk.say(id, correction({ revision: 1 }, { by: 'customer', sections: ['customer'] })));
    await makePapers(desk.services, { transferId: id });
    expect(await viewOf(id)).toMatchObject({
      revision: 2,
      correction: { by: 'customer', reason: 'The name is misspelt.', sections: ['customer'] },
      oldRevisions: [
        {
          revision: 1,
          sha256: old,
          by: 'customer',
          reason: 'The name is misspelt.',
          voided: ['currentPartner'],
        },
      ],
    });
    const transfer = await desk.stored(id);
    const form = readableForm(transfer, 'customer', 1);
    if (isRefusal(form)) throw new Error(form.refused);
    expect(form.sha256).toBe(old);
    expect(Buffer.from(await desk.services.forms.get(id, old)).toString()).toContain('filled in');
  });

  it('is not there for who never saw it: before signature 1 the form is the current partner’s alone (R-18)', async () => {
    const id = await toChapter(desk, 'currentPartnerSignature');
    const unsigned = await desk.stored(id);
    for (const reader of ['customer', 'newPartner'] as const) {
      expect(readableForms(unsigned, reader)).toEqual([]);
      expect(readableForm(unsigned, reader)).toMatchObject({ refused: 'form-not-ready' });
    }
    expect(readableForms(unsigned, 'currentPartner')).toHaveLength(1);
    taken(await desk.say(id, correction({ revision: 1 })));
    await makePapers(desk.services, { transferId: id });
    await settle(desk.services, { transferId: id });
    const corrected = await desk.stored(id);
    expect(readableForm(corrected, 'customer', 1)).toMatchObject({ refused: 'not-found' });
    expect(readableForms(corrected, 'ops').map(({ revision }) => revision)).toEqual([1, 2]);
    for (const revision of [0, 3, -1])
      expect(readableForm(corrected, 'ops', revision)).toMatchObject({ refused: 'not-found' });
  });
});
