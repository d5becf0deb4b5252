import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../../infra/local/desk/start-desk.ts';
import { aDesk, aLetter, send } from './desk-letters.ts';

const HOSTILE = `<script>alert("x")</script><img src=x onerror='alert(1)'>`;
let desk: Desk;

const get = (path: string) => fetch(`${desk.origin}${path}`);
const text = async (path: string) => (await get(path)).text();
const subjects = async (path: string) =>
  ((await (await get(path)).json()) as { mails: { message: { content: { subject: string } } }[] }).mails.map(
    ({ message }) => message.content.subject,
  );

beforeEach(async () => {
  desk = await aDesk({ links: [{ label: HOSTILE, url: 'http://127.0.0.1:1/api' }] });
});
afterEach(async () => {
  await desk.stop();
});

describe('the inbox for people', () => {
  it('lists the newest mail first and can be narrowed to one recipient', async () => {
    await send(desk, aLetter({ subject: 'Older' }));
    await send(desk, aLetter({ subject: 'Newer' }));
    await send(desk, aLetter({ subject: 'Elsewhere' }, 'hannah@customer.example'));
    const whole = await text('/inbox');
    expect(whole.indexOf('Elsewhere')).toBeGreaterThan(0);
    expect(whole.indexOf('Newer')).toBeGreaterThan(whole.indexOf('Elsewhere'));
    expect(whole.indexOf('Older')).toBeGreaterThan(whole.indexOf('Newer'));
    const narrowed = await text('/inbox?to=ANN@customer.example');
    expect(narrowed).toContain('2 mails');
    expect(narrowed).not.toContain('Elsewhere');
  });

  it('turns its leaves', async () => {
    for (let index = 1; index <= 101; index++) await send(desk, aLetter({ subject: `Mail ${index}.` }));
    const first = await text('/inbox');
    expect(first).toContain('Mail 2.');
    expect(first).not.toContain('Mail 1.');
    const older = /href="(\/inbox\?before=\d+)"/.exec(first)?.[1] ?? '';
    const second = await text(older);
    expect(second).toContain('Mail 1.');
    expect(second).not.toContain('Mail 2.');
  });

  it('shows names, subjects and texts as they are, never as HTML', async () => {
    const letter = aLetter({ subject: HOSTILE, plainText: `${HOSTILE} http://127.0.0.1/"><b>x` });
    await send(desk, {
      ...letter,
      recipients: { to: [{ address: 'ann@customer.example', displayName: HOSTILE }] },
    });
    for (const path of ['/', '/inbox', '/inbox/1', `/inbox?to=${encodeURIComponent(HOSTILE)}`]) {
      const page = await text(path);
      expect(page).not.toMatch(/<script|<img|<b>/i);
      if (!path.includes('?')) expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    }
    expect(await text('/inbox/1')).toContain('<a href="http://127.0.0.1/" ');
  });

  it('allows its pages no script and no other origin', async () => {
    await send(desk);
    for (const path of ['/', '/inbox', '/inbox/1']) {
      const policy = (await get(path)).headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('script-src');
      expect(policy).not.toContain('unsafe');
    }
  });

  it('keeps the HTML part in a frame that can do nothing but open links in new tabs', async () => {
    await send(desk, aLetter({ html: `<!doctype html><p>Hello</p>${HOSTILE}` }));
    const page = await text('/inbox/1');
    expect(page).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(page).not.toContain('<p>Hello</p>');
    const part = await get('/inbox/1/html');
    expect(part.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    expect(await part.text()).toMatch(/^<!doctype html><base target="_blank"><p>Hello<\/p>/);
  });

  it('shows the HTML part light or dark, on a desktop or a phone, by links alone', async () => {
    const style = '<style>@media (prefers-color-scheme: dark){p{color:#fff}}</style>';
    await send(desk, aLetter({ html: `<!doctype html>${style}<p>Hello</p>` }));
    const asSent = await text('/inbox/1/html');
    expect(asSent).toContain('@media (prefers-color-scheme: dark){');
    expect(await text('/inbox/1/html?scheme=dark')).toContain('@media (min-width:0){');
    expect(await text('/inbox/1/html?scheme=light')).toContain('@media (max-width:0){');
    expect(await text('/inbox/1/html?scheme=%22%3E%3Cb%3E')).toBe(asSent);

    const [own, chosen] = [await text('/inbox/1'), await text('/inbox/1?scheme=dark&width=phone')];
    expect(own).toContain('<iframe class="desktop" title="HTML part" src="/inbox/1/html?scheme=own"');
    expect(chosen).toContain('<iframe class="phone" title="HTML part" src="/inbox/1/html?scheme=dark"');
    expect(chosen).toContain('href="/inbox/1?scheme=light&amp;width=phone#html-part">Light</a>');
    expect(chosen.match(/aria-current="true">(Dark|Phone)</g)).toHaveLength(2);
    expect(await text('/inbox/1?scheme=%22%3E%3Cb%3E&width=x')).toBe(own);
  });

  it('shows headers, sizes, and whether anything is tracked', async () => {
    await send(desk, { ...aLetter(), headers: { 'X-Test': '<b>' }, disableUserEngagementTracking: true });
    const shown = await text('/inbox/1');
    expect(shown).toContain('<dt>X-Test</dt><dd>&lt;b&gt;</dd>');
    expect(shown).toContain('<dt>Tracking</dt><dd>off</dd>');
    expect(shown).toContain('<dt>Size</dt><dd>text 0.0 kB</dd>');
  });

  it('answers 404 for a mail there is not, and for a part it has not', async () => {
    await send(desk);
    const paths = ['/inbox/2', '/inbox/0', '/inbox/1/html', '/inbox/1/2', '/elsewhere', '//'];
    const answers = await Promise.all(paths.map(get));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
  });
});

describe('the inbox for programs', () => {
  it('gives mails as JSON, by recipient and after a number', async () => {
    await send(desk, aLetter({ subject: 'One' }));
    await send(desk, aLetter({ subject: 'Two' }, 'bob@customer.example'));
    await send(desk, aLetter({ subject: 'Three' }));
    expect(await subjects('/inbox.json')).toEqual(['One', 'Two', 'Three']);
    expect(await subjects('/inbox.json?to=ann@customer.example&after=1')).toEqual(['Three']);
    expect((await get('/inbox.json?after=x')).status).toBe(400);
    expect(desk.inbox.to('bob@customer.example')).toHaveLength(1);
  });

  it('waits for a mail that is there or comes later, and says what came when it does not', async () => {
    const later = desk.inbox.waitFor(({ message }) => message.content.subject === 'Two', 10_000);
    await send(desk, aLetter({ subject: 'One' }));
    await send(desk, aLetter({ subject: 'Two' }));
    expect(await later).toMatchObject({ number: 2 });
    expect(await desk.inbox.waitFor(() => true, 0)).toMatchObject({ number: 1 });
    await expect(desk.inbox.waitFor(() => false, 10)).rejects.toThrow('arrived: "One", "Two"');
  });
});

describe('the desk', () => {
  it('takes another port when its own is taken', async () => {
    const second = await aDesk({ port: Number(new URL(desk.origin).port) });
    expect(second.origin).not.toBe(desk.origin);
    expect((await fetch(second.origin)).status).toBe(200);
    await second.stop();
  });

  it('has room for further rooms, and a broken one does not take it down', async () => {
    const wide = await aDesk({
      rooms: [
        {
          sign: { label: 'Portal', path: '/portal', about: 'A sample portal' },
          answer: ({ url }) => {
            if (url.pathname === '/broken') throw new TypeError('broken on purpose');
            return url.pathname === '/portal' ? { status: 200, body: 'welcome' } : undefined;
          },
        },
      ],
    });
    const paths = ['/broken', '/portal', '/nowhere'];
    const answers = await Promise.all(paths.map((path) => fetch(`${wide.origin}${path}`)));
    expect(answers.map(({ status }) => status)).toEqual([500, 200, 404]);
    expect(await answers[0]?.text()).not.toContain('on purpose');
    expect(await (await fetch(wide.origin)).text()).toContain('href="/portal"');
    await wide.stop();
  });

  it('refuses a body of more than ten megabytes', async () => {
    const body = 'x'.repeat(10 * 1024 * 1024 + 1);
    expect((await fetch(`${desk.origin}/emails:send`, { method: 'POST', body })).status).toBe(413);
  });
});
