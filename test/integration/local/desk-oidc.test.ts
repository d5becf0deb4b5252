import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../infra/local/desk/oidc/issuer.ts';
import type { Desk } from '../../../infra/local/desk/start-desk.ts';
import { aDesk } from './desk-letters.ts';

const CHRISTMAS = Date.parse('2026-12-24T10:00:00Z');
const NORTHWIND: DeskClient = {
  tenantId: '11111111-1111-4111-8111-111111111111',
  clientId: '22222222-2222-4222-8222-222222222222',
  clientSecret: 'northwind secret',
  audience: '33333333-3333-4333-8333-333333333333',
  roles: ['Transfers.Read.Own'],
};
const TAILSPIN: DeskClient = {
  ...NORTHWIND,
  tenantId: '44444444-4444-4444-8444-444444444444',
  clientSecret: 'tailspin secret',
};
let desk: Desk;

const form = (client: DeskClient, changes: Record<string, string> = {}) => ({
  grant_type: 'client_credentials',
  client_id: client.clientId,
  client_secret: client.clientSecret,
  scope: `api://${client.audience}/.default`,
  ...changes,
});
const ask = (body: Record<string, string>, tenantId = NORTHWIND.tenantId) =>
  fetch(desk.issuer.tokenUrl(tenantId), { method: 'POST', body: new URLSearchParams(body) });
const tokenFor = async (client: DeskClient) =>
  ((await (await ask(form(client), client.tenantId)).json()) as { access_token: string }).access_token;
const verify = (token: string, { tenantId, audience }: DeskClient, from = desk) =>
  jwtVerify(token, createRemoteJWKSet(new URL(from.issuer.keysUrl())), {
    algorithms: ['RS256'],
    issuer: from.issuer.issuerOf(tenantId),
    audience,
    currentDate: new Date(CHRISTMAS),
  });

beforeEach(async () => {
  desk = await aDesk({ now: () => CHRISTMAS, clients: [NORTHWIND, TAILSPIN] });
});
afterEach(async () => {
  await desk.stop();
});

describe('the token issuer', () => {
  it('gives a token that jose verifies, with the claims of Entra', async () => {
    const { payload, protectedHeader } = await verify(await tokenFor(NORTHWIND), NORTHWIND);
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT' });
    expect(payload).toMatchObject({
      iss: `${desk.origin}/oidc/${NORTHWIND.tenantId}/v2.0`,
      aud: NORTHWIND.audience,
      tid: NORTHWIND.tenantId,
      azp: NORTHWIND.clientId,
      appid: NORTHWIND.clientId,
      roles: ['Transfers.Read.Own'],
      ver: '2.0',
      iat: CHRISTMAS / 1000,
      exp: CHRISTMAS / 1000 + 3599,
    });
    expect(payload.oid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
    expect(payload.sub).toBe(payload.oid);
  });

  it('keeps tenants apart', async () => {
    const token = await tokenFor(TAILSPIN);
    await verify(token, TAILSPIN);
    await expect(verify(token, NORTHWIND)).rejects.toMatchObject({ claim: 'iss' });
    expect(decodeJwt(token).oid).not.toBe(decodeJwt(await tokenFor(NORTHWIND)).oid);
  });

  it('is found by its configuration, in a tenant and in common', async () => {
    const configuration = async (tenant: string) =>
      (await (
        await fetch(`${desk.issuer.authority}/${tenant}/v2.0/.well-known/openid-configuration`)
      ).json()) as {
        issuer: string;
        jwks_uri: string;
        token_endpoint: string;
      };
    const own = await configuration(NORTHWIND.tenantId);
    expect(own.issuer).toBe(desk.issuer.issuerOf(NORTHWIND.tenantId));
    expect(own.token_endpoint).toBe(desk.issuer.tokenUrl(NORTHWIND.tenantId));
    const [ownKeys, commonKeys] = await Promise.all(
      [own.jwks_uri, (await configuration('common')).jwks_uri].map(async (url) => (await fetch(url)).json()),
    );
    expect(ownKeys).toEqual(commonKeys);
    expect(JSON.stringify(ownKeys)).not.toMatch(/"(d|p|q)":/);
    expect((await configuration('common')).issuer).toBe(`${desk.origin}/oidc/{tenantid}/v2.0`);
    expect((await fetch(desk.issuer.keysUrl('unknown'))).status).toBe(404);
  });

  it.each([
    ['a wrong secret', form(NORTHWIND, { client_secret: 'guess' }), 401, 'invalid_client'],
    ['the secret of another tenant', form(TAILSPIN), 401, 'invalid_client'],
    ['an unknown application', form(NORTHWIND, { client_id: 'nobody' }), 400, 'unauthorized_client'],
    ['another grant', form(NORTHWIND, { grant_type: 'password' }), 400, 'unsupported_grant_type'],
    ['another API', form(NORTHWIND, { scope: 'api://elsewhere/.default' }), 400, 'invalid_scope'],
    ['no secret', form(NORTHWIND, { client_secret: '' }), 400, 'invalid_request'],
  ])('refuses %s', async (_, body, status, error) => {
    const answer = await ask(body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      error,
      error_description: expect.stringMatching(/^AADSTS\d+: /),
    });
  });

  it('refuses a tenant it does not know and a body that is no form', async () => {
    expect((await ask(form(NORTHWIND), 'unknown')).status).toBe(400);
    const url = desk.issuer.tokenUrl(NORTHWIND.tenantId);
    expect((await fetch(url, { method: 'POST', body: JSON.stringify(form(NORTHWIND)) })).status).toBe(400);
  });

  it('has a key of its own with every start', async () => {
    const token = await tokenFor(NORTHWIND);
    const other = await aDesk({ clients: [NORTHWIND] });
    const keys = createRemoteJWKSet(new URL(other.issuer.keysUrl()));
    await expect(jwtVerify(token, keys)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
    await other.stop();
  });
});
