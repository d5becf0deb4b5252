import { describe, expect, it } from 'vitest';
import { asTyped, detailsIn, isSameDetails } from '../../../functions/pages/follow/typed-details.ts';
import { asked } from '../../../functions/pages/part/asked.ts';
import { asMoment, instantIn } from '../../../functions/pages/part/moment-input.ts';
import { othersEntries } from '../../../functions/pages/part/others-entries.ts';
import { partIn, prefilled } from '../../../functions/pages/part/typed-part.ts';
import { NewPartnerPart } from '../../../shared/transfer/transfer.ts';
import { aPartnersDetails } from '../../support/a-party.ts';
import { aTransfer } from '../../support/a-transfer.ts';

const details = aPartnersDetails('Łukasz', '李', 'fabrikam.com');
const part = NewPartnerPart.parse({
  details,
  resellerRelationship: {
    confirmedAt: '2026-11-20T16:05:00.000Z',
    evidence: 'Invitation accepted',
    invitationLink: 'https://admin.microsoft.com/Adminportal/Home',
  },
  agreement: { name: 'Cloud agreement 7', dateAgreed: '2026-10-30', attestedBy: 'Łukasz 李' },
});

describe('details typed on a page', () => {
  it('are the details they were shown from', () => {
    expect(detailsIn(asTyped(part.details))).toEqual(part.details);
  });

  it('are the same when every field reads the same, and no other', () => {
    expect(isSameDetails(part.details, structuredClone(part.details))).toBe(true);
    const { line2: _, ...address } = { line2: '', ...part.details.address };
    for (const other of [
      { ...part.details, address: { ...address, city: 'Bellevue' } },
      { ...part.details, address: { ...address, line2: 'Suite 1' } },
      { ...part.details, admin: { ...part.details.admin, role: 'Admin agent' as const } },
    ])
      expect([isSameDetails(part.details, other), isSameDetails(other, part.details)]).toEqual([
        false,
        false,
      ]);
  });
});

describe('a part typed on a page', () => {
  it('is the part it was shown from, to the minute', () => {
    const { identity } = aTransfer().newPartner;
    const asked = aTransfer({ newPartner: { identity, takesNotices: false, formerPart: part } });
    expect(partIn(prefilled(asked))).toEqual(part);
  });

  it('shows its own words before those of the customer, whose other lines are told apart (A-20)', () => {
    const { identity } = aTransfer().newPartner;
    const entered = { ...part.details, address: { ...part.details.address, city: 'Bellevue' } };
    const proposal = { number: 3, details: entered, proposedAt: '2026-11-20T16:00:00.000Z' };
    const newPartner = { identity, takesNotices: false, proposal };
    expect(prefilled(aTransfer({ newPartner })).get('address.city')).toBe('Bellevue');
    const again = aTransfer({ newPartner: { ...newPartner, formerPart: part } });
    expect(partIn(prefilled(again))).toEqual(part);
    expect(othersEntries(again, prefilled(again), 'en')).toEqual(['City: Bellevue']);
    expect(asked(again, 'en').text).toContain('<li>City: Bellevue</li>');
    const same = aTransfer({
      newPartner: { ...newPartner, proposal: { ...proposal, details: part.details }, formerPart: part },
    });
    expect(asked(same, 'nl').text).not.toMatch(/gegevens voor u ingevuld/);
  });

  it('keeps the signatory to whom the signature was passed on, and says so', () => {
    const { identity } = aTransfer().newPartner;
    const piet = { firstName: 'Piet', lastName: 'de Boer', email: 'piet@fabrikam.com' };
    const again = aTransfer({
      newPartner: { identity, takesNotices: false, formerPart: part },
      signatories: { newPartner: piet },
    });
    expect(partIn(prefilled(again))).toEqual({ ...part, details: { ...part.details, signatory: piet } });
    expect(asked(again, 'en').text).toContain('The signature was passed on to Piet de Boer');
    expect(asked(again, 'nl').text).toContain('overgedragen aan Piet de Boer');
  });

  it('leaves out what was left empty', () => {
    expect(partIn(new Map([['agreement.name', '  ']]))).toEqual({
      details: { address: {}, admin: {}, signatory: {} },
      resellerRelationship: {},
      agreement: {},
    });
  });
});

describe('a day with its time, typed in UTC', () => {
  it.each([
    ['2026-11-20T16:05', '2026-11-20T16:05:00.000Z'],
    ['2026-11-20 16:05', '2026-11-20T16:05:00.000Z'],
    ['2026-11-20t16:05:59z', '2026-11-20T16:05:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(instantIn(text)).toBe(instant);
    expect(asMoment(instant)).toBe('2026-11-20T16:05');
  });

  it.each(['20-11-2026', '2026-11-20', 'yesterday', '2026-11-20T16:05+02:00'])(
    '%s stays as it is, to be refused',
    (text) => {
      expect(instantIn(text)).toBe(text);
    },
  );
});
