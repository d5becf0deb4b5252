import { describe, expect, it } from 'vitest';
import { justDone } from '../../../functions/pages/follow/just-done.ts';
import { Language } from '../../../shared/transfer/party.ts';
import { following } from '../mail/mail-cases.ts';
import { arrivedAt, correction, PART } from '../transfer/walk.ts';

const asked = arrivedAt('newPartner');
const proposed = following(asked, { kind: 'newPartnerProposed', details: PART.details });
const by = (party: 'customer' | 'newPartner') => {
  const signed = arrivedAt('submission');
  return following(signed, correction(signed, { by: party, sections: ['newPartner'] }));
};

describe('what the customer has just done', () => {
  it('is said to have worked, in its language', () => {
    expect(justDone(proposed, 'proposed', 'en')?.text).toContain('sent to Fabrikam, which has to confirm it');
    expect(justDone(proposed, 'proposed', 'nl')?.text).toContain('naar Fabrikam gestuurd');
    expect(justDone(by('customer'), 'corrected', 'en')?.text).toContain('Your correction has been asked for');
    expect(justDone(by('customer'), 'corrected', 'nl')?.text).toContain('om uw correctie gevraagd');
  });

  it('is not said where it was not done, whatever the address says', () => {
    for (const language of Language.options) {
      expect(justDone(asked, 'proposed', language)).toBeUndefined();
      expect(justDone(proposed, 'corrected', language)).toBeUndefined();
      expect(justDone(by('newPartner'), 'corrected', language)).toBeUndefined();
      for (const other of [null, '', 'withdrawn', '<b>'])
        expect(justDone(proposed, other, language)).toBeUndefined();
    }
  });
});
