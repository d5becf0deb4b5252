import { beforeEach, describe, expect, it } from 'vitest';
import { openLink, sessionTransfer } from '../../../shared/signing/open-link.ts';
import type { SigningSession } from '../../../shared/signing/signing-session.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import { prepareForm } from '../../../shared/workflow/make-papers.ts';
import { aTransferId } from '../../support/a-transfer.ts';
import { signed } from '../transfer/walk.ts';
import { aDesk, type Desk, taken, toChapter } from '../workflow/a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});
const origin = { ip: '192.0.2.7', userAgent: 'test' };
const open = (token: string) => openLink(desk.services, token, origin);

/** The tokens in the mails sent so far, as their readers have them. */
const tokens = () => desk.mailer.sent.flatMap(({ text }) => /sign#(\S+)/.exec(text)?.[1] ?? []);
const [first, last] = [() => tokens()[0] ?? '', () => tokens().at(-1) ?? ''];

function opened(answer: SigningSession | Refusal): SigningSession {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

describe('opening a link', () => {
  it('gives a session of the party it was mailed to, and records it once', async () => {
    const transferId = await toChapter(desk, 'signatures');
    for (let times = 0; times < 3; times++)
      expect(opened(await open(last()))).toMatchObject({ transferId, party: 'newPartner', revision: 1 });
    const facts = (await desk.transfers.auditTrail(transferId)).map(({ fact }) => fact.kind);
    expect(facts.filter((kind) => kind === 'signingPageOpened')).toHaveLength(1);
  });

  it('changes nothing about the process and wakes nobody', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const before = await desk.stored(transferId);
    const nudges = desk.nudged.length;
    await open(last());
    const { chain: _, ...after } = await desk.stored(transferId);
    expect(before).toMatchObject(after);
    expect(desk.nudged).toHaveLength(nudges);
  });

  it('answers dead, replaced, foreign and invented links alike', async () => {
    const transferId = await toChapter(desk, 'currentPartnerSignature');
    const old = first();
    taken(await desk.say(transferId, { kind: 'correctionRequested', by: 'customer', reason: 'Typo' }));
    await prepareForm(desk.services, { transferId });
    expect(last()).not.toBe(old);
    const mac = old.split('.')[1] ?? '';
    const answers = await Promise.all(
      [old, '', 'x', `${aTransferId(5)}.${mac}`, `${transferId}.${'A'.repeat(43)}`, `${last()}x`].map(open),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ refused: 'link-not-valid', status: 410 });
    expect(opened(await open(last())).revision).toBe(2);
  });

  it('is over when the transfer is', async () => {
    const transferId = await toChapter(desk, 'signatures');
    taken(await desk.say(transferId, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));
    expect(await open(last())).toMatchObject({ refused: 'link-not-valid' });
  });

  it('still shows the form to who has signed', async () => {
    const transferId = await toChapter(desk, 'signatures');
    taken(await desk.say(transferId, signed(await desk.stored(transferId), 'newPartner')));
    expect(opened(await open(last())).party).toBe('newPartner');
  });
});

describe('the transfer of a session', () => {
  it('is there while its link is in force', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const session = opened(await open(last()));
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ id: transferId });
  });

  it.each<[string, Partial<SigningSession>]>([
    ['revision', { revision: 2 }],
    ['generation', { generation: 2 }],
    ['transfer', { transferId: aTransferId(5) }],
    ['party without a link', { revision: 9, party: 'currentPartner' }],
  ])('is not there for another %s', async (_, over) => {
    await toChapter(desk, 'signatures');
    const session = { ...opened(await open(last())), ...over };
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ refused: 'link-not-valid' });
  });

  it('is gone with a correction between page and click (RELIABILITY S8)', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const session = opened(await open(last()));
    taken(await desk.say(transferId, { kind: 'correctionRequested', by: 'customer', reason: 'Typo' }));
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ refused: 'link-not-valid' });
  });

  it('is gone at the link’s last instant', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const session = opened(await open(last()));
    desk.clock.now = (await desk.stored(transferId)).links.newPartner?.expiresAt ?? '';
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ refused: 'link-not-valid' });
  });
});
