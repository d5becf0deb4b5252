import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holderOf } from '../../../shared/signing/signing-token.ts';
import { epoch, type Instant, instantAt } from '../../../shared/transfer/instant.ts';
import type { Outcome } from '../../../shared/transfer/outcome.ts';
import { Party } from '../../../shared/transfer/party.ts';
import { whatTimeBrings } from '../../../shared/transfer/passing-time.ts';
import { isPaperReady, openQuestions, type Question, signersOf } from '../../../shared/transfer/questions.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { signatoryOf } from '../../../shared/transfer/signatory-of.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { signableStates } from '../../../shared/transfer/steps/signing.ts';
import { isEnd, Transfer } from '../../../shared/transfer/transfer.ts';
import { anyMessage } from './messages-said.ts';
import { SITUATIONS } from './situations.ts';
import { at, withLinks, withPaper } from './walk.ts';

/** A moment of a conversation: where the transfer stands, when, and the questions answered on the way. */
type Moment = { transfer: Transfer; now: Instant; answered: Question[] };

const HOUR = 3_600_000;

/** What the product does by itself between two messages: papers, links, and whatever time brings. */
function settled({ transfer, now }: Moment): Outcome {
  const needsPaper = signersOf(transfer).length > 0 && !isPaperReady(transfer);
  return whatTimeBrings(needsPaper ? withPaper(transfer, now) : withLinks(transfer, now), now);
}

function next(moment: Moment, seed: number): Moment {
  const now = instantAt(epoch(moment.now) + (seed % 30) * HOUR);
  const [message] = fc.sample(anyMessage(moment.transfer), { seed, numRuns: 1 });
  const said = message && advance(moment.transfer, message, now);
  const after = said && !isRefusal(said) ? said : { transfer: moment.transfer };
  const answered =
    'answers' in after && after.answers ? [...moment.answered, after.answers] : moment.answered;
  return { transfer: settled({ transfer: after.transfer, now, answered }).transfer, now, answered };
}

function conversation(start: Transfer, seed: number): Moment[] {
  const moments: Moment[] = [{ transfer: start, now: at(30), answered: [] }];
  for (let turn = 0; turn < 12; turn++) {
    const last = moments.at(-1);
    if (last) moments.push(next(last, seed + turn));
  }
  return moments;
}

const conversations = fc
  .tuple(fc.constantFrom(...SITUATIONS.map(({ transfer }) => transfer)), fc.nat())
  .map(([start, seed]) => conversation(start, seed));
const holds = (rule: (moments: Moment[]) => void) =>
  fc.assert(fc.property(conversations, rule), { numRuns: 120 });
const pairs = (moments: Moment[]) =>
  moments
    .slice(1)
    .flatMap((after, n) => (moments[n] ? [[moments[n].transfer, after.transfer] as const] : []));

const COUNTS = ['revision', 'mailsOrdered', 'linksIssued', 'submissions', 'changes'] as const;

/** A stuck certificate may still be told to ops and asked for again, and codes guard the copies; an end changes in nothing else. */
const withoutPapers = ({ stuck, changes, pendingMails, mailsOrdered, accessCodes, ...rest }: Transfer) =>
  rest;

function expectGrowth(before: Transfer, after: Transfer): void {
  if (isEnd(before.stage)) expect(withoutPapers(after)).toEqual(withoutPapers(before));
  for (const count of COUNTS) expect(after[count]).toBeGreaterThanOrEqual(before[count]);
}

function expectLinks({ transfer, now }: Moment): void {
  for (const party of Party.options) {
    const link = transfer.links[party];
    const inForce = link && holderOf(transfer, link.tokenHash, epoch(now)) === party;
    if (inForce)
      expect([link.revision, link.email]).toEqual([
        transfer.revision,
        signatoryOf(transfer, party)?.signatory.email,
      ]);
  }
  if (isEnd(transfer.stage)) expect([transfer.links, transfer.links.follow]).toEqual([{}, undefined]);
}

describe('whatever is said, in whatever order', () => {
  it('every state is a valid transfer, ends are final, and what is counted only grows', () => {
    holds((moments) => {
      for (const [before, after] of pairs(moments)) expectGrowth(before, after);
      expect(Transfer.safeParse(moments.at(-1)?.transfer).error).toBeUndefined();
    });
  });

  it('no question is asked again that was answered', () => {
    holds((moments) => {
      for (const { transfer, answered } of moments) {
        const open = openQuestions(transfer);
        expect(open.filter((question) => answered.includes(question))).toEqual([]);
      }
      const { answered } = moments.at(-1) ?? { answered: [] };
      expect(new Set(answered).size).toBe(answered.length);
    });
  });

  it('a signature that is not void covers the present form, and nobody signs for two parties (A-11)', () => {
    holds((moments) => {
      for (const { transfer } of moments) {
        const signatures = Object.values(transfer.signatures).flatMap((signature) => signature ?? []);
        for (const { party, contentHash } of signatures)
          expect(signableStates(transfer, party)).toContain(contentHash);
        const addresses = signatures.map(({ email }) => email.toLowerCase());
        expect(new Set(addresses).size).toBe(addresses.length);
      }
    });
  });

  it('a revision that was replaced stays as it was (A-11)', () => {
    holds((moments) => {
      for (const [before, after] of pairs(moments)) {
        const [kept, added] = [
          after.oldRevisions.slice(0, before.oldRevisions.length),
          after.oldRevisions.slice(before.oldRevisions.length),
        ];
        expect(kept).toEqual(before.oldRevisions);
        expect(added.map(({ revision }) => revision)).toEqual(
          Array.from({ length: after.revision - before.revision }, (_, n) => before.revision + n),
        );
        expect(added[0]?.form.slice(0, before.form.length) ?? before.form).toEqual(before.form);
      }
    });
  });

  it('a link in force is of this revision and its present signatory, and none is in force after the end', () => {
    holds((moments) => moments.forEach(expectLinks));
  });
});
