import { Buffer } from 'node:buffer';
import type { DeskClient } from '../../../infra/local/desk/oidc/issuer.ts';
import type { SamplePartner } from '../../../infra/local/sample-partners.ts';
import type { Doors } from './use-doors.ts';

/** A token of the stack's issuer for a partner's program, or for one that differs from it in something. */
export async function partnerToken(
  { stack }: Doors,
  { partner, clientId }: SamplePartner,
  differing: Partial<DeskClient> = {},
): Promise<string> {
  const { token } = await stack.desk.issuer.issue({
    tenantId: partner.microsoftId,
    clientId,
    clientSecret: '',
    audience: stack.audience,
    roles: ['Transfers.Read.Own'],
    ...differing,
  });
  return token;
}

/** A token for somebody of ops with this role. */
export async function opsToken({ stack }: Doors, role = 'Transfers.Ops.Operate'): Promise<string> {
  return (await stack.desk.issuer.issue({ ...stack.opsClient, audience: stack.audience, roles: [role] }))
    .token;
}

const FRESH_MS = 3_000_000;

/** One token for many questions of a test that is not about tokens; a new one before the stack's clock has made it old. */
function keptToken(issue: (doors: Doors) => Promise<string>): (doors: Doors) => Promise<string> {
  let kept: { token: Promise<string>; until: number } | undefined;
  return (doors) => {
    const now = doors.stack.now();
    if (!kept || now > kept.until) kept = { token: issue(doors), until: now + FRESH_MS };
    return kept.token;
  };
}

/** What tests use to look at things as ops and as the two partners of a transfer. */
export const lookingAs = {
  ops: keptToken((doors) => opsToken(doors)),
  fabrikam: keptToken((doors) => partnerToken(doors, doors.partners.fabrikam)),
  contoso: keptToken((doors) => partnerToken(doors, doors.partners.contoso)),
};

/** The same claims without a signature, as somebody would write who hopes that nobody looks. */
export function unsigned(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${header}.${token.split('.')[1]}.`;
}

/** The same token with one claim changed and the old signature. */
export function forged(token: string, change: Record<string, unknown>): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
  return `${header}.${Buffer.from(JSON.stringify({ ...claims, ...change })).toString('base64url')}.${signature}`;
}

/** Asks a door with a token, or without one. */
export const ask = (
  { world }: Doors,
  path: string,
  token?: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Response> =>
  fetch(`${world.baseUrl}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...init.headers },
  });
