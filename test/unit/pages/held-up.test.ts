import { describe, expect, it } from 'vitest';
import { standing } from '../../../functions/pages/follow/stage-words.ts';
import { isHeldUp, waitsForWhom } from '../../../shared/transfer/held-up.ts';
import { waitsFor } from '../../../shared/transfer/passing-time.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { arrivedAt, at } from '../transfer/walk.ts';

const stuck = { paper: 'part', reason: 'No fonts.', since: at(5) } as const;
const notFilled = (transfer: Transfer): Transfer => ({
  ...transfer,
  form: transfer.form.filter(({ after }) => after !== 'newPartnerFilled'),
});

describe('a transfer whose paper is stuck', () => {
  it.each<[string, Transfer]>([
    ['nobody can sign yet', { ...notFilled(arrivedAt('signatures')), stuck }],
    ['the last seal is missing', { ...arrivedAt('submission'), stuck }],
    ['the form is not prepared', { ...arrivedAt('currentPartnerSignature'), form: [], stuck }],
  ])('waits for the team that runs it, and says so, where %s', (_, transfer) => {
    expect(waitsForWhom(transfer)).toEqual(['ops']);
    for (const language of ['en', 'nl'] as const) {
      const page = standing(transfer, language).text;
      expect(page).toMatch(/takes longer to make than usual|duurt langer dan normaal/);
      expect(page).not.toMatch(/You are asked to sign|U wordt gevraagd/);
    }
  });

  it.each<[string, Transfer]>([
    ['the other party can still sign', { ...arrivedAt('signatures'), stuck }],
    ['the new partner can fill in its part', { ...arrivedAt('newPartner'), stuck }],
    ['nothing is stuck', arrivedAt('signatures')],
  ])('waits for whom it waited before, where %s', (_, transfer) => {
    expect(isHeldUp(transfer)).toBe(false);
    expect(waitsForWhom(transfer)).toEqual(waitsFor(transfer));
  });
});
