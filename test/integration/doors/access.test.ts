import { generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { assetFile } from '../../../functions/runtime/assets.ts';
import { Case } from '../../support/doors/case.ts';
import { type RegisteredRoute, registeredRoutes } from '../../support/doors/registered-routes.ts';
import { SECURE } from '../../support/doors/secure.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { ask, forged, opsToken, partnerToken, unsigned } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const OTHER_TENANT = '11111111-2222-4333-8444-555555555555';
const ROOMS = ['', '/form', '/audit'];

const waiting: { asked?: Case } = {};
const path = (room = '') => `/transfers/${waiting.asked?.transferId}${room}`;
beforeAll(async () => {
  waiting.asked = await new Case(doors).reach('newPartner');
});

const problemOf = async (response: Response) => {
  const { type } = (await response.json()) as { type: string };
  return { status: response.status, type };
};

/** Who comes to a door: nobody in particular, a partner of the transfer, a partner that is none, somebody of ops. */
type Callers<T> = { nobody: T; own: T; foreign: T; ops: T };
type Row = { path: () => string; form?: string; json?: string; expected: Callers<number> };

const callers = (nobody: number, own: number, foreign: number, ops: number) => ({
  nobody,
  own,
  foreign,
  ops,
});
const everybody = (status: number) => callers(status, status, status, status);
const PARTNERS = callers(401, 200, 404, 401);
const OPS = callers(401, 401, 401, 200);

/** Every door of the app with what it answers to whom; a request to a door that changes things is one that it refuses. */
const DOORS: Record<string, Row> = {
  receivePartnerMessage: { path: () => '/webhooks/partners/fabrikam', json: '{}', expected: everybody(401) },
  listTransfers: { path: () => '/transfers', expected: callers(401, 200, 200, 401) },
  getTransfer: { path, expected: PARTNERS },
  downloadForm: { path: () => path('/form'), expected: PARTNERS },
  getAuditTrail: { path: () => path('/audit'), expected: PARTNERS },
  getTicketDraft: { path: () => path('/ticket-draft'), expected: callers(401, 403, 404, 401) },
  getUploadNote: { path: () => path('/upload-note'), expected: callers(401, 403, 404, 401) },
  getGuidance: { path: () => path('/guidance'), expected: PARTNERS },
  getRequestLetter: { path: () => path('/request-letter'), expected: callers(401, 403, 404, 401) },
  getAccessCommands: { path: () => path('/access-commands'), expected: callers(401, 409, 404, 401) },
  getCertificate: { path: () => path('/certificate'), expected: callers(401, 409, 404, 401) },
  startSigning: { path: () => '/sign', expected: everybody(200) },
  asset: { path: () => `/assets/${assetFile('sign.css')}`, expected: everybody(200) },
  openSigning: { path: () => '/sign/open', form: 'code=none', expected: everybody(410) },
  askAccessCode: { path: () => '/sign/access-code', expected: everybody(401) },
  takeAccessCode: { path: () => '/sign/access-code', form: 'accessCode=1', expected: everybody(401) },
  reviewForm: { path: () => '/sign/document', expected: everybody(401) },
  readForm: { path: () => '/sign/form.pdf', expected: everybody(401) },
  signForm: { path: () => '/sign/sign', form: 'consent=yes', expected: everybody(401) },
  declineForm: { path: () => '/sign/decline', form: 'reason=No.', expected: everybody(401) },
  correctForm: { path: () => '/sign/correct', form: 'reason=Wrong.', expected: everybody(401) },
  delegateSignature: { path: () => '/sign/delegate', form: 'email=a', expected: everybody(401) },
  followTransfer: { path: () => '/sign/transfer', expected: everybody(401) },
  readFollowedForm: { path: () => '/sign/transfer/form.pdf', expected: everybody(401) },
  downloadCleanUp: { path: () => '/sign/transfer/clean-up.ps1', expected: everybody(401) },
  withdrawTransfer: { path: () => '/sign/transfer/withdraw', form: 'reason=No.', expected: everybody(401) },
  correctTransfer: { path: () => '/sign/transfer/correct', form: 'reason=No.', expected: everybody(401) },
  proposeNewPartner: { path: () => '/sign/transfer/new-partner', form: 'shown=0', expected: everybody(401) },
  handInRoles: { path: () => '/sign/transfer/roles', form: 'roles=[]', expected: everybody(401) },
  fillInPart: { path: () => '/sign/part', expected: everybody(401) },
  submitPart: { path: () => '/sign/part', form: 'partnerNumber=1', expected: everybody(401) },
  readPartForm: { path: () => '/sign/part/form.pdf', expected: everybody(401) },
  showCopies: { path: () => '/sign/copies', expected: everybody(401) },
  readFormCopy: { path: () => '/sign/copies/form.pdf', expected: everybody(401) },
  readCertificateCopy: { path: () => '/sign/copies/certificate.pdf', expected: everybody(401) },
  listOpenTransfers: { path: () => '/ops/transfers', expected: OPS },
  inspectTransfer: { path: () => `/ops${path()}`, expected: OPS },
  operateTransfer: {
    path: () => `/ops${path('/actions/cancel')}`,
    json: '{}',
    expected: callers(401, 401, 401, 422),
  },
  downloadFormForOps: { path: () => `/ops${path('/form')}`, expected: OPS },
  getRequestLetterForOps: {
    path: () => `/ops${path('/request-letter')}`,
    expected: callers(401, 401, 401, 200),
  },
  getAccessCommandsForOps: {
    path: () => `/ops${path('/access-commands')}`,
    expected: callers(401, 401, 401, 409),
  },
  getCertificateForOps: {
    path: () => `/ops${path('/certificate')}`,
    expected: callers(401, 401, 401, 409),
  },
  getNoticeKey: { path: () => '/notice-key', expected: everybody(200) },
  verifyPage: { path: () => '/verify', expected: everybody(200) },
  verifyDocument: { path: () => '/verify', form: 'file=', expected: everybody(415) },
  health: { path: () => '/health', expected: everybody(200) },
};

describe('the doors of the app', () => {
  const registered: RegisteredRoute[] = [];
  const tokens: Callers<string | undefined> = { nobody: undefined, own: '', foreign: '', ops: '' };
  beforeAll(async () => {
    registered.push(...(await registeredRoutes()));
    tokens.own = await partnerToken(doors, doors.partners.contoso);
    tokens.foreign = await partnerToken(doors, doors.partners.northwind);
    tokens.ops = await opsToken(doors);
  });

  const knock = ({ path, form, json }: Row, token: string | undefined) => {
    const body = form ?? json;
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    return ask(
      doors,
      path(),
      token,
      body === undefined ? {} : { method: 'POST', body, headers: { 'content-type': type } },
    );
  };

  it('are all in this table', () => {
    expect(Object.keys(DOORS).toSorted()).toEqual(registered.map(({ name }) => name).toSorted());
  });

  it.each(Object.entries(DOORS))('answer each caller as they should, and securely: %s', async (_, row) => {
    const answers = await leavingNoTrace(doors, [waiting.asked?.transferId ?? ''], () =>
      Promise.all(Object.values(tokens).map((token) => knock(row, token))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Object.values(row.expected));
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject(SECURE);
      const cached = /\.(js|css)$/.test(row.path()) ? /^public, max-age=/ : /^no-store$/;
      expect(headers.get('cache-control')).toMatch(cached);
    }
  });

  it('are closed to other methods', async () => {
    for (const { name, route } of registered) {
      const row = DOORS[name];
      if (!row) continue;
      // One address may have a door to look and a door to send.
      const methods = registered.filter((other) => other.route === route).flatMap((other) => other.methods);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
        (other) => !methods.includes(other),
      )) {
        const answer = await ask(doors, row.path(), tokens.ops, { method });
        expect([answer.status, answer.headers.get('allow')?.split(', ')], `${method} ${name}`).toEqual([
          405,
          expect.arrayContaining(methods),
        ]);
      }
    }
  });

  it.each([
    '/',
    '/nowhere',
    '/transfers/a/b/c',
    '/sign/nowhere',
    '/ops',
    '/ops/transfers/x/actions',
    '/../admin/functions',
  ])('are not at %s', async (nowhere) => {
    const answer = await ask(doors, nowhere, tokens.ops);
    expect([answer.status, await answer.text()]).toEqual([nowhere.includes('admin') ? 401 : 404, '']);
  });

  it('never show what manages orchestrations', async () => {
    const origin = new URL(doors.world.baseUrl).origin;
    for (const door of [
      '/runtime/webhooks/durabletask/instances',
      '/admin/functions',
      '/admin/host/status',
    ]) {
      const answer = await fetch(`${origin}${door}`, { headers: { authorization: `Bearer ${tokens.ops}` } });
      expect([door, answer.status]).toEqual([door, 401]);
    }
    for (const { url, text } of doors.heard)
      expect(text, url).not.toMatch(/code=|runtime\/webhooks|sendEventPostUri/);
  });

  it('tell whether the product can reach what it stands on', async () => {
    const answer = await ask(doors, '/health');
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'ok', dependencies: expect.objectContaining({ tables: 'ok', orchestrations: 'ok' }) },
    ]);
  });
});

describe('a caller who cannot prove who it is', () => {
  const fabrikam = () => doors.partners.fabrikam;

  /** A token with the right claims by a key of somebody else's. */
  async function byAnotherKey(): Promise<string> {
    const { privateKey } = await generateKeyPair('RS256');
    const { stack } = doors;
    const tid = fabrikam().partner.microsoftId;
    return new SignJWT({ tid, azp: fabrikam().clientId, roles: ['Transfers.Read.Own'] })
      .setProtectedHeader({ alg: 'RS256', kid: String(stack.desk.issuer.keys.keys[0]?.kid) })
      .setIssuer(stack.desk.issuer.issuerOf(tid))
      .setAudience(stack.audience)
      .setExpirationTime(Math.floor(stack.now() / 1000) + 600)
      .sign(privateKey);
  }
  /** The public key misused as the secret of HS256. */
  async function byPublicKey(): Promise<string> {
    const [header = '', payload = ''] = (await partnerToken(doors, fabrikam())).split('.');
    expect(header).not.toBe('');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
    const secret = Buffer.from(JSON.stringify(doors.stack.desk.issuer.keys.keys[0]));
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  }

  const rows: [string, () => Promise<string | undefined>][] = [
    ['no token', async () => undefined],
    ['something that is no token', async () => 'abc'],
    ['a token for another API', () => partnerToken(doors, fabrikam(), { audience: 'api://somebody-else' })],
    [
      'a token of a tenant that takes no part',
      () => partnerToken(doors, fabrikam(), { tenantId: OTHER_TENANT }),
    ],
    [
      'a token of an app nobody registered',
      () => partnerToken(doors, fabrikam(), { clientId: OTHER_TENANT }),
    ],
    [
      'a token of the other partner’s app in its own tenant',
      () => partnerToken(doors, fabrikam(), { clientId: doors.partners.contoso.clientId }),
    ],
    ['a token of a suspended partner', () => partnerToken(doors, doors.partners.tailspin)],
    ['a token without a signature', async () => unsigned(await partnerToken(doors, fabrikam()))],
    [
      'a token that was changed after signing',
      async () =>
        forged(await partnerToken(doors, doors.partners.northwind), {
          tid: fabrikam().partner.microsoftId,
          azp: fabrikam().clientId,
        }),
    ],
    ['a token signed by another key', byAnotherKey],
    ['a token signed with the public key as a secret', byPublicKey],
    ['a token of ops', () => opsToken(doors)],
  ];

  it.each(rows)('gets 401 for %s, at every door for partners', async (_, token) => {
    const presented = await token();
    for (const door of ['/transfers', ...ROOMS.map(path)])
      expect(await problemOf(await ask(doors, door, presented)), door).toEqual({
        status: 401,
        type: '/problems/unauthenticated',
      });
  });

  it.each(rows.filter(([what]) => what !== 'a token of ops'))(
    'gets 401 for %s, at the doors for ops',
    async (_, token) => {
      const presented = await token();
      for (const door of ['/ops/transfers', `/ops${path()}`])
        expect((await ask(doors, door, presented)).status, door).toBe(401);
    },
  );

  it('gets 403 for a token without the role, at every door for partners', async () => {
    const presented = await partnerToken(doors, fabrikam(), { roles: ['Mail.Read'] });
    for (const door of ['/transfers', ...ROOMS.map(path)])
      expect(await problemOf(await ask(doors, door, presented)), door).toMatchObject({
        status: 403,
        type: '/problems/forbidden',
      });
  });

  it('gets 401 for a header of Easy Auth that nothing in front of the app has set', async () => {
    const claims = [
      { typ: 'http://schemas.microsoft.com/identity/claims/tenantid', val: doors.stack.opsClient.tenantId },
      { typ: 'preferred_username', val: 'ops@csp-transfer.example' },
      { typ: 'roles', val: 'Transfers.Ops.Operate' },
    ];
    const principal = Buffer.from(JSON.stringify({ claims })).toString('base64');
    const headers = { 'x-ms-client-principal': principal, 'x-ms-client-principal-name': 'ops' };
    for (const door of ['/ops/transfers', `/ops${path()}`, '/transfers'])
      expect((await ask(doors, door, undefined, { headers })).status, door).toBe(401);
  });
});

describe('a token that has run out', () => {
  it('gets 401 at the doors of partners and of ops', async () => {
    const [partner, ops] = [await partnerToken(doors, doors.partners.fabrikam), await opsToken(doors)];
    expect((await ask(doors, '/transfers', partner)).status).toBe(200);
    await doors.stack.host.advance(3_600_000);
    expect((await ask(doors, '/transfers', partner)).status).toBe(401);
    expect((await ask(doors, '/ops/transfers', ops)).status).toBe(401);
    expect((await ask(doors, '/transfers', await partnerToken(doors, doors.partners.fabrikam))).status).toBe(
      200,
    );
  });
});
