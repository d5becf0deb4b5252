import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { type Answer, json, type Visit } from '../room.ts';
import type { DeskClient, Issuer } from './issuer.ts';

/** Entra's error body: the OAuth code, and its own number in text and as a number. */
function refuse(status: number, error: string, number: number, text: string): Answer {
  return json(status, {
    error,
    error_description: `AADSTS${number}: ${text}`,
    error_codes: [number],
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
  });
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

const isFor = ({ audience }: DeskClient, scope: string): boolean =>
  scope === `${audience}/.default` || scope === `api://${audience}/.default`;

/** Who asks, or why not; the order of the questions is Entra's. */
function identify(
  clients: readonly DeskClient[],
  tenantId: string,
  form: URLSearchParams,
): DeskClient | Answer {
  const tenant = clients.filter((client) => client.tenantId === tenantId);
  if (tenant.length === 0) return refuse(400, 'invalid_request', 90002, `Tenant '${tenantId}' not found.`);
  const missing = ['grant_type', 'client_id', 'client_secret', 'scope'].find((name) => !form.get(name));
  if (missing !== undefined)
    return refuse(400, 'invalid_request', 900144, `The body must contain '${missing}'.`);
  if (form.get('grant_type') !== 'client_credentials') {
    return refuse(400, 'unsupported_grant_type', 70003, 'The grant type is not supported.');
  }
  const known = tenant.filter((client) => client.clientId === form.get('client_id'));
  if (known.length === 0)
    return refuse(400, 'unauthorized_client', 700016, 'Application not found in the directory.');
  const proven = known.filter((client) => isSame(client.clientSecret, form.get('client_secret') ?? ''));
  if (proven.length === 0) return refuse(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
  const served = proven.find((client) => isFor(client, form.get('scope') ?? ''));
  return served ?? refuse(400, 'invalid_scope', 70011, 'The scope must be one API followed by /.default.');
}

/** `POST /oidc/{tenantId}/oauth2/v2.0/token` with client credentials in the form body. */
export async function answerTokenRequest(
  issuer: Issuer,
  clients: readonly DeskClient[],
  tenantId: string,
  { headers, body }: Visit,
): Promise<Answer> {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return refuse(400, 'invalid_request', 900144, 'The body must be application/x-www-form-urlencoded.');
  }
  const client = identify(clients, tenantId, new URLSearchParams(body.toString('utf8')));
  if ('status' in client) return client;
  const { token, expiresIn } = await issuer.issue(client);
  return json(200, {
    token_type: 'Bearer',
    expires_in: expiresIn,
    ext_expires_in: expiresIn,
    access_token: token,
  });
}
