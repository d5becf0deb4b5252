import { describe, expect, it } from 'vitest';
import { instantAt } from '../../../shared/transfer/instant.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { accepted, answered, arrivedAt, at, attached, days, refused } from './walk.ts';

const FIRST = at(3);
const later = (instant: string, milliseconds: number) => instantAt(Date.parse(instant) + milliseconds);

describe('an upload that is reported later than it was made', () => {
  const waiting = { ...arrivedAt('submission'), expiresAt: days(FIRST, 60) };
  const reported = (attachedAt: string) =>
    advance(waiting, attached(waiting, { attachedAt }), days(FIRST, 11));

  it('counts by how old the signatures were when the form was handed in (D-05, A-10)', () => {
    const attachedAt = days(FIRST, 10);
    const { transfer } = accepted(reported(attachedAt));
    expect(transfer).toMatchObject({ stage: 'support', clock: { startedAt: attachedAt } });
    expect(refused(reported(later(attachedAt, 1)))).toMatchObject({ refused: 'submission-check-failed' });
  });

  it('begins with nobody verified, whatever was verified of an upload before (R-31)', () => {
    const before = {
      ...waiting,
      verified: { newPartner: { at: at(5), outcome: 'confirmed' as const } },
    };
    const outcome = accepted(advance(before, attached(before), at(6)));
    expect(outcome.transfer.verified).toEqual({});
  });
});

describe('the cut-off date (D-06)', () => {
  const support = arrivedAt('support');
  const told = (cutOffDate: string) => advance(support, answered({ cutOffDate }), at(9));

  it('is kept as Microsoft says it, also when it is today', () => {
    expect(accepted(told(support.createdAt.slice(0, 10))).transfer.cutOffDate).toBe('2026-11-02');
    expect(accepted(told('2026-11-30')).transfer.cutOffDate).toBe('2026-11-30');
  });

  it('never lies before the transfer itself', () => {
    expect(refused(told('2026-11-01'))).toMatchObject({
      refused: 'invalid-time',
      violations: [{ path: 'cutOffDate', message: 'lies before 2026-11-02' }],
    });
  });
});
