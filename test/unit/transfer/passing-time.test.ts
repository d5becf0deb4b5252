import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epoch, instantAt } from '../../../shared/transfer/instant.ts';
import { dueAt, nextAlarm, waitsFor, whatTimeBrings } from '../../../shared/transfer/passing-time.ts';
import { isEnd, Transfer } from '../../../shared/transfer/transfer.ts';
import { SITUATIONS } from './situations.ts';
import { arrivedAt, at, days, news, OPEN_STAGES, type WAY, withSignature } from './walk.ts';

const DAY = 86_400_000;
const shift = (instant: string, milliseconds: number) => instantAt(epoch(instant) + milliseconds);
const factsAt = (transfer: Transfer, now: string) =>
  whatTimeBrings(transfer, now).facts.map(({ kind }) => kind);

const EXPIRING: [(typeof WAY)[number], number][] = [
  ['ticket', 30],
  ['currentPartnerSignature', 10],
  ['newPartner', 30],
  ['signatures', 10],
  ['submission', 10],
];

/** All signatures as fresh as the stage, so that none grows too old before the stage's own time is over. */
function fresh(transfer: Transfer): Transfer {
  const signatures = Object.fromEntries(
    Object.entries(transfer.signatures).map(([party, signature]) => [
      party,
      { ...signature, signedAt: transfer.stageSince },
    ]),
  );
  return { ...transfer, signatures };
}

describe.each(EXPIRING)('the stage %s', (stage, limit) => {
  const transfer = fresh(arrivedAt(stage));
  const end = days(transfer.stageSince, limit);

  it('ends at its last instant and not a millisecond before', () => {
    expect(transfer.expiresAt).toBe(end);
    expect(whatTimeBrings(transfer, shift(end, -1)).transfer.stage).toBe(stage);
    for (const late of [0, 1, 90 * DAY])
      expect(whatTimeBrings(transfer, shift(end, late)).transfer.stage).toBe('expired');
  });

  it('kills the links, says whom it waited for, and tells all three once', () => {
    const expired = whatTimeBrings(transfer, end);
    expect(expired.facts.map(({ kind }) => kind)).toEqual(['transferEnded']);
    expect(expired.transfer.links).toEqual({});
    expect(expired.transfer.end?.reason).toMatch(/^Nothing was heard from the [a-z].* in time\.$/);
    expect(news(transfer, expired.transfer)).toEqual(
      ['customer', 'currentPartner', 'newPartner'].map((to) => `transferEnded ${to}`),
    );
  });
});

describe('a reminder', () => {
  it.each<[(typeof WAY)[number], string[]]>([
    ['ticket', ['stageReminder currentPartner']],
    ['currentPartnerSignature', ['signReminder currentPartner']],
    ['newPartner', ['stageReminder newPartner']],
    ['signatures', ['signReminder customer', 'signReminder newPartner']],
    ['submission', ['stageReminder currentPartner']],
    ['access', ['stageReminder newPartner', 'stageReminder customer']],
  ])('at the stage %s goes after three days to whom it waits for', (stage, mails) => {
    const transfer = arrivedAt(stage);
    const due = days(transfer.stageSince, 3);
    expect(factsAt(transfer, shift(due, -1))).toEqual([]);
    const reminded = whatTimeBrings(transfer, due);
    expect(news(transfer, reminded.transfer)).toEqual(mails);
    expect(reminded.facts.map(({ kind }) => kind)).toEqual(mails.map(() => 'reminded'));
    expect(reminded.transfer.remindAt).toBe(days(due, 3));
    expect(reminded.transfer.stage).toBe(stage);
  });

  it('does not go to who has signed already', () => {
    const transfer = withSignature(arrivedAt('signatures'), 'customer', at(5));
    expect(waitsFor(transfer)).toEqual(['newPartner']);
    const reminded = whatTimeBrings(transfer, days(transfer.stageSince, 3)).transfer;
    expect(news(transfer, reminded)).toEqual(['signReminder newPartner']);
  });

  it('is one only, however late it is', () => {
    const transfer = arrivedAt('access');
    const late = whatTimeBrings(transfer, days(transfer.stageSince, 40));
    expect(late.facts).toHaveLength(2);
  });

  it('is not sent to Microsoft: the stage support has warnings instead (R-10)', () => {
    expect(arrivedAt('support').remindAt).toBeUndefined();
    expect(arrivedAt('support').expiresAt).toBeUndefined();
  });
});

describe('the eight business hours', () => {
  const transfer = arrivedAt('support');
  const { halfAt = '', threeQuartersAt = '', dueAt: due = '' } = transfer.clock ?? {};

  it.each([
    ['half', () => halfAt, [], ['supportWarned']],
    ['three quarters', () => threeQuartersAt, ['supportWarned'], ['supportWarned', 'supportWarned']],
    [
      'the breach',
      () => due,
      ['supportWarned', 'supportWarned'],
      ['supportWarned', 'supportWarned', 'supportBreached'],
    ],
  ])('%s comes at its instant and not a millisecond before', (_, instant, before, from) => {
    expect(factsAt(transfer, shift(instant(), -1))).toEqual(before);
    expect(factsAt(transfer, instant())).toEqual(from);
    expect(factsAt(transfer, shift(instant(), 1))).toEqual(from);
  });

  it('tell ops and the current partner, nobody else (R-10)', () => {
    const told = news(transfer, whatTimeBrings(transfer, due).transfer);
    expect(told).toEqual(
      ['supportHalfTime', 'supportThreeQuarters', 'supportBreached'].flatMap((kind) => [
        `${kind} ops`,
        `${kind} currentPartner`,
      ]),
    );
  });

  it('tell again at the opening of each further business day, weekends and holidays left out (R-34)', () => {
    let silent = whatTimeBrings(transfer, due).transfer;
    const told: string[] = [];
    for (let day = 0; day < 7; day++) {
      const next = silent.clock?.tellAgainAt ?? '';
      expect(factsAt(silent, shift(next, -1))).toEqual([]);
      silent = whatTimeBrings(silent, next).transfer;
      told.push(next);
    }
    // 7 and 8 November are a weekend, 11 November is Veterans Day; 14:00 UTC is 06:00 in the Pacific zone.
    expect(told).toEqual(['04', '05', '06', '09', '10', '12', '13'].map((d) => `2026-11-${d}T14:00:00Z`));
    expect(silent.clock?.breachedAt).toBe(due);
  });

  it('keep breach at one and the stage as it is, however often and long it is silent', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 5 * DAY }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(waits, (gaps) => {
        let now = transfer.stageSince;
        let silent = transfer;
        const kinds: string[] = [];
        for (const gap of gaps) {
          now = shift(now, gap);
          const outcome = whatTimeBrings(silent, now);
          silent = outcome.transfer;
          kinds.push(...outcome.facts.map(({ kind }) => kind));
        }
        const isDue = epoch(now) >= epoch(due);
        expect(kinds.filter((kind) => kind === 'supportBreached')).toHaveLength(isDue ? 1 : 0);
        expect(kinds.filter((kind) => kind === 'supportWarned').length).toBeLessThanOrEqual(2);
        expect(silent.stage).toBe('support');
      }),
      { numRuns: 60 },
    );
  });
});

describe('time', () => {
  const moment = (transfer: Transfer) =>
    fc
      .oneof(
        fc.integer({ min: 0, max: 45 * DAY }),
        fc.constantFrom(...[3, 10, 30].flatMap((d) => [d * DAY - 1, d * DAY, d * DAY + 1])),
      )
      .map((gap) => shift(transfer.stageSince, gap));
  const open = fc.constantFrom(
    ...SITUATIONS.filter(({ stage }) => !isEnd(stage)).map(({ transfer }) => transfer),
  );
  const case_ = open.chain((transfer) => fc.tuple(fc.constant(transfer), moment(transfer)));

  it('brings nothing the second time', () => {
    fc.assert(
      fc.property(case_, ([transfer, now]) => {
        const once = whatTimeBrings(transfer, now).transfer;
        expect(whatTimeBrings(once, now)).toEqual({ transfer: once, facts: [] });
      }),
    );
  });

  it('brings the same end, warnings and breach, in the same order, however late anybody looks', () => {
    const fixed = (facts: { kind: string }[]) =>
      facts
        .map(({ kind }) => kind)
        .filter(
          (kind) => !['reminded', 'stageStalled', 'supportStillSilent', 'signaturesAging'].includes(kind),
        );
    // At submission signatures are collected anew from the moment somebody looks (signature-age.test.ts).
    const steady = case_.filter(([{ stage }]) => stage !== 'submission');
    fc.assert(
      fc.property(steady, fc.double({ min: 0, max: 1, noNaN: true }), ([transfer, now], part) => {
        const between = shift(transfer.stageSince, part * (epoch(now) - epoch(transfer.stageSince)));
        const first = whatTimeBrings(transfer, between);
        const then = whatTimeBrings(first.transfer, now);
        const late = whatTimeBrings(transfer, now);
        expect(then.transfer.stage).toBe(late.transfer.stage);
        expect(fixed([...first.facts, ...then.facts])).toEqual(fixed(late.facts));
      }),
    );
  });

  it('leaves a settled transfer with its next alarm ahead, never behind, and a month away at most', () => {
    fc.assert(
      fc.property(case_, ([transfer, now]) => {
        const settled = { ...whatTimeBrings(transfer, now).transfer, pendingMails: [] };
        const alarm = epoch(nextAlarm(settled, now));
        expect(alarm).toBeGreaterThan(epoch(now));
        expect(alarm).toBeLessThanOrEqual(epoch(now) + 30 * DAY);
        expect(Transfer.safeParse(settled).error).toBeUndefined();
      }),
    );
  });

  it('changes something at the alarm it names, and nothing before it', () => {
    fc.assert(
      fc.property(case_, ([transfer, now]) => {
        // Mails and stuck papers are tried again by alarm, which is no change of its own.
        const { stuck: _, ...rest } = whatTimeBrings(transfer, now).transfer;
        const settled = { ...rest, pendingMails: [] };
        const alarm = nextAlarm(settled, now);
        expect(factsAt(settled, shift(alarm, -1))).toEqual([]);
        const nothingDue = epoch(alarm) === epoch(now) + 30 * DAY;
        if (!nothingDue && !isEnd(settled.stage)) expect(factsAt(settled, alarm)).not.toEqual([]);
      }),
    );
  });

  it('comes back in a minute for a mail that could not be handed over, later ever more seldom, at ends too', () => {
    const [order] = arrivedAt('completed').pendingMails;
    if (!order) throw new Error('No mail is on order.');
    const transfer = { ...arrivedAt('completed'), pendingMails: [{ ...order, orderedAt: at(20) }] };
    expect(nextAlarm(transfer, at(20))).toBe(at(20, 60_000));
    expect(nextAlarm(transfer, at(22))).toBe(at(22, 1_800_000));
    expect(nextAlarm(transfer, days(at(20), 9))).toBe(at(20 + 9 * 24 + 1));
    expect(whatTimeBrings(transfer, days(at(20), 400)).facts).toEqual([]);
  });
});

describe('what ops look at first', () => {
  it.each(OPEN_STAGES)('is an instant at the stage %s, and the answer while support is awaited', (stage) => {
    const transfer = arrivedAt(stage);
    const expected =
      stage === 'support'
        ? transfer.clock?.dueAt
        : (transfer.expiresAt ?? transfer.remindAt ?? transfer.stageSince);
    expect(dueAt(transfer)).toBe(expected);
  });
});
