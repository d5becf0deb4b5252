import { describe, expect, it } from 'vitest';
import { Case } from '../../support/doors/case.ts';
import { signingLinkOf } from '../../support/doors/links-in-mail.ts';
import { expectAllSecure } from '../../support/doors/secure.ts';
import { codeOf, look, postForm, sessionBy, signingFields } from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
type Fields = Record<string, string>;

const count = async (asked: Case, kind: string) =>
  (await asked.facts()).filter((fact) => fact.kind === kind).length;
const mailTo = (address: string) => doors.stack.desk.inbox.to(address).at(-1)?.message.content;

describe('a signature', () => {
  const kept: { asked?: Case; cookie: string; fields: Fields } = { cookie: '', fields: {} };

  const rows: [string, (fields: Fields) => Fields | URLSearchParams, number][] = [
    ['without consent', ({ consent: _, ...fields }) => fields, 422],
    ['with consent denied', (fields) => ({ ...fields, consent: 'no' }), 422],
    ['with consent to another text', (fields) => ({ ...fields, consentVersion: '1999-01-1' }), 422],
    [
      'with consent said twice',
      (fields) => new URLSearchParams([...Object.entries(fields), ['consent', 'no']]),
      422,
    ],
    ['without a name', (fields) => ({ ...fields, name: ' ' }), 422],
    ['under another name', (fields) => ({ ...fields, name: 'Maria Keller' }), 422],
    ['under half the name', (fields) => ({ ...fields, name: 'Frank' }), 422],
    ['of bytes nobody has seen', (fields) => ({ ...fields, contentHash: 'a'.repeat(64) }), 409],
    ['of something that is no hash', (fields) => ({ ...fields, contentHash: 'all of it' }), 422],
  ];
  it.each(rows)('%s is refused in a page and leaves no trace', async (_, change, status) => {
    kept.asked ??= await new Case(doors).reach('currentPartnerSignature');
    const cookie = await sessionBy(doors, signingLinkOf(doors, kept.asked.frank.address));
    const fields = await signingFields(doors, cookie, 'Frank Weber');
    const answer = await leavingNoTrace(doors, [kept.asked.transferId], () =>
      postForm(doors, 'sign', change(fields), { cookie }),
    );
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(await answer.text()).toMatch(/role="alert"[^>]*>/);
  });

  it('that is posted twenty times at once is one signature', async () => {
    const asked = kept.asked as Case;
    kept.cookie = await sessionBy(doors, signingLinkOf(doors, asked.frank.address));
    kept.fields = await signingFields(doors, kept.cookie, '  frank  WEBER ');
    const posts = Array.from({ length: 20 }, () =>
      postForm(doors, 'sign', kept.fields, { cookie: kept.cookie }),
    );
    const answers = (await Promise.all(posts)).map(
      ({ status, headers }) => `${status} ${headers.get('location')}`,
    );
    expect(new Set(answers)).toEqual(new Set(['303 document']));
    const { signatures } = await asked.quiet('newPartner');
    expect(signatures.currentPartner).toMatchObject({
      name: 'Frank Weber',
      contentHash: kept.fields.contentHash,
    });
    expect([await count(asked, 'signed'), await count(asked, 'signatureSealed')]).toEqual([1, 1]);
  });

  it('that is posted again later gets the same answer and leaves no trace', async () => {
    const again = await leavingNoTrace(doors, [kept.asked?.transferId ?? ''], () =>
      postForm(doors, 'sign', kept.fields, { cookie: kept.cookie }),
    );
    expect([again.status, again.headers.get('location')]).toEqual([303, 'document']);
    expect(await (await look(doors, 'document', kept.cookie)).text()).toContain(
      'You signed revision 1 of this form on',
    );
  });

  it('of one party is none of another’s, whatever the form that is posted says (R-05)', async () => {
    const asked = await (kept.asked as Case).reach('signatures');
    const form = await look(doors, 'form.pdf', kept.cookie);
    const contentHash = form.headers.get('x-content-sha256') ?? '';
    const asMaria = {
      ...kept.fields,
      contentHash,
      name: 'Maria Keller',
      party: 'customer',
      reason: 'Not me.',
    };
    await leavingNoTrace(doors, [asked.transferId], async () => {
      await postForm(doors, 'sign', asMaria, { cookie: kept.cookie });
      expect((await postForm(doors, 'decline', asMaria, { cookie: kept.cookie })).status).toBe(409);
    });
    const maria = await sessionBy(doors, signingLinkOf(doors, asked.maria.address));
    const fields = await signingFields(doors, maria, 'Maria Keller');
    expect(
      (await postForm(doors, 'sign', { ...fields, party: 'newPartner' }, { cookie: maria })).status,
    ).toBe(303);
    expect(Object.keys((await asked.quiet('signatures')).signatures).toSorted()).toEqual([
      'currentPartner',
      'customer',
    ]);
  });
});

describe('a refusal to sign', () => {
  it('needs a reason', async () => {
    const asked = await new Case(doors).reach('currentPartnerSignature');
    const cookie = await sessionBy(doors, signingLinkOf(doors, asked.frank.address));
    for (const reason of ['', 'no', 'x'.repeat(1_001), 'turned \u202earound'])
      expect(
        (
          await leavingNoTrace(doors, [asked.transferId], () =>
            postForm(doors, 'decline', { reason }, { cookie }),
          )
        ).status,
      ).toBe(422);
  });

  it('ends the transfer once, and everybody’s mail says why (D-20)', async () => {
    const asked = await new Case(doors).reach('signatures');
    const link = signingLinkOf(doors, asked.maria.address);
    const cookie = await sessionBy(doors, link);
    const reason = 'Our board waits <b>until</b> "next" year & more.';
    const decline = () => postForm(doors, 'decline', { reason }, { cookie });
    const answers = await Promise.all(Array.from({ length: 5 }, decline));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { end } = await asked.quiet('declined');
    expect(end).toMatchObject({ by: 'customer', reason: `The customer declined: ${reason}` });
    expect(await count(asked, 'transferEnded')).toBe(1);
    for (const address of [
      asked.maria.address,
      asked.mailbox('nia', 'fabrikam'),
      asked.mailbox('ada', 'contoso'),
    ]) {
      const told = doors.stack.desk.inbox.to(address).map(({ message }) => message.content);
      const { plainText = '', html = '' } =
        told.find(({ subject }) => subject === 'The subscription transfer has ended') ?? {};
      expect(plainText).toContain(reason);
      expect(html).toContain('Our board waits &lt;b&gt;until&lt;/b&gt; &quot;next&quot; year &amp; more.');
    }
    await leavingNoTrace(doors, [asked.transferId], async () => {
      expect((await decline()).status).toBe(200);
      expect((await postForm(doors, 'open', { code: codeOf(link) })).status).toBe(410);
      expect((await look(doors, 'document', cookie)).status).toBe(410);
    });
  });
});

describe('a correction', () => {
  it('kills links and sessions of the old revision, and new mails bring links that work', async () => {
    const asked = await new Case(doors).reach('signatures');
    const [link, before] = [
      signingLinkOf(doors, asked.maria.address),
      signingLinkOf(doors, asked.frank.address),
    ];
    const cookie = await sessionBy(doors, link);
    const fields = await signingFields(doors, cookie, 'Maria Keller');
    await asked.say('fabrikam', 'correction.requested', { revision: 1, reason: 'The city is wrong.' });
    await asked.quiet('currentPartnerSignature');

    await leavingNoTrace(doors, [asked.transferId], async () => {
      for (const dead of [link, before])
        expect((await postForm(doors, 'open', { code: codeOf(dead) })).status).toBe(410);
      for (const door of ['document', 'form.pdf']) expect((await look(doors, door, cookie)).status).toBe(410);
      expect((await postForm(doors, 'sign', fields, { cookie })).status).toBe(410);
      expect((await postForm(doors, 'decline', { reason: 'Too late.' }, { cookie })).status).toBe(410);
    });

    expect(signingLinkOf(doors, asked.frank.address)).not.toBe(before);
    const frank = await sessionBy(doors, signingLinkOf(doors, asked.frank.address));
    expect(
      (await postForm(doors, 'sign', await signingFields(doors, frank, 'Frank Weber'), { cookie: frank }))
        .status,
    ).toBe(303);
    await asked.quiet('signatures');
    expect(signingLinkOf(doors, asked.maria.address)).not.toBe(link);
    const maria = await sessionBy(doors, signingLinkOf(doors, asked.maria.address));
    expect(
      (await postForm(doors, 'sign', await signingFields(doors, maria, 'Maria Keller'), { cookie: maria }))
        .status,
    ).toBe(303);
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({ revision: 2 });
  });
});

describe('a hostile name', () => {
  const HOSTILE = [
    ['markup', '<script>alert(1)</script>', `"><img src=x onerror='alert(2)'>`],
    ['letters from right to left', 'מרים', 'مريم'],
    ['quotes and ampersands', `D'Arcy "Mac"`, '&lt;&amp;'],
    ['a formula', '=HYPERLINK("x")', `{{7*7}}\${7*7}`],
  ] as const;
  it.each(HOSTILE)(
    'of %s is only ever text, in the page and in the mail, and can be signed with',
    async (_, firstName, lastName) => {
      const asked = new Case(doors, `${firstName} ${lastName}`);
      const content = asked.request();
      Object.assign(content.customer.contact, { firstName, lastName });
      content.customer.organisationName = `Lucerne ${lastName} Ltd`;
      content.subscription.friendlyName = `</dd>${firstName}`;
      await asked.open(content);
      await asked.reach('signatures');
      const cookie = await sessionBy(doors, signingLinkOf(doors, asked.maria.address));
      const page = await (await look(doors, 'document', cookie)).text();
      const mail = mailTo(asked.maria.address);
      const escaped = lastName.replace(
        /[&<>"']/g,
        (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
      );
      for (const html of [page, mail?.html ?? '']) {
        expect(html).toContain(`Lucerne ${escaped} Ltd`);
        expect(html).not.toMatch(/<script>alert|<img|onerror='/);
      }
      expect(mail?.subject).toBe('Please sign the CSP Subscription Transfer form');
      const fields = await signingFields(doors, cookie, `${firstName} ${lastName}`);
      expect((await postForm(doors, 'sign', fields, { cookie })).status).toBe(303);
      expect((await asked.quiet('signatures')).signatures.customer?.name).toBe(`${firstName} ${lastName}`);
    },
  );
});

describe('every answer of the signing doors', () => {
  it('tells browsers to be careful, refusals included', () => {
    expectAllSecure(doors.heard, [200, 202, 303, 409, 410, 422]);
  });
});
