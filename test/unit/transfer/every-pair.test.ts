import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../../shared/audit/sentences.ts';
import type { Outcome } from '../../../shared/transfer/outcome.ts';
import { Party } from '../../../shared/transfer/party.ts';
import { openQuestions } from '../../../shared/transfer/questions.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { isEnd, Stage, Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { KINDS, SAYING } from './messages-said.ts';
import { NOW, SITUATIONS } from './situations.ts';
import { TABLE, wayOf } from './table.ts';

const saying = (kind: Message['kind'], transfer: Transfer): fc.Arbitrary<Message> => SAYING[kind](transfer);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

/** The questions that a transfer, as it stands, has had answered. */
function answeredIn(transfer: Transfer): string[] {
  const { revision, signatures, submissions, supportAnswers, accessReports, changes } = transfer;
  return [
    ...(transfer.serviceTicket ? ['serviceTicketOpened'] : []),
    ...(transfer.ticketPostponedAt ? ['serviceTicketPostponed'] : []),
    ...Party.options.filter((party) => signatures[party]).map((party) => `signature:r${revision}:${party}`),
    ...(transfer.newPartner.part ? [`newPartnerSubmitted:r${revision}`] : []),
    ...upTo(submissions).map((count) => `formAttached:${count}`),
    ...upTo(supportAnswers).map((count) => `supportAnswered:${count}`),
    ...upTo(accessReports).map((count) => `accessReported:${count}`),
    ...upTo(changes).map((count) => `changed:${count}`),
  ];
}

/** A question about a revision that has been replaced. */
const ofOldRevision = (revision: number) => (question: string) => {
  const asked = /:r(\d+)/.exec(question)?.[1];
  return asked !== undefined && Number(asked) !== revision;
};

function expectSentence({ sentence, status, violations }: Refusal): void {
  expect(sentence).toMatch(/^[A-Z].*\.$/s);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  for (const { path, message } of violations) {
    expect(path).not.toBe('');
    expect(message).toMatch(/^\S.{5}/);
    expect(`${path} ${message}`).not.toContain('undefined');
  }
}

/** Facts and news come with the change and with nothing else, each numbered once. */
function expectRecord(before: Transfer, { transfer, facts }: Outcome): void {
  for (const fact of facts) expect(sentenceOf(fact)).not.toMatch(/undefined|null|NaN|\[object|^\s*$/);
  const added = transfer.pendingMails.slice(before.pendingMails.length);
  expect(transfer.pendingMails.slice(0, before.pendingMails.length)).toEqual(before.pendingMails);
  expect(transfer.mailsOrdered).toBe(before.mailsOrdered + added.length);
  expect(added.map(({ mailId }) => Number.parseInt(mailId, 10))).toEqual(
    added.map((_, n) => before.mailsOrdered + n + 1),
  );
}

function expectQuestions(before: Transfer, { transfer, answers }: Outcome): void {
  const open: string[] = openQuestions(transfer);
  const closed = [...answeredIn(before), ...answeredIn(transfer), ...(answers ? [answers] : [])];
  expect(open.filter((question) => closed.includes(question))).toEqual([]);
  expect(open.filter(ofOldRevision(transfer.revision))).toEqual([]);
  expect(new Set(open).size).toBe(open.length);
  if (answers && before.stage !== 'requested') expect(openQuestions(before)).toContain(answers);
}

describe.each(Stage.options)('at the stage %s', (stage) => {
  const standing = SITUATIONS.filter((situation) => situation.stage === stage).map(
    ({ transfer }) => transfer,
  );

  it.each(KINDS)('%s does what the table says, or is refused with a sentence (R-04, R-05)', (kind) => {
    const pair = fc
      .constantFrom(...standing)
      .chain((transfer) => fc.tuple(fc.constant(transfer), saying(kind, transfer)));
    fc.assert(
      fc.property(pair, ([transfer, message]) => {
        const outcome = advance(transfer, message, NOW);
        if (isRefusal(outcome)) return expectSentence(outcome);
        expect(TABLE[stage]?.[kind]).toContain(wayOf(transfer, outcome));
        expect(Transfer.safeParse(outcome.transfer).error).toBeUndefined();
        expect(outcome.facts).not.toEqual([]);
        expectRecord(transfer, outcome);
        expectQuestions(transfer, outcome);
      }),
      { numRuns: 40 },
    );
  });
});

/** What may be said to an ended transfer, which changes nothing about its end. */
const AFTER_END: Message['kind'][] = [
  'copiesPageOpened',
  'resealAsked',
  'accessCodeSet',
  'accessCodeTried',
  'accessCodeCleared',
];

describe('the table', () => {
  const found = new Set(
    SITUATIONS.flatMap(({ transfer, stage }) =>
      KINDS.flatMap((kind) =>
        fc.sample(saying(kind, transfer), { seed: 7, numRuns: 150 }).flatMap((message) => {
          const way = wayOf(transfer, advance(transfer, message, NOW));
          return way === 'refused' ? [] : [`${stage} ${kind} ${way}`];
        }),
      ),
    ),
  );

  it('is gone through whole: every way in it can be gone, and no other', () => {
    const told = Object.entries(TABLE).flatMap(([stage, kinds]) =>
      Object.entries(kinds).flatMap(([kind, ways]) => ways.map((way) => `${stage} ${kind} ${way}`)),
    );
    expect([...found].sort()).toEqual(told.sort());
  });

  it.each(Stage.options.filter(isEnd))('has no way out of the end %s, whatever is said', (end) => {
    const ways = [...found].filter((way) => way.startsWith(`${end} `));
    expect(ways.filter((way) => !way.includes(` ${end}: `))).toEqual([]);
    const { transfer } = SITUATIONS.find(({ stage }) => stage === end) ?? {};
    if (!transfer) throw new Error(`no transfer at ${end}`);
    for (const kind of KINDS.filter((one) => !AFTER_END.includes(one)))
      for (const message of fc.sample(saying(kind, transfer), { seed: 7, numRuns: 20 }))
        expect(advance(transfer, message, NOW)).toMatchObject({ refused: 'transfer-ended', status: 409 });
  });
});
