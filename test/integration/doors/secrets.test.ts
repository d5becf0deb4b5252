import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SampleSecrets } from '../../../infra/local/sample-partners.ts';
import { Case } from '../../support/doors/case.ts';
import { letter, post } from '../../support/doors/letters.ts';
import { followLinkOf, signingLinkOf } from '../../support/doors/links-in-mail.ts';
import { expectAllSecure } from '../../support/doors/secure.ts';
import { codeOf, cookieOf, look, postForm, sessionBy } from '../../support/doors/signing-door.ts';
import { allRows } from '../../support/doors/stored.ts';
import { ask, opsToken, partnerToken } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();

/** What may be known to those it is for, and to nobody who reads logs, histories or answers. */
const secrets: string[] = [];
/** What tells of a person. */
const personal: string[] = [];
/** The codes of the links that were mailed. */
const codes: string[] = [];
/** What a partner learns of the customer's contact in no view and no notice. */
const PRIVATE = ['Wren', '425 555 0987', 'canary-in-the-request', '@'];
/** Everything a partner can ask for of a transfer. */
const ROOMS = [
  '',
  '/audit',
  '/form',
  '/guidance',
  '/ticket-draft',
  '/upload-note',
  '/access-commands',
  '/request-letter',
];
const kept: { asked?: Case; cookie: string } = { cookie: '' };

const foundIn = (text: string, canaries: readonly string[]) =>
  canaries.filter((canary) => text.includes(canary));

beforeAll(async () => {
  const asked = new Case(doors, 'Canaria Wren');
  const content = asked.request();
  Object.assign(content.customer.contact, { firstName: 'Canaria', lastName: 'Wren', phone: '425 555 0987' });
  content.request.text = 'Please move it; canary-in-the-request.';
  await asked.open(content);
  await asked.reach('completed');
  kept.asked = asked;

  const made = JSON.parse(readFileSync(join(doors.dir, 'secrets.json'), 'utf8')) as SampleSecrets;
  const mails = doors.stack.desk.inbox.all();
  codes.push(...mails.flatMap(({ message }) => /#(\S+)/.exec(message.content.plainText ?? '')?.[1] ?? []));
  // Three to sign with, the customer's own page, the new partner's part, and copies for three contacts and two signatories more.
  expect(new Set(codes).size).toBe(10);
  expect(codes).toContain(codeOf(followLinkOf(doors, asked)));
  const tokens = [await partnerToken(doors, doors.partners.fabrikam), await opsToken(doors)];
  await Promise.all(tokens.map((token) => ask(doors, '/transfers', token)));
  const other = await new Case(doors).reach('currentPartnerSignature');
  const link = signingLinkOf(doors, other.frank.address);
  kept.cookie = await sessionBy(doors, link);
  const session = cookieOf(await look(doors, 'document', kept.cookie)).split('.')[1] ?? '';
  const followed = followLinkOf(doors, other);
  const page = await sessionBy(doors, followed);
  expect((await look(doors, 'transfer', page)).status).toBe(200);
  secrets.push(made.linkSecret, made.contosoSecret, made.fabrikamSeed, ...made.clientSecrets);
  secrets.push(made.noticeKey.slice('whsk_'.length), session, page.split('.')[1] ?? '');
  secrets.push(...[...codes, codeOf(link), codeOf(followed)].map((code) => code.split('.')[1] ?? ''));
  secrets.push(...tokens.map((token) => token.split('.')[2] ?? ''), 'PRIVATE KEY');
  personal.push(
    'Canaria',
    'Wren',
    '425 555 0987',
    'canary-in-the-request',
    'Frank',
    'Weber',
    'Nowak',
    'Kim Akers',
    '@',
  );
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);
});

describe('the secrets of a transfer', () => {
  it('are in no table', async () => {
    const rows = [...(await allRows(doors)).values()].join('\n');
    expect(foundIn(rows, ['Canaria'])).toEqual(['Canaria']);
    expect(foundIn(rows, secrets)).toEqual([]);
  });

  it('are in no answer to partners, ops or anybody', async () => {
    const { transferId } = kept.asked as Case;
    for (const portal of [doors.portals.fabrikam, doors.portals.contoso])
      for (const room of ROOMS) await (await portal.get(`/transfers/${transferId}${room}`)).arrayBuffer();
    const key = await (await ask(doors, '/notice-key')).text();
    expect(key).toContain(doors.stack.portals.noticeKey);
    const answers = doors.heard.map(({ url, text }) => `${url}\n${text}`);
    expect(answers.length).toBeGreaterThan(20);
    for (const answer of answers)
      expect(foundIn(answer, [...secrets, 'code=', 'runtime/webhooks'])).toEqual([]);
  });

  it('and personal data of others are in no view that a partner gets', () => {
    const views = doors.heard.filter(
      ({ url }) => /\/transfers\/t[a-z0-9]{25}$/.test(url) && !url.includes('/ops/'),
    );
    expect(views.length).toBeGreaterThan(0);
    for (const { text } of views) expect(foundIn(text, PRIVATE)).toEqual([]);
  });
});

describe('the notices to the partners’ portals', () => {
  it('hold no secret, no link and nobody’s address', () => {
    const { portals } = doors.stack;
    const notices = ['fabrikam', 'contoso'].map((partner) => JSON.stringify(portals.of(partner)));
    for (const text of notices) {
      expect(text).toContain(kept.asked?.transferId);
      expect(foundIn(text, [...secrets, ...PRIVATE, '/sign'])).toEqual([]);
    }
  });
});

describe('trouble with storage', () => {
  beforeAll(async () => {
    doors.log.push('--- storage goes away ---');
    await doors.stack.azurite.stop();
  });

  it('is a plain answer without a cause, and the health door says so', async () => {
    const token = await partnerToken(doors, doors.partners.fabrikam);
    const next = new Case(doors, 'Canaria Wren').request();
    next.customer.contact.firstName = 'Canaria';
    const answers = await Promise.all([
      ask(doors, '/transfers', token),
      ask(doors, `/transfers/${kept.asked?.transferId}`, token),
      post(doors, letter(doors, doors.partners.fabrikam, 'transfer.requested', next)),
    ]);
    for (const answer of answers) {
      const text = await answer.text();
      expect([answer.status, answer.headers.get('content-type')], text).toEqual([
        500,
        'application/problem+json',
      ]);
      expect(Object.keys(JSON.parse(text) as object).toSorted()).toEqual([
        'status',
        'title',
        'traceId',
        'type',
      ]);
    }
    const health = await ask(doors, '/health');
    const dependencies = expect.objectContaining({ tables: 'failing', orchestrations: 'ok' });
    expect([health.status, await health.json()]).toEqual([503, { status: 'failing', dependencies }]);
  });

  it('is a page for a signatory, who reads pages and not JSON', async () => {
    const [code = ''] = codes;
    const asked = [postForm(doors, 'open', { code }), look(doors, 'document', kept.cookie)];
    const answers = await Promise.all(asked);
    expectAllSecure(doors.heard, [500]);
    for (const answer of answers) {
      const text = await answer.text();
      expect([answer.status, answer.headers.get('content-type')], text).toEqual([
        500,
        'text/html; charset=utf-8',
      ]);
      expect(text).toMatch(/<p role="alert">[A-Z][^<]+<\/p>/);
      expect(text).not.toMatch(/azure|storage|ECONNREFUSED|\bat \w+ \(/i);
    }
  });

  it('is in the log with its cause, and without a secret or a person', async () => {
    await expect.poll(() => doors.log.join('\n'), { timeout: 5_000 }).toMatch(/listTransfers failed/);
    const log = doors.log.join('\n');
    expect(foundIn(log, secrets)).toEqual([]);
    expect(
      foundIn(
        log,
        personal.filter((canary) => canary !== '@'),
      ),
    ).toEqual([]);
  });
});

describe('the history of an orchestration', () => {
  it('holds ids and no more: no secret, nothing personal (D-25)', async () => {
    await doors.stack.host.child.stop();
    const database = new DatabaseSync(join(doors.dir, 'hub', 'hub.sqlite'), { readOnly: true });
    const tables = ['instances', 'episodes', 'inbox', 'notes'];
    const text = tables
      .map((table) => JSON.stringify(database.prepare(`select * from ${table}`).all()))
      .join('\n');
    database.close();
    expect(text).toContain(kept.asked?.transferId);
    expect(text).toContain('makePapers');
    expect(foundIn(text, [...secrets, ...personal])).toEqual([]);
  });
});
