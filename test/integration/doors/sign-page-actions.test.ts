import { describe, expect, it } from 'vitest';
import { Case } from '../../support/doors/case.ts';
import { followLinkOf, signingLinkOf } from '../../support/doors/links-in-mail.ts';
import { pageFaults } from '../../support/doors/page-faults.ts';
import { codeOf, look, postForm, sessionBy, signingFields } from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
type Fields = Record<string, string>;

const sessionOf = (address: string) => sessionBy(doors, signingLinkOf(doors, address));
const textOf = async (answer: Response) =>
  (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const open = (link: string) => postForm(doors, 'open', { code: codeOf(link) });
const lili = (asked: Case) => ({
  firstName: 'Lili',
  lastName: 'Østergård',
  email: asked.mailbox('lili', 'lucernepublishing'),
  title: 'CFO',
});

async function refused(asked: Case, act: () => Promise<Response>, status: number, words: RegExp) {
  const answer = await leavingNoTrace(doors, [asked.transferId], act);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  expect(await answer.text()).toMatch(words);
}

describe('the page to sign at', () => {
  it('shows the attestations, what is good to know and whom to ask before there is anything to sign (A-05, R-26, R-28, D-16, D-18)', async () => {
    const asked = await new Case(doors).reach('signatures');
    const text = await textOf(await look(doors, 'document', await sessionOf(asked.maria.address)));
    const [before = '', after = ''] = text.split(' Sign Type your full name');
    expect(after).not.toBe('');
    expect(before).toContain('Microsoft Customer Agreement, Exhibit A, agreed on');
    expect(before).toContain('Attested by Ada Lindqvist, Contoso');
    expect(before).toContain('Invitation accepted by Maria Keller');
    expect(before).toContain('Do not take your current partner’s admin permissions away');
    expect(before).toContain('Export billing and usage data now');
    expect(after).toContain(
      `Your current partner: Nia Olsen at Fabrikam ${asked.mailbox('nia', 'fabrikam')}`,
    );
  });

  it('gives the current partner’s contact to the customer alone, and says that Microsoft cannot step in (R-10, R-11)', async () => {
    const asked = await new Case(doors).reach('signatures');
    const zoe = await textOf(await look(doors, 'document', await sessionOf(asked.zoe.address)));
    expect(zoe).toContain('Microsoft cannot step in for the customer or the new partner.');
    expect(zoe).toContain('The current partner, Fabrikam');
    expect(zoe).not.toMatch(/@fabrikam\.example|@lucernepublishing\.example/);
  });
});

describe('every page for signatories', () => {
  it('can be used by keyboard and screen reader, and needs nothing inline', async () => {
    const asked = await new Case(doors).reach('signatures');
    const cookie = await sessionOf(asked.maria.address);
    const frank = await sessionOf(asked.frank.address);
    const pages = [
      await look(doors, 'document', cookie),
      await look(doors, 'document', frank),
      await look(doors, 'document'),
      await postForm(doors, 'delegate', {}, { cookie }),
      await postForm(doors, 'delegate', lili(asked), { cookie }),
      await fetch(`${doors.world.baseUrl}/sign`),
    ];
    for (const page of pages) expect(pageFaults(await page.text())).toEqual([]);
  });
});

describe('a correction a signatory asks for', () => {
  const fields: Fields = { 'about-customer': 'yes', reason: 'The <b>city</b> is wrong.' };

  it('replaces the revision once, kills its links, and the page says so (A-11)', async () => {
    const asked = await new Case(doors).reach('signatures');
    const [link, zoes] = [signingLinkOf(doors, asked.maria.address), signingLinkOf(doors, asked.zoe.address)];
    const cookie = await sessionBy(doors, link);
    const ask = () => postForm(doors, 'correct', fields, { cookie });
    for (const { status } of await Promise.all([ask(), ask()])) expect(status).toBe(200);
    const transfer = await asked.quiet('currentPartnerSignature');
    expect(transfer).toMatchObject({
      revision: 2,
      signatures: {},
      oldRevisions: [{ by: 'customer', reason: fields.reason, sections: ['customer'] }],
    });
    await leavingNoTrace(doors, [asked.transferId], async () => {
      expect(await textOf(await ask())).toContain('A correction is asked for');
      for (const dead of [link, zoes]) expect((await open(dead)).status).toBe(410);
    });
  });

  it('of the new partner’s part leaves signature 1 in force, whatever revision the form that is posted names (A-11)', async () => {
    const asked = await new Case(doors).reach('signatures');
    const cookie = await sessionOf(asked.zoe.address);
    const about = { 'about-newPartner': 'yes', reason: 'Our street is wrong.', revision: '7' };
    expect((await postForm(doors, 'correct', about, { cookie })).status).toBe(200);
    const { revision, signatures } = await asked.quiet('newPartner');
    expect([revision, Object.keys(signatures)]).toEqual([2, ['currentPartner']]);
  });

  it('is possible for who has signed already, until the form is with Microsoft', async () => {
    const asked = await new Case(doors).reach('signatures');
    const cookie = await sessionOf(asked.maria.address);
    await postForm(doors, 'sign', await signingFields(doors, cookie, 'Maria Keller'), { cookie });
    const page = await (await look(doors, 'document', cookie)).text();
    expect(page).toContain('You signed revision 1 of this form on');
    expect(page).toContain('action="correct"');
    expect((await postForm(doors, 'correct', fields, { cookie })).status).toBe(200);
    expect((await asked.quiet('currentPartnerSignature')).revision).toBe(2);
  });

  it('is refused without a reason, with nothing ticked, from elsewhere, and by a link that was replaced', async () => {
    const asked = await new Case(doors).reach('signatures');
    const cookie = await sessionOf(asked.zoe.address);
    const ask = (differing: Fields, headers: Fields = {}) =>
      postForm(doors, 'correct', { ...fields, ...differing }, { cookie, headers });
    await refused(asked, () => ask({ reason: '' }), 422, /Your reason is missing\./);
    await refused(
      asked,
      () => ask({ 'about-customer': 'no' }),
      422,
      /What is wrong: tick at least one box\./,
    );
    await refused(
      asked,
      () => ask({}, { 'sec-fetch-site': 'cross-site' }),
      403,
      /did not come from our own page/,
    );
    await asked.say('fabrikam', 'correction.requested', { revision: 1, reason: 'Wrong.' });
    await asked.quiet('currentPartnerSignature');
    await refused(asked, () => ask({}), 410, /The form has been corrected since this link was sent/);
  });
});

describe('a signature passed on', () => {
  it('is the colleague’s, by a link of their own; the old one is dead, and the audit says who (R-05, R-25)', async () => {
    const asked = await new Case(doors).reach('signatures');
    const link = signingLinkOf(doors, asked.maria.address);
    const cookie = await sessionBy(doors, link);
    const pass = (to: Fields) => postForm(doors, 'delegate', to, { cookie });
    const to = lili(asked);
    const answers = await Promise.all([pass(to), pass(to)]);
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(await textOf(answer)).toContain(
        `Lili Østergård is asked to sign instead of you; the link goes to ${to.email}.`,
      );
    }
    await asked.quiet('signatures');
    await leavingNoTrace(doors, [asked.transferId], async () => {
      expect((await pass(to)).status).toBe(200);
      expect((await pass({ ...to, email: asked.mailbox('otto', 'lucernepublishing') })).status).toBe(410);
      expect((await open(link)).status).toBe(410);
      expect((await look(doors, 'document', cookie)).status).toBe(410);
    });
    const changed = (await asked.facts()).filter(({ kind }) => kind === 'signatoryChanged');
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({
      party: 'customer',
      by: 'customer',
      from: 'Maria Keller',
      to: 'Lili Østergård',
    });

    const followed = await sessionBy(doors, followLinkOf(doors, asked));
    expect(await textOf(await look(doors, 'transfer', followed))).toContain(
      'Lili Østergård is asked to sign for Lucerne Publishing.',
    );

    const session = await sessionOf(to.email);
    const under = async (name: string) =>
      postForm(doors, 'sign', await signingFields(doors, session, name), { cookie: session });
    expect((await under('Maria Keller')).status).toBe(422);
    expect((await under('Lili Østergård')).status).toBe(303);
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({
      name: 'Lili Østergård',
      title: 'CFO',
      email: to.email,
    });
  });

  it('goes to nobody who signs for another party, is not named in full, or has no address (R-30)', async () => {
    const asked = await new Case(doors).reach('signatures');
    const cookie = await sessionOf(asked.maria.address);
    const pass = (differing: Fields, headers: Fields = {}) =>
      postForm(doors, 'delegate', { ...lili(asked), ...differing }, { cookie, headers });
    await refused(
      asked,
      () => pass({ email: asked.zoe.address.toUpperCase() }),
      422,
      /E-mail address belongs to somebody who signs for another party/,
    );
    await refused(asked, () => pass({ email: 'nobody' }), 422, /E-mail address has to be an e-mail address/);
    await refused(asked, () => pass({ firstName: ' ' }), 422, /First name is missing/);
    await refused(asked, () => pass({ lastName: 'www.evil.example' }), 422, /Last name has to be a name/);
    await refused(
      asked,
      () => pass({}, { origin: 'https://evil.example' }),
      403,
      /did not come from our own page/,
    );
  });

  it('cannot be passed on once it is given, nor under a name that is markup', async () => {
    const asked = await new Case(doors).reach('signatures');
    const zoe = await sessionOf(asked.zoe.address);
    const hostile = { firstName: '<i>Ann</i>', lastName: '"&', email: asked.mailbox('ann', 'contoso') };
    const page = await (await postForm(doors, 'delegate', hostile, { cookie: zoe })).text();
    expect(page).toContain('&lt;i&gt;Ann&lt;/i&gt; &quot;&amp; is asked to sign');
    await asked.quiet('signatures');
    const maria = await sessionOf(asked.maria.address);
    await postForm(doors, 'sign', await signingFields(doors, maria, 'Maria Keller'), { cookie: maria });
    await asked.quiet('signatures');
    const pass = () => postForm(doors, 'delegate', lili(asked), { cookie: maria });
    await refused(asked, pass, 409, /This has been signed already/);
  });
});
