import { beforeEach, describe, expect, it } from 'vitest';
import { type Mailer, MailNotAccepted } from '../../../shared/mail/mailer.ts';
import { closeTransfer } from '../../../shared/workflow/close-transfer.ts';
import { makePapers } from '../../../shared/workflow/make-papers.ts';
import { settle } from '../../../shared/workflow/settle.ts';
import { answered, correction, days, ticketOpened } from '../transfer/walk.ts';
import { aDesk, type Desk, taken, toChapter } from './a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});
const orders = async (id: string) =>
  (await desk.stored(id)).pendingMails.map(({ kind, to }) => `${kind} ${to}`);
/** The mails with a link to sign with; the customer's other link comes in mails of its own. */
const invitations = () => desk.mailer.sent.filter(({ subject }) => subject.startsWith('Please sign'));
const factsOf = async (id: string, kind: string) =>
  (await desk.transfers.auditTrail(id)).map(({ fact }) => fact).filter((fact) => fact.kind === kind);

describe('a mail the service finds fault with', () => {
  it.each([
    [400, 0],
    [429, 1],
    [503, 1],
  ])('(%i) is dropped for good, or stays on order: %i left', async (status, left) => {
    const id = await toChapter(desk, 'ticket');
    const before = (await factsOf(id, 'mailDropped')).length;
    taken(await desk.say(id, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));
    const mailer: Mailer = {
      async send(mail) {
        if (mail.to.address === 'renee@lucernepublishing.com') throw new MailNotAccepted('refused', status);
      },
    };
    await closeTransfer({ ...desk.services, mailer }, { transferId: id });
    expect(await orders(id)).toHaveLength(left);
    expect((await factsOf(id, 'mailDropped')).length - before).toBe(1 - left);
  });
});

describe('news that the next thing overtakes', () => {
  const mailsOf = (subject: RegExp) =>
    desk.mailer.sent.filter((mail) => subject.test(mail.subject)).map(({ to, text }) => ({ to, text }));

  it('goes out all the same: two corrections within an outage are told each with its own reason (A-11)', async () => {
    const id = await toChapter(desk, 'signatures');
    desk.failing.add('mail.send:before');
    taken(await desk.say(id, correction({ revision: 1 }, { reason: 'The city is misspelt.' })));
    taken(await desk.say(id, correction({ revision: 2 }, { reason: 'The street is misspelt.' })));
    desk.failing.clear();
    await settle(desk.services, { transferId: id });
    const mails = mailsOf(/being corrected/);
    const told = (words: string) =>
      mails
        .filter(({ text }) => text.includes(words))
        .map(({ to }) => to.address)
        .sort();
    expect(mails).toHaveLength(6);
    expect(new Set(told('city')).size).toBe(3);
    expect(told('street')).toEqual(told('city'));
    expect(mails.filter(({ text }) => text.includes('city') && text.includes('street'))).toEqual([]);
  });

  it('goes out all the same: what Microsoft calls incomplete while signatures grow too old (D-05)', async () => {
    const id = await toChapter(desk, 'support');
    desk.clock.now = days(desk.clock.now, 11);
    const note = 'Page 2 is missing.';
    taken(await desk.say(id, answered({ outcome: 'incomplete', note, answeredAt: desk.clock.now })));
    await settle(desk.services, { transferId: id });
    expect(await desk.stored(id)).toMatchObject({ stage: 'currentPartnerSignature', revision: 2 });
    const mails = mailsOf(/incomplete/);
    expect(new Set(mails.map(({ to }) => to.address)).size).toBe(3);
    for (const { text } of mails) expect(text).toContain(note);
    expect(mailsOf(/too old/)).toHaveLength(3);
    expect(await factsOf(id, 'mailDropped')).toEqual([]);
  });
});

describe('a mail outage', () => {
  it('stops no transfer; the order stays and goes out later, once', async () => {
    const id = await toChapter(desk, 'ticket');
    desk.failing.add('mail.send:before');
    taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now })));
    const standing = await makePapers(desk.services, { transferId: id });
    expect(standing).toMatchObject({ stage: 'currentPartnerSignature', unfinished: false });
    expect(await orders(id)).toEqual(['signInvitation currentPartner']);

    desk.failing.clear();
    expect(await settle(desk.services, { transferId: id })).toMatchObject({ unfinished: false });
    expect(await orders(id)).toEqual([]);
    expect(invitations()).toHaveLength(1);
  });

  it('of one mail does not hold back the others', async () => {
    const id = await toChapter(desk, 'newPartner');
    const { send } = desk.services.mailer;
    const mailer = {
      send: async (mail: Parameters<typeof send>[0]) => {
        if (mail.to.address === 'renee@lucernepublishing.com') throw new Error('mailbox is full');
        await send(mail);
      },
    };
    const cancelled = { kind: 'transferCancelled', by: 'ops', reason: 'No budget' } as const;
    taken(await desk.say(id, cancelled));
    await closeTransfer({ ...desk.services, mailer }, { transferId: id });
    expect(await orders(id)).toEqual(['transferEnded customer']);
  });

  it('writes nothing while it lasts', async () => {
    const id = await toChapter(desk, 'ticket');
    desk.failing.add('mail.send:before');
    taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now })));
    await makePapers(desk.services, { transferId: id });
    const before = await desk.transfers.find(id);
    for (let times = 0; times < 3; times++) await settle(desk.services, { transferId: id });
    expect(await desk.transfers.find(id)).toEqual(before);
  });
});

describe('a mail whose receipt is lost', () => {
  it.each(['mail.send:after', 'transfers.commit:before', 'transfers.commit:after'])(
    'at %s is sent again under the same operation id: one mail',
    async (operation) => {
      const id = await toChapter(desk, 'ticket');
      desk.failing.add('mail.send:before');
      taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now })));
      await makePapers(desk.services, { transferId: id });
      desk.failing.clear();

      const before = desk.mailer.sent.length;
      desk.failing.add(operation);
      await settle(desk.services, { transferId: id }).catch(() => undefined);
      expect(desk.mailer.sent).toHaveLength(before + 1);
      desk.failing.clear();
      await settle(desk.services, { transferId: id });
      expect(desk.mailer.sent).toHaveLength(before + 1);
      expect(await orders(id)).toEqual([]);
      const receipts = (await factsOf(id, 'mailSent')).map(
        (fact) => fact.kind === 'mailSent' && fact.operationId,
      );
      expect(
        receipts.filter((operationId) => operationId === desk.mailer.sent.at(-1)?.operationId),
      ).toHaveLength(1);
    },
  );
});

describe('an order that is out of date', () => {
  it('for a link that is dead is dropped, and the trail says so', async () => {
    const id = await toChapter(desk, 'ticket');
    desk.failing.add('mail.send:before');
    taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now })));
    await makePapers(desk.services, { transferId: id });
    taken(await desk.say(id, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));
    desk.failing.clear();
    await closeTransfer(desk.services, { transferId: id });
    expect(invitations()).toEqual([]);
    expect(await factsOf(id, 'mailDropped')).toMatchObject([
      { mailId: expect.stringMatching(/-signInvitation-currentPartner$/) },
    ]);
    expect(await orders(id)).toEqual([]);
  });

  it('of an earlier revision is dropped, though the next revision’s link is in force', async () => {
    const id = await toChapter(desk, 'ticket');
    desk.failing.add('mail.send:before');
    taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now })));
    await makePapers(desk.services, { transferId: id });
    taken(await desk.say(id, correction({ revision: 1 })));
    await makePapers(desk.services, { transferId: id });
    desk.failing.clear();
    await settle(desk.services, { transferId: id });
    expect(invitations().map(({ to }) => to.address)).toEqual(['signatory@contoso.com']);
    expect(await factsOf(id, 'mailDropped')).toMatchObject([
      { mailId: expect.stringMatching(/-signInvitation-currentPartner$/) },
    ]);
  });

  it('that reminds of what has come meanwhile is dropped', async () => {
    const id = await toChapter(desk, 'ticket');
    desk.failing.add('mail.send:before');
    desk.clock.now = days(desk.clock.now, 3);
    await settle(desk.services, { transferId: id });
    expect(await orders(id)).toEqual(['stageReminder currentPartner']);
    taken(await desk.say(id, ticketOpened({ openedAt: desk.clock.now })));
    desk.failing.clear();
    await settle(desk.services, { transferId: id });
    const reminders = desk.mailer.sent.filter(({ subject }) => subject.startsWith('Reminder'));
    expect(reminders.map(({ text }) => text)).toEqual([]);
    expect(await orders(id)).toEqual([]);
  });
});
