import { beforeEach, describe, expect, it } from 'vitest';
import { checkSubmission, makePapers } from '../../../shared/workflow/make-papers.ts';
import { settle } from '../../../shared/workflow/settle.ts';
import { at, attached, PART, signed, ticketOpened } from '../transfer/walk.ts';
import { aDesk, type Desk, taken, toChapter } from './a-desk.ts';

let desk: Desk;
let transferId: string;

/** Everybody has signed, and nobody has opened the ticket yet. */
beforeEach(async () => {
  desk = await aDesk();
  transferId = await toChapter(desk, 'ticket');
  const about = { transferId };
  taken(await desk.say(transferId, { kind: 'serviceTicketPostponed' }));
  await makePapers(desk.services, about);
  taken(await desk.say(transferId, signed(await desk.stored(transferId), 'currentPartner')));
  await makePapers(desk.services, about);
  desk.clock.now = at(3);
  taken(await desk.say(transferId, { kind: 'newPartnerSubmitted', ...PART }));
  await makePapers(desk.services, about);
  for (const party of ['customer', 'newPartner'] as const)
    taken(await desk.say(transferId, signed(await desk.stored(transferId), party)));
  await checkSubmission(desk.services, about);
});

const subjectsToCurrentPartner = () =>
  desk.mailer.sent.filter(({ to }) => to.address === 'admin@contoso.com').map(({ subject }) => subject);
const checks = async () =>
  (await desk.transfers.auditTrail(transferId)).flatMap(({ fact }) =>
    fact.kind === 'submissionChecked' ? [fact.failures.length] : [],
  );

describe('a ticket that comes as late as the upload (A-08)', () => {
  it('has held nobody up but the upload, and who can mend it was told (R-33)', async () => {
    expect(await desk.stored(transferId)).toMatchObject({ stage: 'submission', ticketPostponedAt: at(0) });
    expect(await checks()).toEqual([1]);
    const told = desk.mailer.sent.at(-1);
    expect(told?.to.address).toBe('admin@contoso.com');
    expect(told?.text).toMatch(/ticket/);
    const before = await desk.stored(transferId);
    const early = attached(before, { attachedAt: at(3) });
    expect(await desk.say(transferId, early)).toMatchObject({
      refused: 'submission-check-failed',
      violations: [{ path: 'serviceTicket' }],
    });
    expect(await desk.stored(transferId)).toEqual(before);
  });

  it('is checked anew when it comes, and then the form is asked for, once', async () => {
    const before = subjectsToCurrentPartner().length;
    taken(await desk.say(transferId, ticketOpened({ openedAt: at(3) })));
    for (let times = 0; times < 3; times++) await checkSubmission(desk.services, { transferId });
    expect(await checks()).toEqual([1, 0]);
    expect(subjectsToCurrentPartner().slice(before)).toHaveLength(1);
    taken(await desk.say(transferId, attached(await desk.stored(transferId), { attachedAt: at(3) })));
    await settle(desk.services, { transferId });
    expect(await desk.stored(transferId)).toMatchObject({
      stage: 'support',
      serviceTicket: { number: '2611020040001234' },
      submissions: 1,
    });
  });
});
