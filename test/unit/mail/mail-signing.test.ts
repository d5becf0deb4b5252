import { describe, expect, it } from 'vitest';
import { postponeTicket } from '../../../shared/transfer/steps/ticket.ts';
import { answered, arrivedAt, at, correction } from '../transfer/walk.ts';
import { CASES, following, mailOf, speaking } from './mail-cases.ts';

const signatures = arrivedAt('signatures');
const support = arrivedAt('support');
const EVIDENCE = 'Reseller relationship: confirmed 2026-11-02 17:00 UTC. Evidence: Invitation accepted';
const AGREEMENT = 'Agreement: Cloud agreement 7 of 2026-10-30, attested by Łukasz 李';

describe('an invitation to sign', () => {
  it.each(['customer', 'newPartner'] as const)(
    'shows the %s the attestations before it signs (A-05)',
    async (to) => {
      const { subject, text } = await mailOf('signInvitation', to);
      expect(text).toContain(EVIDENCE);
      expect(text).toContain(AGREEMENT);
      expect(subject).not.toMatch(/Cloud agreement|Łukasz/);
    },
  );

  it('shows the customer the attestations in Dutch as well (A-05)', async () => {
    const { text } = await mailOf('signInvitation', 'customer', speaking('nl', signatures));
    expect(text).toContain('Resellerrelatie: bevestigd op 2026-11-02 17:00 UTC. Bewijs: Invitation accepted');
    expect(text).toContain('Overeenkomst: Cloud agreement 7 van 2026-10-30, verklaard door Łukasz 李');
  });

  it('tells each signatory what comes after (R-18, R-25)', async () => {
    const first = await mailOf('signInvitation', 'currentPartner', arrivedAt('currentPartnerSignature'));
    expect(first.text).toContain('After you, Fabrikam adds its part');
    const second = await mailOf('signInvitation', 'customer');
    expect(second.text).toContain('Contoso attaches the form to service ticket 2611020040001234');
  });

  it('names no ticket number that is not there yet (A-08)', async () => {
    const { serviceTicket: _, ...postponed } = signatures;
    const { text } = await mailOf('signInvitation', 'customer', postponed);
    expect(text).toContain('Contoso attaches the form to the service ticket, and');
    expect(postponeTicket(arrivedAt('ticket'), undefined, at(2)).transfer.stage).toBe(
      'currentPartnerSignature',
    );
  });
});

describe('signatures that grow old', () => {
  it('are warned of with their time, to those who can hurry (D-05)', async () => {
    const { text } = await mailOf('signaturesAging', 'customer');
    expect(text).toContain('given 2026-11-02 18:00 UTC');
    expect(text).toContain('after 2026-11-12 18:00 UTC all three have to sign again');
    expect(text).toContain('It is your turn');
    expect(text).toContain('the signature of Lucerne Publishing and Fabrikam');
    const watching = await mailOf('signaturesAging', 'currentPartner');
    expect(watching.text).toContain('It is the turn of Lucerne Publishing and Fabrikam');
  });

  it('are collected again, and each party learns what it does next (D-05, A-11)', async () => {
    const own = await mailOf('signaturesTooOld', 'currentPartner');
    expect(own.text).toContain('older than 10 days');
    expect(own.text).toContain('your signatory gets a new link by mail and signs first');
    const { text } = await mailOf('signaturesTooOld', 'customer');
    expect(text).toContain('The signatures of Contoso, Lucerne Publishing and Fabrikam are void');
    expect(text).toContain('Next, Contoso signs the new form by 2026-11-23 15:00 UTC.');
  });
});

describe('a correction', () => {
  it('tells everybody who asked, why, of what, and whose signature is void (A-11)', async () => {
    for (const to of CASES.correctionRequested.to) {
      const { text } = await mailOf('correctionRequested', to);
      expect(text).toContain('The current partner has asked for a correction: “The address is wrong.”');
      expect(text).toContain('Sections of the form it concerns: customer, subscription and current partner.');
      expect(text).toContain(
        'The signature of Contoso is void, and links of the earlier form no longer work.',
      );
    }
  });

  it('of the new partner’s part leaves signature 1 alone, and says so to each (A-11)', async () => {
    const corrected = following(
      signatures,
      correction(signatures, { by: 'newPartner', reason: 'Other admin.' }),
      5,
    );
    const next = async (to: 'customer' | 'currentPartner' | 'newPartner') =>
      (await mailOf('correctionRequested', to, corrected)).text;
    expect(await next('newPartner')).toContain('please send your part of the form again');
    for (const to of ['customer', 'currentPartner'] as const)
      expect(await next(to)).toContain('Next, Fabrikam sends its part of the form again');
    expect(await next('customer')).toContain('No signature is void.');
  });

  it('with the new content at hand goes straight to the last two signatures (A-11)', async () => {
    const { part } = signatures.newPartner;
    if (!part) throw new Error('no part');
    const agreement = { ...part.agreement, name: 'Cloud agreement 8' };
    const corrected = following(
      signatures,
      correction(signatures, { by: 'newPartner', corrected: { newPartner: { ...part, agreement } } }),
      5,
    );
    expect((await mailOf('correctionRequested', 'currentPartner', corrected)).text).toContain(
      'the signature of Contoso stays good',
    );
    expect((await mailOf('correctionRequested', 'customer', corrected)).text).toContain(
      'your signatory gets a new link by mail and signs by 2026-11-12 20:00 UTC',
    );
  });
});

describe('a form that Microsoft calls incomplete', () => {
  it('is attached again when nothing else is named, and the clock begins anew (R-34)', async () => {
    const own = await mailOf('formIncomplete', 'currentPartner');
    expect(own.text).toContain(
      'Microsoft Support writes on service ticket 2611020040001234: “Page 2 is missing.”',
    );
    expect(own.text).toContain(
      'attach the form to the same ticket again (form.attached) by 2026-11-12 23:00 UTC',
    );
    expect(own.text).toContain('time for Microsoft’s answer begins anew');
    expect((await mailOf('formIncomplete', 'customer')).text).toContain('The signatures stay good');
  });

  it('goes back to the owner of each section that is named (A-11)', async () => {
    const sections = ['customer', 'newPartner'] as const;
    const sent = following(support, answered({ outcome: 'incomplete', sections: [...sections] }));
    const { text } = await mailOf('formIncomplete', 'customer', sent);
    expect(text).toContain('- The section customer goes back to Contoso.');
    expect(text).toContain('- The section new partner goes back to Fabrikam.');
    expect(text).toContain('The signatures of Contoso, Lucerne Publishing and Fabrikam are void');
    const { text: own } = await mailOf('formIncomplete', 'newPartner', sent);
    expect(own).toContain('Then you are asked for your part again');
    expect(text).not.toContain('attaches the form again');
  });
});
