import { beforeEach, describe, expect, it } from 'vitest';
import { giveAccessCode, keepCode } from '../../../shared/signing/access-code.ts';
import { Code } from '../../../shared/signing/code.ts';
import { openLink, sessionTransfer } from '../../../shared/signing/open-link.ts';
import type { LinkSession } from '../../../shared/signing/signing-session.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import { closeTransfer } from '../../../shared/workflow/close-transfer.ts';
import { signed } from '../transfer/walk.ts';
import { aDesk, type Desk, taken, toChapter } from '../workflow/a-desk.ts';

const origin = { ip: '192.0.2.7', userAgent: 'test' };
let desk: Desk;
let transferId: string;
beforeEach(async () => {
  desk = await aDesk();
  transferId = await toChapter(desk, 'signatures');
});

const setCode = async (
  code: string,
  party: Party = 'customer',
  by: 'currentPartner' | 'newPartner' = 'currentPartner',
) =>
  desk.say(transferId, {
    kind: 'accessCodeSet',
    by,
    party,
    ...(await keepCode(code, `${code} ${party}`, desk.services.linkSecret)),
  });
const tokenOf = (address: string) =>
  desk.mailer.sent
    .filter(({ to, subject }) => to.address === address && subject.startsWith('Please sign'))
    .flatMap(({ text }) => /sign(?:\?language=nl)?#(\S+)/.exec(text)?.[1] ?? [])
    .at(-1) ?? '';
const there = <T extends object>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
};
const open = async () => there(await openLink(desk.services, tokenOf('renee@lucernepublishing.com'), origin));
const give = (session: LinkSession, code: string) => giveAccessCode(desk.services, session, code, origin);
const triesOf = async () => (await desk.stored(transferId)).accessCodes.customer?.tries;
const factsOf = async (kind: string) =>
  (await desk.transfers.auditTrail(transferId)).filter(({ fact }) => fact.kind === kind);

describe('an access code told out of band', () => {
  it('is asked for before the page says anything, and the right one opens it', async () => {
    taken(await setCode('Blue-Heron-42'));
    const session = await open();
    expect(await sessionTransfer(desk.services, session)).toMatchObject({
      refused: 'access-code-needed',
      status: 403,
    });
    const proven = there(await give(session, ' blue-heron-42 '));
    expect(await sessionTransfer(desk.services, proven)).toMatchObject({ id: transferId });
    expect(await factsOf('accessCodeGiven')).toHaveLength(1);
  });

  it('is kept as a slow salted hash alone', async () => {
    taken(await setCode('Blue-Heron-42'));
    const keep = (messageId: string) => keepCode('Blue-Heron-42', messageId, desk.services.linkSecret);
    const [one, two] = await Promise.all([keep('a'), keep('b')]);
    expect(one.hash).not.toBe(two.hash);
    expect(JSON.stringify(await desk.stored(transferId)).toLowerCase()).not.toContain('heron');
    expect(JSON.stringify(await desk.transfers.auditTrail(transferId)).toLowerCase()).not.toContain('heron');
  });

  it('is counted wrong five times and then dead, however many try at once; who set it is told', async () => {
    taken(await setCode('Blue-Heron-42'));
    const session = await open();
    expect(await give(session, 'wrong-1')).toMatchObject({
      refused: 'access-code-wrong',
      violations: [{ message: '4 tries are left' }],
    });
    const burst = await Promise.all(Array.from({ length: 12 }, (_, n) => give(session, `guess-${n}`)));
    expect(
      burst.filter((answer) => isRefusal(answer) && answer.refused === 'access-code-wrong'),
    ).toHaveLength(4);
    expect(await triesOf()).toBe(5);
    expect(await give(session, 'Blue-Heron-42')).toMatchObject({ refused: 'access-code-locked' });
    const { pendingMails } = await desk.stored(transferId);
    expect(pendingMails.map(({ kind, to }) => [kind, to])).toEqual([['accessCodeLocked', 'currentPartner']]);
  });

  it('tried twice by one double click is tried once', async () => {
    taken(await setCode('Blue-Heron-42'));
    const session = await open();
    await Promise.all([give(session, 'Grey-Goose-17'), give(session, 'Grey-Goose-17')]);
    expect(await triesOf()).toBe(1);
  });

  it('set anew works again, and what was opened with the old one has to be proven anew', async () => {
    taken(await setCode('Blue-Heron-42'));
    const proven = there(await give(await open(), 'Blue-Heron-42'));
    taken(await setCode('Grey-Goose-17'));
    expect(await sessionTransfer(desk.services, proven)).toMatchObject({ refused: 'access-code-needed' });
    expect(await give(proven, 'Blue-Heron-42')).toMatchObject({ refused: 'access-code-wrong' });
    there(await give(proven, 'Grey-Goose-17'));
    expect(await triesOf()).toBe(1);
  });

  it('stands with the signature as the way somebody was recognised, and nobody signs without it', async () => {
    const early = signed(await desk.stored(transferId), 'customer', { proven: (await open()).proven });
    taken(await setCode('Blue-Heron-42'));
    expect(await desk.say(transferId, early)).toMatchObject({ refused: 'access-code-needed' });
    const { proven } = there(await give(await open(), 'Blue-Heron-42'));
    taken(await desk.say(transferId, signed(await desk.stored(transferId), 'customer', { proven })));
    taken(await desk.say(transferId, signed(await desk.stored(transferId), 'newPartner')));
    const { signatures } = await desk.stored(transferId);
    expect([signatures.customer?.proof, signatures.newPartner?.proof]).toEqual([
      'mailbox-and-code',
      'mailbox',
    ]);
  });

  it.each([
    ['currentPartner', 'newPartner'],
    ['newPartner', 'customer'],
    ['newPartner', 'currentPartner'],
  ] as const)('may not be set by the %s for the %s', async (by, party) => {
    expect(await setCode('Blue-Heron-42', party, by)).toMatchObject({ refused: 'not-yours-to-say' });
    expect((await desk.stored(transferId)).accessCodes).toEqual({});
  });

  it('is taken away by ops with a reason, and then the mailbox alone counts', async () => {
    taken(await setCode('Blue-Heron-42'));
    const reason = 'The customer cannot reach its partner.';
    taken(await desk.say(transferId, { kind: 'accessCodeCleared', party: 'customer', reason }));
    taken(await desk.say(transferId, signed(await desk.stored(transferId), 'customer')));
    expect((await desk.stored(transferId)).signatures.customer?.proof).toBe('mailbox');
    const again = { kind: 'accessCodeCleared', party: 'customer', reason } as const;
    expect(await desk.say(transferId, again)).toMatchObject({ refused: 'no-access-code' });
  });

  it('is five wrong tries for good: the right one in between gives none back', async () => {
    taken(await setCode('Blue-Heron-42'));
    const session = await open();
    for (const code of [
      'guess-1',
      'guess-2',
      'Blue-Heron-42',
      'guess-3',
      'guess-4',
      'Blue-Heron-42',
      'guess-5',
    ])
      await give(session, code);
    expect(await give(session, 'Blue-Heron-42')).toMatchObject({ refused: 'access-code-locked' });
  });

  it('shows that nothing was shown before it was given: no opening is on record', async () => {
    taken(await setCode('Blue-Heron-42'));
    const session = await open();
    expect(await factsOf('signingPageOpened')).toEqual([]);
    there(await give(session, 'Blue-Heron-42'));
    expect(await factsOf('signingPageOpened')).toHaveLength(1);
  });

  it('guards the copies of its party after the end as well', async () => {
    taken(await setCode('Blue-Heron-42'));
    taken(await desk.say(transferId, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));
    await closeTransfer(desk.services, { transferId });
    const copies = desk.mailer.sent
      .filter(({ to, text }) => to.address === 'renee@lucernepublishing.com' && text.includes('sign#'))
      .at(-1);
    const session = there(
      await openLink(desk.services, /sign#(\S+)/.exec(copies?.text ?? '')?.[1] ?? '', origin),
    );
    expect(session.holder).toBe('copies.customer');
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ refused: 'access-code-needed' });
    expect(await give(session, 'guess-1')).toMatchObject({ refused: 'access-code-wrong' });
    const proven = there(await give(session, 'Blue-Heron-42'));
    expect(await sessionTransfer(desk.services, proven)).toMatchObject({ id: transferId });
  });

  it('changes nothing for those who have none', async () => {
    const session = await open();
    expect(await sessionTransfer(desk.services, session)).toMatchObject({ id: transferId });
    expect(there(await give(session, 'anything')).proven).toBe('');
    expect(await factsOf('accessCodeWrong')).toEqual([]);
  });

  it.each(['short', 'with space', 'x'.repeat(41), 'dotted.code'])('is no code: %j', (code) => {
    expect(Code.safeParse(code).success).toBe(false);
  });
});
