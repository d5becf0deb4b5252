import { describe, expect, it } from 'vitest';
import { epoch, type Instant, instantAt } from '../../../shared/transfer/instant.ts';
import { moveTo } from '../../../shared/transfer/outcome.ts';
import { whatTimeBrings } from '../../../shared/transfer/passing-time.ts';
import { TERMS } from '../../../shared/transfer/terms.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { arrivedAt, at, days, news, type WAY } from './walk.ts';

const shift = (instant: Instant, milliseconds: number): Instant => instantAt(epoch(instant) + milliseconds);

describe('the time of the whole transfer', () => {
  const before = arrivedAt('ticket');
  const end = days(before.createdAt, TERMS.transferMaxDays);

  it('ends a stage sooner than its own time would', () => {
    const late = moveTo(before, 'newPartner', days(before.createdAt, 80));
    expect(late.expiresAt).toBe(end);
    expect(moveTo(before, 'newPartner', days(before.createdAt, 60)).expiresAt).toBe(end);
    expect(moveTo(before, 'newPartner', days(before.createdAt, 59)).expiresAt).toBe(
      days(before.createdAt, 89),
    );
    expect(whatTimeBrings({ ...late, remindAt: end }, shift(end, -1)).transfer.stage).toBe('newPartner');
    expect(whatTimeBrings(late, end).transfer.stage).toBe('expired');
  });

  it('counts no more once the form has been with Microsoft', () => {
    const again = moveTo({ ...before, submissions: 1 }, 'submission', days(before.createdAt, 89));
    expect(again.expiresAt).toBe(days(before.createdAt, 99));
  });

  it.each(['support', 'access'] as const)('is none at %s: nothing expires with Microsoft', (stage) => {
    expect(moveTo(before, stage, at(1)).expiresAt).toBeUndefined();
  });

  it('is that of the terms it began with, whatever is set since', () => {
    const terms = { ...TERMS, transferMaxDays: 5, remindEveryDays: 1 };
    const own = moveTo({ ...before, terms }, 'newPartner', at(1));
    expect(own.expiresAt).toBe(days(before.createdAt, 5));
    expect(own.remindAt).toBe(days(at(1), 1));
  });
});

describe('a stage that stays silent (R-10)', () => {
  /** What the third, or another, reminder brings, with nothing else coming between. */
  function reminded(stage: (typeof WAY)[number], times: number): [Transfer, Transfer] {
    let [before, after] = [arrivedAt(stage), arrivedAt(stage)];
    for (let count = 0; count < times; count++) {
      before = { ...after, expiresAt: days(at(0), 89), signatures: {} };
      after = whatTimeBrings(before, before.remindAt ?? '').transfer;
    }
    return [before, after];
  }

  it.each([
    ['ticket', ['stageReminder currentPartner'], ['ops', 'customer', 'newPartner']],
    ['newPartner', ['stageReminder newPartner'], ['ops', 'customer', 'currentPartner']],
    ['access', ['stageReminder newPartner', 'stageReminder customer'], ['ops', 'currentPartner']],
    ['currentPartnerSignature', ['signReminder currentPartner'], ['ops', 'customer', 'newPartner']],
  ] as const)('at %s is told after three reminders to ops and to who waits', (stage, reminders, told) => {
    const [before, after] = reminded(stage, 3);
    expect(news(before, after)).toEqual([...reminders, ...told.map((to) => `stageStalled ${to}`)]);
    expect(after.stage).toBe(stage);
  });

  it.each([1, 2, 4, 5])('is told once, and not with reminder %i', (times) => {
    const [before, after] = reminded('ticket', times);
    expect(news(before, after)).toEqual(['stageReminder currentPartner']);
  });

  it('says on record whom the transfer waits for', () => {
    const [before] = reminded('ticket', 3);
    expect(whatTimeBrings(before, before.remindAt ?? '').facts).toEqual([
      { kind: 'reminded', to: 'current partner' },
      { kind: 'stageStalled', waitsFor: ['current partner'] },
    ]);
  });

  it('is counted anew when the transfer has moved on', () => {
    const [, stalled] = reminded('ticket', 3);
    expect(moveTo(stalled, 'newPartner', at(99)).reminders).toBe(0);
  });
});
