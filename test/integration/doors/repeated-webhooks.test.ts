import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Case } from '../../support/doors/case.ts';
import { letter, post } from '../../support/doors/letters.ts';
import { refusedAndNothingStored } from '../../support/doors/refused.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const TIMES = 20;
const reused = { status: 422, code: 'webhook-id-reused' };

const ticketOf = ({ transferId }: Case, serviceTicket = '2402084010005835') =>
  letter(doors, doors.partners.fabrikam, 'service-ticket.opened', {
    transferId,
    serviceTicket,
    openedAt: doors.iso(),
  });

const requestOf = (asked: Case, id: string) =>
  letter(doors, doors.partners.fabrikam, 'transfer.requested', asked.request(), { id });

const answerOf = async (response: Promise<Response>) => {
  const { status, body } = { status: (await response).status, body: await (await response).text() };
  return `${status} ${body}`;
};

/** How often the audit trail says this. */
const told = async (asked: Case, kind: string) =>
  (await asked.facts()).filter((fact) => fact.kind === kind).length;

describe('a webhook that comes again', () => {
  it('gets the same answer and changes nothing, however far the transfer has come since', async () => {
    const asked = await new Case(doors).open();
    const opened = ticketOf(asked);
    const first = await answerOf(post(doors, opened));
    expect(first).toMatch(/^202 /);
    await asked.quiet('currentPartnerSignature');
    const again = await leavingNoTrace(doors, [asked.transferId], () => answerOf(post(doors, opened)));
    expect(again).toBe(first);
    expect(await told(asked, 'serviceTicketOpened')).toBe(1);
  });

  it('gets the same answer after the end', async () => {
    const asked = await new Case(doors).open();
    const { transferId } = asked;
    const cancelled = letter(doors, doors.partners.fabrikam, 'transfer.cancelled', {
      transferId,
      reason: 'Not now.',
    });
    const first = await answerOf(post(doors, cancelled));
    await asked.quiet('cancelled');
    const again = await leavingNoTrace(doors, [transferId], () => answerOf(post(doors, cancelled)));
    expect(again).toBe(first);
  });

  it('has one effect when it comes twenty times at once', async () => {
    const asked = await new Case(doors).open();
    const opened = ticketOf(asked);
    const answers = await Promise.all(Array.from({ length: TIMES }, () => answerOf(post(doors, opened))));
    expect(new Set(answers)).toEqual(new Set([expect.stringMatching(/^202 /)]));
    await asked.quiet('currentPartnerSignature');
    expect(await told(asked, 'serviceTicketOpened')).toBe(1);
    expect(await told(asked, 'formPrepared')).toBe(1);
  });

  it('begins one transfer when a request comes twenty times at once', async () => {
    const asked = new Case(doors);
    const request = requestOf(asked, randomUUID());
    const answers = await Promise.all(Array.from({ length: TIMES }, () => answerOf(post(doors, request))));
    expect(new Set(answers)).toEqual(new Set([expect.stringMatching(/^202 /)]));
    asked.transferId = /"transferId":"([^"]+)"/.exec(answers[0] ?? '')?.[1] ?? '';
    await asked.quiet('ticket');
    expect(await told(asked, 'transferRequested')).toBe(1);
    const mails = doors.stack.desk.inbox.to(asked.maria.address);
    expect(mails.map(({ message }) => message.content.subject)).toEqual([
      'Your Azure subscription transfer has started',
    ]);
  });
});

describe('a webhook with the id of another', () => {
  it('is refused when its body differs', async () => {
    const asked = await new Case(doors).open();
    const id = randomUUID();
    const say = (reason: string) =>
      post(
        doors,
        letter(
          doors,
          doors.partners.fabrikam,
          'transfer.cancelled',
          { transferId: asked.transferId, reason },
          { id },
        ),
      );
    expect((await say('The customer has withdrawn.')).status).toBe(202);
    await asked.quiet('cancelled');
    await refusedAndNothingStored(doors, [asked.transferId], () => say('Something else.'), reused);
  });

  it('is refused when it is about another transfer', async () => {
    const [one, other] = [await new Case(doors).open(), await new Case(doors).open()];
    const first = ticketOf(one);
    expect((await post(doors, first)).status).toBe(202);
    await one.quiet('currentPartnerSignature');
    const second = letter(
      doors,
      doors.partners.fabrikam,
      'service-ticket.opened',
      { transferId: other.transferId, serviceTicket: '2402084010005836', openedAt: doors.iso() },
      { id: String(first.headers['webhook-id']) },
    );
    await refusedAndNothingStored(
      doors,
      [one.transferId, other.transferId],
      () => post(doors, second),
      reused,
    );
  });

  it('is refused when it asks for another subscription, which can still be requested', async () => {
    const [one, other] = [new Case(doors), new Case(doors)];
    const id = randomUUID();
    const answer = await (await post(doors, requestOf(one, id))).json();
    one.transferId = (answer as { transferId: string }).transferId;
    await one.quiet('ticket');
    await refusedAndNothingStored(doors, [one.transferId], () => post(doors, requestOf(other, id)), reused);
    await other.open();
  });

  it('is refused even when both ask at the same instant, and the loser’s subscription is not held', async () => {
    for (let round = 0; round < 5; round += 1) {
      const rivals = [new Case(doors), new Case(doors)];
      const id = randomUUID();
      const answers = await Promise.all(rivals.map((rival) => post(doors, requestOf(rival, id))));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 422]);
      const loser = rivals[answers.findIndex(({ status }) => status !== 202)];
      await loser?.open();
    }
  });

  it('is accepted from another partner, whose ids are its own', async () => {
    const asked = await new Case(doors).reach('newPartner');
    const id = randomUUID();
    const test = letter(doors, doors.partners.fabrikam, 'admin.verified', {}, { id });
    expect((await post(doors, test)).status).toBe(422);
    const said = { transferId: asked.transferId, ...asked.part() };
    const first = await doors.portals.contoso.send('new-partner.submitted', said, id);
    expect(first.status).toBe(202);
    const { status } = await doors.portals.fabrikam.send(
      'transfer.cancelled',
      { transferId: asked.transferId, reason: 'Not now.' },
      id,
    );
    expect(status).toBe(202);
  });

  it('is accepted after the first was refused, for a refused message was never there', async () => {
    const asked = await new Case(doors).open();
    const id = randomUUID();
    const { transferId } = asked;
    const spoilt = letter(
      doors,
      doors.partners.fabrikam,
      'service-ticket.opened',
      { transferId, serviceTicket: '12', openedAt: doors.iso() },
      { id },
    );
    expect((await post(doors, spoilt)).status).toBe(422);
    const { status } = await doors.portals.fabrikam.send(
      'service-ticket.opened',
      { transferId, serviceTicket: '2402084010005835', openedAt: doors.iso() },
      id,
    );
    expect(status).toBe(202);
  });
});
