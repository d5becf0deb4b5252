import { describe, expect, it } from 'vitest';
import { certificateContent } from '../../../shared/evidence/certificate-content.ts';
import { consentIn } from '../../../shared/signing/consent.ts';
import { Party } from '../../../shared/transfer/party.ts';
import { at, correction } from '../transfer/walk.ts';
import { aDesk } from '../workflow/a-desk.ts';
import { aCase, BROWSER, type Case, contentOf, rechained, rowsOf } from './a-case-that-ends.ts';
import { COLLEAGUE, completed, correctedTwice, delegatedWithCode, ENDS } from './stories.ts';

const partyIn = async (one: Case, party: Party) =>
  (await contentOf(one)).parties[Party.options.indexOf(party)];

describe('what a certificate tells of links and signatures', () => {
  it('tells of each signature when, from where, how, over what, and what it was sealed into', async () => {
    const one = await completed();
    const customer = await partyIn(one, 'customer');
    const { signatures, form } = await one.present();
    const sealed = form.find(({ after }) => after === 'customer');
    expect(customer?.links).toEqual([
      {
        revision: 1,
        generation: expect.any(Number),
        issuedAt: at(3),
        expiresAt: expect.any(String),
        loads: [{ at: at(4), ip: '203.0.113.9', userAgent: BROWSER }],
        fate: { how: 'signed', at: at(4) },
      },
    ]);
    const { sha256, text, version } = consentIn('nl');
    expect(customer?.signatures).toEqual([
      {
        revision: 1,
        name: 'Renée Lemaire',
        title: 'Head of IT',
        organisation: 'Lucerne Publishing',
        email: 'renee@lucernepublishing.com',
        method: 'drawn',
        proof: 'mailbox',
        signedAt: at(4),
        ip: '203.0.113.9',
        userAgent: BROWSER,
        consent: { version, language: 'nl', sha256, text },
        contentSha256: signatures.customer?.contentHash,
        drawingSha256: signatures.customer?.drawing,
        seal: {
          sealedAt: at(4),
          documentSha256: sealed?.sha256,
          field: 'signature_customer',
          certificateThumbprint: signatures.customer?.sealedBy,
        },
      },
    ]);
  });

  it('keeps void signatures with their reason, and says which one is in force', async () => {
    const one = await correctedTwice();
    const signed = async (party: Party) =>
      (await partyIn(one, party))?.signatures.map(({ revision, voided, email, seal }) => ({
        revision,
        reason: voided?.reason,
        email,
        sealed: seal !== undefined,
      }));
    const wrong = 'Our partner number was wrong.';
    const row = (revision: number, email: string, reason?: string) => ({
      revision,
      reason,
      email,
      sealed: true,
    });
    const [partner, customer, other] = [
      'signatory@contoso.com',
      'renee@lucernepublishing.com',
      'signatory@fabrikam.com',
    ];
    expect(await signed('currentPartner')).toEqual([row(1, partner, wrong), row(2, partner)]);
    expect(await signed('customer')).toEqual([row(1, customer, wrong), row(3, customer)]);
    expect(await signed('newPartner')).toEqual([row(2, other, 'Another agreement.'), row(3, other)]);
    const { revisions } = await contentOf(one);
    expect(revisions.map(({ revision, replaced }) => [revision, replaced?.reason, replaced?.voided])).toEqual(
      [
        [1, wrong, ['currentPartner', 'customer']],
        [2, 'Another agreement.', ['newPartner']],
        [3, undefined, undefined],
      ],
    );
  });

  it('tells every link of a party, also those nobody signed with, and why each of them died', async () => {
    const fates = async (one: Case, party: Party) =>
      (await partyIn(one, party))?.links.map(({ revision, fate, loads }) => [
        revision,
        fate.how,
        loads.length,
      ]);
    expect(await fates(await delegatedWithCode(), 'customer')).toEqual([
      [1, 'passedOn', 1],
      [1, 'renewed', 0],
      [1, 'signed', 1],
    ]);
    expect(await fates(await correctedTwice(), 'newPartner')).toEqual([
      [1, 'superseded', 0],
      [2, 'signed', 0],
      [3, 'signed', 0],
    ]);
    expect(await fates(await ENDS.declined(), 'customer')).toEqual([[1, 'declined', 1]]);
    expect(await fates(await ENDS.expired(), 'customer')).toEqual([[1, 'expired', 0]]);
    expect(await fates(await completed(), 'customer')).toEqual([[1, 'signed', 1]]);
    expect((await partyIn(await completed(), 'customer'))?.codes).toEqual([]);
  });

  it('tells who signed instead of whom, and that an access code was asked for', async () => {
    const customer = await partyIn(await delegatedWithCode(), 'customer');
    const to = `${COLLEAGUE.firstName} ${COLLEAGUE.lastName}`;
    expect(customer?.asked).toEqual({ name: to, title: COLLEAGUE.title, email: COLLEAGUE.email });
    expect(customer?.changes).toEqual([
      { at: at(4), by: 'customer', from: 'Renée Lemaire', to, ip: '203.0.113.9', userAgent: BROWSER },
    ]);
    expect(customer?.codes.map(({ what }) => what)).toEqual(['set', 'wrong', 'given']);
    expect(customer?.signatures).toMatchObject([{ name: to, proof: 'mailbox-and-code' }]);
  });

  it('tells the time a timestamp authority saw a seal, or why there is none', async () => {
    const { papers } = (await aDesk()).services;
    const timestamp = { authority: 'https://tsa.example', at: at(4, 250) };
    const missed = 'The timestamp authority did not answer.';
    const one = await completed({
      ...papers,
      seal: async (pdf, signature, drawing) => ({
        ...(await papers.seal(pdf, signature, drawing)),
        ...(signature.party === 'customer' ? { timestamp } : { timestampMissed: missed }),
      }),
    });
    const seals = (await contentOf(one)).parties.map(({ signatures }) => signatures.at(-1)?.seal);
    expect(seals.map((seal) => seal?.timestamp)).toEqual([undefined, timestamp, undefined]);
    expect(seals.map((seal) => seal?.timestampMissed)).toEqual([missed, undefined, missed]);
  });

  it('quotes the consent only if its words are the ones that were agreed to', async () => {
    const [transfer, entries] = await rowsOf(await completed());
    const sha256 = 'c'.repeat(64);
    const other = rechained(transfer.id, entries, (fact) =>
      fact.kind === 'signed' ? { ...fact, consentSha256: sha256 } : fact,
    );
    const consents = certificateContent(transfer, other).parties.map(
      ({ signatures }) => signatures[0]?.consent,
    );
    const { version } = consentIn('en');
    expect(consents).toEqual(['en', 'nl', 'en'].map((language) => ({ version, language, sha256 })));
  });

  it('gives no signature the seal of a later one', async () => {
    const { papers } = (await aDesk()).services;
    const one = await aCase('signatures', {
      ...papers,
      async seal(pdf, signature, drawing) {
        if (signature.party === 'customer' && signature.revision === 1) throw new Error('no key');
        return papers.seal(pdf, signature, drawing);
      },
    });
    await one.signs('customer');
    const { currentPartner } = await one.present();
    const corrected = { currentPartner: { ...currentPartner.details, partnerNumber: '7654321' } };
    await one.say(correction(await one.present(), { corrected }));
    await one.papers();
    for (const party of ['currentPartner', 'newPartner', 'customer'] as const) await one.signs(party);
    await one.completes();
    const signatures = (await partyIn(one, 'customer'))?.signatures;
    expect(signatures?.map(({ revision, seal }) => [revision, seal !== undefined])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('knows that a link lived longer when ops gave more time', async () => {
    const one = await aCase('signatures');
    const until = at(20 * 24);
    await one.say({ kind: 'timeExtended', until, reason: 'The signatory is ill.' }, 'ops');
    await one.say({ kind: 'transferCancelled', by: 'customer', reason: 'We stay.' }, 'customer');
    expect((await partyIn(one, 'customer'))?.links).toMatchObject([
      { expiresAt: until, fate: { how: 'ended' } },
    ]);
  });
});
