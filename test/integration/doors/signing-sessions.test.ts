import { beforeAll, describe, expect, it } from 'vitest';
import { Case } from '../../support/doors/case.ts';
import { signingLinkOf } from '../../support/doors/links-in-mail.ts';
import {
  codeOf,
  cookieOf,
  look,
  postForm,
  sessionBy,
  signingFields,
} from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { ask } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const MINUTE = 60_000;
const cast: { asked?: Case; other?: Case; link: string; otherLink: string } = { link: '', otherLink: '' };
const asked = () => cast.asked as Case;
const ids = () => [asked().transferId];

beforeAll(async () => {
  cast.asked = await new Case(doors).reach('currentPartnerSignature');
  cast.other = await new Case(doors).reach('currentPartnerSignature');
  cast.link = signingLinkOf(doors, cast.asked.frank.address);
  cast.otherLink = signingLinkOf(doors, cast.other.frank.address);
});

/** Says no in a page: what the person reads, without the reference that differs from answer to answer. */
const refusal = async (answer: Response) =>
  `${answer.status} ${answer.headers.get('content-type')} ${(await answer.text()).replace(/Reference [^<]*/, '')}`;

describe('a signing link in the hands of a mail scanner', () => {
  it('changes nothing, however often the page is loaded', async () => {
    const [page = ''] = cast.link.split('#');
    await leavingNoTrace(doors, ids(), async () => {
      const loads = Array.from({ length: 50 }, (_, n) => fetch(page, { method: n % 2 ? 'HEAD' : 'GET' }));
      expect(new Set((await Promise.all(loads)).map(({ status }) => status))).toEqual(new Set([200]));
    });
  });

  it('leads to a page that is the same for every link and knows no code', async () => {
    const text = await (await ask(doors, '/sign')).text();
    expect(text).toMatch(/<input type="text" id="code" name="code"/);
    expect(text).not.toContain(asked().transferId);
    expect(await (await ask(doors, `/sign?code=${codeOf(cast.link)}`)).text()).toBe(text);
  });

  it('shows nothing of the form, nor changes anything, without a click', async () => {
    await leavingNoTrace(doors, ids(), async () => {
      for (const door of ['document', 'form.pdf'])
        expect(await refusal(await look(doors, door))).toMatch(/^401 text\/html; charset=utf-8 /);
    });
  });

  it('never has its code in a request but the one of the click (D-25)', () => {
    const code = codeOf(cast.link);
    expect(cast.link).toBe(`${doors.world.baseUrl}/sign#${code}`);
    expect(code).toMatch(/^t[a-z0-9]{25}\.[A-Za-z0-9_-]{43}$/);
  });
});

describe('the click', () => {
  const dead: [string, () => string][] = [
    ['a code nobody has got', () => `${asked().transferId}.${'A'.repeat(43)}`],
    ['a code that is cut off', () => codeOf(cast.link).slice(0, -1)],
    [
      'a code of another transfer with this one’s id',
      () => `${asked().transferId}.${codeOf(cast.otherLink).split('.')[1]}`,
    ],
    [
      'a code of a transfer there is not',
      () => `t0000000000000000000000000.${codeOf(cast.link).split('.')[1]}`,
    ],
    ['a code in capitals', () => codeOf(cast.link).toUpperCase()],
    ['no code at all', () => ''],
    ['only the transfer’s id', () => asked().transferId],
    ['an attempt to break out', () => `' or 1 eq 1 or '`],
  ];
  it.each(dead)('with %s gets one and the same answer', async (_, code) => {
    const answer = await leavingNoTrace(doors, ids(), () => postForm(doors, 'open', { code: code() }));
    const unknown = await postForm(doors, 'open', { code: `t${'1'.repeat(25)}.${'B'.repeat(43)}` });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await refusal(answer)).toBe(await refusal(unknown));
    expect(answer.status).toBe(410);
  });

  it.each([
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
  ])('from elsewhere is refused: %s %s', async (header, value) => {
    const answer = await leavingNoTrace(doors, ids(), () =>
      postForm(doors, 'open', { code: codeOf(cast.link) }, { headers: { [header]: value } }),
    );
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
  });

  it('with a body that is no form is refused', async () => {
    const answer = await ask(doors, '/sign/open', undefined, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(415);
    const huge = await postForm(doors, 'open', { code: 'x'.repeat(5_000) });
    expect(huge.status).toBe(413);
  });

  it('sets a cookie that stays with this site, and is on record once however often it is made', async () => {
    const opened = await postForm(
      doors,
      'open',
      { code: codeOf(cast.link) },
      { headers: { 'sec-fetch-site': 'same-origin' } },
    );
    const [value = '', ...flags] = (opened.headers.get('set-cookie') ?? '').split('; ');
    expect(value).toMatch(/^__Host-[a-z]+=[\w.-]+$/);
    expect(flags.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
    expect(value).not.toContain(codeOf(cast.link).split('.')[1]);
    const twice = await leavingNoTrace(doors, ids(), () => sessionBy(doors, cast.link));
    expect((await look(doors, 'document', twice)).status).toBe(200);
    expect((await asked().facts()).filter(({ kind }) => kind === 'signingPageOpened')).toHaveLength(1);
  });

  it('works for a code that was pasted from the mail, with the blanks that come along', async () => {
    const { text = '' } = {
      text: doors.stack.desk.inbox.to(asked().frank.address).at(-1)?.message.content.plainText,
    };
    const pasted = /paste this code there: (\S+)/.exec(text)?.[1];
    expect(pasted).toBe(codeOf(cast.link));
    const opened = await postForm(doors, 'open', { code: `  ${pasted}\r\n` });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, 'document']);
  });
});

describe('a session', () => {
  it('lets read the page and the form it names, and neither is a trace', async () => {
    const cookie = await sessionBy(doors, cast.link);
    await leavingNoTrace(doors, ids(), async () => {
      const form = await look(doors, 'form.pdf', cookie);
      expect([form.status, form.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      await form.arrayBuffer();
      expect(await (await look(doors, 'document', cookie)).text()).toContain(
        form.headers.get('x-content-sha256'),
      );
    });
  });

  const altered: [string, (cookie: string) => string][] = [
    ['one character changed', (cookie) => cookie.replace(/.(?=.{9}$)/, (c) => (c === 'A' ? 'B' : 'A'))],
    ['another party written into it', (cookie) => rewritten(cookie, { party: 'customer' })],
    [
      'another transfer written into it',
      (cookie) => rewritten(cookie, { transferId: cast.other?.transferId }),
    ],
    ['more time written into it', (cookie) => rewritten(cookie, { idleUntil: 9e15 })],
    ['no seal', (cookie) => cookie.split('.')[0] ?? ''],
    ['another name', (cookie) => cookie.replace('__Host-', '')],
    ['nothing in it', () => '__Host-signing='],
  ];
  const rewritten = (cookie: string, change: object): string => {
    const [name = '', payload = '', seal = ''] = cookie.split(/[=.]/);
    const session = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as object;
    return `${name}=${Buffer.from(JSON.stringify({ ...session, ...change })).toString('base64url')}.${seal}`;
  };
  it.each(altered)('is none with %s', async (_, alter) => {
    const cookie = await sessionBy(doors, cast.link);
    const fields = await signingFields(doors, cookie, 'Frank Weber');
    await leavingNoTrace(doors, ids(), async () => {
      for (const door of ['document', 'form.pdf'])
        expect((await look(doors, door, alter(cookie))).status).toBe(401);
      for (const door of ['sign', 'decline'])
        expect(
          (await postForm(doors, door, { ...fields, reason: 'No.' }, { cookie: alter(cookie) })).status,
        ).toBe(401);
    });
  });

  it('is only good on our own pages', async () => {
    const cookie = await sessionBy(doors, cast.link);
    const fields = { ...(await signingFields(doors, cookie, 'Frank Weber')), reason: 'No, thank you.' };
    await leavingNoTrace(doors, ids(), async () => {
      for (const door of ['sign', 'decline'])
        for (const headers of [
          { 'sec-fetch-site': 'cross-site' },
          { 'sec-fetch-site': 'same-site' },
          { origin: 'https://evil.example' },
          { origin: 'null' },
        ] as Record<string, string>[])
          expect((await postForm(doors, door, fields, { cookie, headers })).status).toBe(403);
    });
  });

  it('has no way on to a page that is not there', async () => {
    const cookie = await sessionBy(doors, cast.link);
    const pages: [string, Response][] = [
      ['sign/document', await look(doors, 'document')],
      ['sign/document', await look(doors, 'document', cookie)],
      ['sign/open', await postForm(doors, 'open', { code: 'none' })],
      ['sign/sign', await postForm(doors, 'sign', {}, { cookie })],
      ['sign/decline', await postForm(doors, 'decline', {}, { cookie })],
      ['sign', await ask(doors, '/sign')],
    ];
    for (const [at, page] of pages)
      for (const [, target = ''] of (await page.text()).matchAll(/(?:href|src)="((?!mailto:|#)[^"]+)"/g)) {
        const address = new URL(target, `${doors.world.baseUrl}/${at}`);
        const answer = await fetch(address, { headers: { cookie } });
        expect([at, target, answer.status]).toEqual([at, target, 200]);
      }
  });

  it('ends after half an hour without a visit, and the link opens another', async () => {
    const cookie = await sessionBy(doors, cast.link);
    await doors.stack.host.advance(31 * MINUTE);
    expect((await look(doors, 'document', cookie)).status).toBe(401);
    expect((await look(doors, 'document', await sessionBy(doors, cast.link))).status).toBe(200);
  });

  it('ends after two hours, however often it is used', async () => {
    let cookie = await sessionBy(doors, cast.link);
    for (let visits = 0; visits < 4; visits += 1) {
      await doors.stack.host.advance(29 * MINUTE);
      const page = await look(doors, 'document', cookie);
      expect(page.status).toBe(200);
      cookie = cookieOf(page);
    }
    await doors.stack.host.advance(5 * MINUTE);
    expect((await look(doors, 'document', cookie)).status).toBe(401);
  });
});
