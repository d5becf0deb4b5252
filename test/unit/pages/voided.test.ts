import { describe, expect, it } from 'vitest';
import { standing } from '../../../functions/pages/follow/stage-words.ts';
import { Language } from '../../../shared/transfer/party.ts';
import { collectAgain } from '../../../shared/transfer/steps/collect-again.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { following } from '../mail/mail-cases.ts';
import { arrivedAt, at, correction } from '../transfer/walk.ts';

const submission = arrivedAt('submission');
const corrected = (sections: 'newPartner' | 'customer') =>
  following(
    submission,
    correction(submission, { by: 'newPartner', reason: 'Another city.', sections: [sections] }),
  );
const noteOf = (transfer: Transfer, language: Language = 'en') =>
  /<p role="note">(.*?)<\/p>/s.exec(standing(transfer, language).text)?.[1] ?? '';

describe('the customer’s page after a correction', () => {
  it('says whose signature is void, why, and that it is needed again, beside who is asked now (A-11)', () => {
    const transfer = corrected('newPartner');
    expect(noteOf(transfer)).toBe(
      'The new partner asked for a correction of the form: “Another city.” This is void now: the signature given for you and the signature of Fabrikam (new partner). Whoever signed has to sign the new form again, and gets a link by mail when it is time.',
    );
    expect(standing(transfer, 'en').text).toContain('<dt>Waiting for</dt><dd>Fabrikam (new partner)</dd>');
    expect(noteOf(transfer, 'nl')).toContain('de handtekening namens u en de handtekening van Fabrikam');
  });

  it('names the current partner where its section was corrected too', () => {
    expect(noteOf(corrected('customer'))).toContain('the signature of Contoso (current partner)');
  });

  it('says that signatures had become too old where nobody asked', () => {
    for (const language of Language.options)
      expect(noteOf(collectAgain(submission, at(24 * 11)).transfer, language)).toMatch(/too old|te oud/);
  });

  it('says nothing of it while every signature is good', () => {
    expect([noteOf(submission), noteOf(arrivedAt('signatures'))]).toEqual(['', '']);
  });
});
