import { beforeEach, describe, expect, it } from 'vitest';
import { openLink, sessionTransfer } from '../../../shared/signing/open-link.ts';
import { type LinkSession, maySign } from '../../../shared/signing/signing-session.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import { makePapers } from '../../../shared/workflow/make-papers.ts';
import { settle } from '../../../shared/workflow/settle.ts';
import { aTransferId } from '../../support/a-transfer.ts';
import { correction, signed } from '../transfer/walk.ts';
import { aDesk, type Desk, taken, toChapter } from '../workflow/a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});
const corrected = correction({ revision: 1 }, { by: 'customer', reason: 'Typo' });
const origin = { ip: '192.0.2.7', userAgent: 'test' };
const open = (token: string) => openLink(desk.services, token, origin);

/** The tokens in the mails sent so far, as their readers have them. */
const tokens = () => tokensOf(/Please sign|sign the form/);
const tokensOf = (subject: RegExp) =>
  desk.mailer.sent
    .filter((mail) => subject.test(mail.subject))
    .flatMap(({ text }) => /sign(?:\?language=nl)?#(\S+)/.exec(text)?.[1] ?? []);
const [first, last] = [() => tokens()[0] ?? '', () => tokens().at(-1) ?? ''];

function opened(answer: LinkSession | Refusal): LinkSession {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

describe('opening a link', () => {
  it('gives a session of the party it was mailed to, and records it once', async () => {
    const transferId = await toChapter(desk, 'signatures');
    for (let times = 0; times < 3; times++)
      expect(opened(await open(last()))).toMatchObject({ transferId, holder: 'newPartner', revision: 1 });
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

  it('answers foreign and invented links alike, and tells who has an old one of ours what became of it', async () => {
    const transferId = await toChapter(desk, 'currentPartnerSignature');
    const old = first();
    taken(await desk.say(transferId, corrected));
    await makePapers(desk.services, { transferId });
    expect(last()).not.toBe(old);
    const mac = old.split('.')[1] ?? '';
    const answers = await Promise.all(
      ['', 'x', `${aTransferId(5)}.${mac}`, `${transferId}.${'A'.repeat(43)}`, `${last()}x`].map(open),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ refused: 'link-not-valid', status: 410 });
    expect(await open(old)).toMatchObject({ refused: 'link-superseded', status: 410 });
    expect(opened(await open(last())).revision).toBe(2);
  });

  it('is over when the transfer is', async () => {
    const transferId = await toChapter(desk, 'signatures');
    taken(await desk.say(transferId, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));
    expect(await open(last())).toMatchObject({ refused: 'transfer-over', status: 410 });
  });

  it('says that its time is over at its last instant, and that another was sent when one was', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const old = last();
    taken(await desk.say(transferId, { kind: 'linkRenewed', party: 'newPartner' }));
    expect(await open(old)).toMatchObject({ refused: 'link-replaced', status: 410 });
    await settle(desk.services, { transferId });
    expect(await open(old)).toMatchObject({ refused: 'link-replaced' });
    expect(last()).not.toBe(old);
    desk.clock.now = (await desk.stored(transferId)).links.newPartner?.expiresAt ?? '';
    expect(await open(last())).toMatchObject({ refused: 'link-expired', status: 410 });
  });

  it('keeps of dead links their hashes and nothing else', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const old = last();
    taken(await desk.say(transferId, { kind: 'linkRenewed', party: 'newPartner' }));
    const { pastLinks } = await desk.stored(transferId);
    const kept = { holder: 'newPartner', revision: 1, generation: 5, tokenHash: hashOf(old) };
    expect(pastLinks.at(-1)).toEqual(kept);
    expect(JSON.stringify(pastLinks)).not.toContain('@');
  });

  it('still shows the form to who has signed', async () => {
    const transferId = await toChapter(desk, 'signatures');
    taken(await desk.say(transferId, signed(await desk.stored(transferId), 'newPartner')));
    expect(opened(await open(last())).holder).toBe('newPartner');
  });
});

describe('the customer’s own link (R-11)', () => {
  const follow = () => tokensOf(/has started/)[0] ?? '';

  it('opens its page: a session that follows and cannot sign, recorded once', async () => {
    const transferId = await toChapter(desk, 'newPartner');
    for (let times = 0; times < 3; times++)
      expect(opened(await open(follow()))).toMatchObject({ transferId, holder: 'follow', revision: 0 });
    expect(maySign(opened(await open(follow())))).toBe(false);
    const facts = (await desk.transfers.auditTrail(transferId)).filter(
      ({ fact }) => fact.kind === 'followPageOpened',
    );
    expect(facts).toMatchObject([{ by: { role: 'customer', via: 'follow-link' }, fact: origin }]);
  });

  it('works at every stage and over corrections, and is over with the end', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const session = opened(await open(follow()));
    taken(await desk.say(transferId, corrected));
    await makePapers(desk.services, { transferId });
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ id: transferId, revision: 2 });
    taken(await desk.say(transferId, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ refused: 'transfer-over' });
    expect(await open(follow())).toMatchObject({ refused: 'transfer-over', status: 410 });
  });

  it('and the one to sign with are not taken for each other', async () => {
    await toChapter(desk, 'signatures');
    expect(opened(await open(follow())).holder).toBe('follow');
    expect(opened(await open(last())).holder).toBe('newPartner');
    expect(follow()).not.toBe(last());
  });
});

describe('a link passed on', () => {
  it('is dead for who had it, and a new one is mailed to the colleague alone', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const old = last();
    const session = opened(await open(old));
    const to = { firstName: 'Jo', lastName: 'Berg', email: 'jo@fabrikam.com' };
    const { generation, revision } = session;
    taken(
      await desk.say(transferId, {
        kind: 'delegated',
        party: 'newPartner',
        revision,
        generation,
        to,
        ...origin,
      }),
    );
    expect(await open(old)).toMatchObject({ refused: 'link-replaced' });
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ refused: 'link-replaced' });
    const before = desk.mailer.sent.length;
    await settle(desk.services, { transferId });
    const asked = desk.mailer.sent.slice(before).filter(({ text }) => text.includes('sign#'));
    expect(asked.map((mail) => mail.to.address)).toEqual(['jo@fabrikam.com']);
    expect(opened(await open(last())).holder).toBe('newPartner');
    const transfer = await desk.stored(transferId);
    taken(await desk.say(transferId, signed(transfer, 'newPartner')));
    expect((await desk.stored(transferId)).signatures.newPartner?.name).toBe('Jo Berg');
  });
});

describe('the transfer of a session', () => {
  it('is there while its link is in force', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const session = opened(await open(last()));
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ id: transferId });
  });

  it.each<[string, Partial<LinkSession>]>([
    ['generation', { generation: 2 }],
    ['transfer', { transferId: aTransferId(5) }],
    ['party', { holder: 'customer' }],
    ['holder without a link', { holder: 'copies.customer' }],
  ])('is not there for another %s', async (_, over) => {
    await toChapter(desk, 'signatures');
    const session = { ...opened(await open(last())), ...over };
    expect(await sessionTransfer(desk.services, session)).toMatchObject({
      refused: expect.stringMatching(/^link-(replaced|not-valid)$/),
    });
  });

  it('is gone with a correction between page and click (RELIABILITY S8)', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const session = opened(await open(last()));
    taken(await desk.say(transferId, corrected));
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ refused: 'link-superseded' });
  });

  it('is gone at the link’s last instant', async () => {
    const transferId = await toChapter(desk, 'signatures');
    const session = opened(await open(last()));
    desk.clock.now = (await desk.stored(transferId)).links.newPartner?.expiresAt ?? '';
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ refused: 'link-expired' });
  });
});
