import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../shared/mail/compose-mail.ts';
import { collectAgain } from '../../../shared/transfer/steps/collect-again.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { arrivedAt, at, correction, withLinks, withPaper } from '../transfer/walk.ts';
import {
  COLLEAGUE,
  following,
  mailOf,
  ORDERS,
  order,
  sources,
  speaking,
  transferFor,
  withCode,
} from './mail-cases.ts';

const signatures = arrivedAt('signatures');
const first = arrivedAt('currentPartnerSignature');
const invited = async (transfer: Transfer, to: 'customer' | 'currentPartner' | 'newPartner' = 'customer') =>
  (await mailOf('signInvitation', to, transfer)).text;

describe('an invitation to sign', () => {
  it('names who asks, in which role, for whom and why', async () => {
    expect(await invited(signatures)).toContain(
      'Contoso, the current partner, asks you to review and sign the form for Lucerne Publishing, which has asked in writing',
    );
    expect(await invited(signatures, 'newPartner')).toContain(
      'Contoso, the current partner, asks you to review and sign the form for Fabrikam, the new partner, because Lucerne Publishing has asked in writing',
    );
    expect(await invited(first, 'currentPartner')).toContain(
      'sign the form for Contoso, the current partner, because Lucerne Publishing has asked it in writing',
    );
  });

  it('says how a genuine mail is known, that opening signs nothing, and what to do when unexpected', async () => {
    const { text, html } = await mailOf('signInvitation', 'customer');
    for (const said of [
      `It names transfer ${signatures.id}, comes from transfers@mail.example, and its link leads to transfer.example.`,
      'Opening the link signs nothing.',
      'do not forward it',
      'If you did not expect this mail, do not open the link. Ask Contoso in a way you already know, or write to ops@transfer.example.',
    ]) {
      expect(text).toContain(said);
      expect(html).toContain(said);
    }
    const { mailFrom: _, ...nameless } = sources;
    const silent = await composeMail(nameless, signatures, order(signatures, 'signInvitation', 'customer'));
    expect(silent?.text).toContain(`It names transfer ${signatures.id}, and its link leads to`);
  });

  it('is as careful with every link, and says nothing of links where there is none', async () => {
    for (const { kind, to } of ORDERS) {
      const { text } = await mailOf(kind, to);
      const isLinked = /\/sign(?:\?language=nl)?#/.test(text);
      expect(text.includes('If you did not expect this mail, do not open the link.')).toBe(isLinked);
      expect(/link below|behind the link/.test(text) && !isLinked).toBe(false);
    }
  });
});

describe('an invitation that replaces an earlier one', () => {
  const resent = withLinks(following(signatures, { kind: 'linkRenewed', party: 'customer' }, 5), at(5));
  const delegated = withLinks(
    following(
      signatures,
      { kind: 'signatoryReplaced', party: 'customer', reason: 'She has left.', to: COLLEAGUE },
      5,
    ),
    at(5),
  );
  const corrected = withPaper(
    following(first, correction(first, { by: 'currentPartner', reason: 'The address is wrong.' }), 5),
    at(5),
  );
  const again = withPaper(collectAgain(arrivedAt('submission'), at(24 * 11)).transfer, at(24 * 11));

  it.each<[string, Transfer, 'customer' | 'currentPartner', string]>([
    ['sent again', resent, 'customer', 'This mail replaces an earlier one: the team that runs this service'],
    [
      'passed on',
      delegated,
      'customer',
      'The signature was passed on to you, instead of Renée Lemaire, who was named first to sign for Lucerne Publishing, by a colleague',
    ],
    [
      'of a corrected form',
      corrected,
      'currentPartner',
      'The form has been corrected since you were last asked: “The address is wrong.” The link sent before no longer works.',
    ],
    [
      'of a form made anew',
      again,
      'currentPartner',
      'The form has been made anew since you were last asked. The link sent before no longer works.',
    ],
  ])('says so when it is %s', async (_, transfer, to, said) => {
    expect(await invited(transfer, to)).toContain(said);
    const others = ['replaces an earlier one', 'was passed on to you', 'been corrected', 'been made anew'];
    const found = others.filter((one) => said.includes(one));
    for (const other of others.filter((one) => !found.includes(one)))
      expect(await invited(transfer, to)).not.toContain(other);
  });

  it('that asks for the same words again does not call them corrected, nor names a message of a portal (A-11)', async () => {
    const wanted = withPaper(
      following(first, correction(first, { by: 'customer', reason: 'Our phone number changed.' }), 5),
      at(5),
    );
    const text = await invited(wanted, 'currentPartner');
    expect(text).toContain('You are asked to sign again. The link sent before no longer works.');
    expect(text).toContain(
      'The customer asked for a correction: “Our phone number changed.” The form still says what it said before.',
    );
    expect(text).not.toMatch(/been corrected|correction\.requested/);
  });

  it('is told in the customer’s language', async () => {
    expect(await invited(speaking('nl', resent))).toContain('Deze e-mail vervangt een eerdere');
    expect(await invited(speaking('nl', delegated))).toContain('De ondertekening is aan u overgedragen');
  });

  it('is no word of the first one', async () => {
    expect(await invited(signatures)).not.toMatch(/no longer work|replaces|passed on to you/);
  });
});

describe('an access code', () => {
  const coded = withCode(signatures, 'customer', 'currentPartner', 2);

  it('is announced with who tells it, in both mails that ask to sign, and never told (RELIABILITY S7)', async () => {
    const kept = coded.accessCodes.customer?.hash ?? '';
    for (const kind of ['signInvitation', 'signReminder'] as const) {
      const { text, html } = await mailOf(kind, 'customer', coded);
      expect(text).toContain('You also need an access code. Contoso tells it to you in another way');
      expect(`${text}${html}`).not.toContain(kept);
      expect((await mailOf(kind, 'newPartner', coded)).text).not.toContain('access code');
    }
    expect(await invited(speaking('nl', coded))).toContain(
      'U hebt ook een toegangscode nodig. Contoso vertelt',
    );
  });

  it('that is locked is told to the partner that set it, and to no other (RELIABILITY S6)', async () => {
    const { text } = await mailOf('accessCodeLocked', 'currentPartner');
    expect(text).toContain('the signatory of Lucerne Publishing works no more');
    expect(text).toContain('(access-code.set)');
    const own = await mailOf('accessCodeLocked', 'newPartner');
    expect(own.text).toContain('the signatory of Fabrikam works no more');
    expect(own.text).not.toContain('signatory of Lucerne');
  });

  it('that has been replaced is no news any more', async () => {
    const mended = withCode(transferFor('accessCodeLocked'), 'customer', 'currentPartner', 0);
    expect(
      await composeMail(sources, mended, order(mended, 'accessCodeLocked', 'currentPartner')),
    ).toBeUndefined();
    expect(await composeMail(sources, mended, order(mended, 'accessCodeLocked', 'newPartner'))).toBeDefined();
  });
});

describe('a name written from right to left', () => {
  const RIGHT_TO_LEFT = 'شركة النشر';
  const { customer } = signatures;
  const named = { ...signatures, customer: { ...customer, organisationName: RIGHT_TO_LEFT } };

  it('stands between isolating marks wherever it stands, and no other name does', async () => {
    const { text, html } = await mailOf('signInvitation', 'newPartner', named);
    for (const part of [text, html]) {
      expect(part).toContain(`\u2068${RIGHT_TO_LEFT}\u2069`);
      expect(part.replaceAll(`\u2068${RIGHT_TO_LEFT}\u2069`, '')).not.toMatch(/[\u0590-\u08ff\u2066-\u2069]/);
    }
    expect(await invited(signatures)).not.toMatch(/[\u2066-\u2069]/);
  });
});
