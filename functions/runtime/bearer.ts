import type { Partner } from '../../shared/partners/partner.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import { easyAuthPrincipal } from './easy-auth.ts';
import type { Knock } from './endpoint.ts';
import type { Settings } from './settings.ts';

/** What a verified access token, or the platform's own sign-in, says of its bearer. */
export type Claims = { tid: string; azp: string; roles: string[] };

/** What jose says when the key server does not answer, or answers something else than keys. */
const KEY_SERVER_TROUBLE = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];

type KeySet = ReturnType<typeof import('jose')['createRemoteJWKSet']>;
const keySets = new Map<string, KeySet>();

/** An Entra app-only token: signature, audience, issuer of its own tenant and time are checked (AZURE 4.2). */
async function claimsOf({ request, services }: Knock): Promise<Claims | Refusal> {
  const token = /^Bearer ([A-Za-z0-9._-]+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!token) return refuse('unauthenticated');
  const { jwtVerify, createRemoteJWKSet, errors } = await import('jose');
  const { ENTRA_AUTHORITY: authority, API_AUDIENCE: audience }: Settings = services.settings;
  const keys =
    keySets.get(authority) ?? createRemoteJWKSet(new URL(`${authority}/common/discovery/v2.0/keys`));
  keySets.set(authority, keys);
  try {
    const currentDate = new Date(services.now());
    const { payload } = await jwtVerify(token, keys, { algorithms: ['RS256'], audience, currentDate });
    const { tid, azp, roles, iss } = payload as Partial<Claims> & { iss?: string };
    if (!tid || !azp || iss !== `${authority}/${tid}/v2.0`) return refuse('unauthenticated');
    return { tid, azp, roles: Array.isArray(roles) ? roles : [] };
  } catch (cause) {
    if (cause instanceof errors.JOSEError && !KEY_SERVER_TROUBLE.includes(cause.code))
      return refuse('unauthenticated');
    throw cause; // the key server is down: our trouble, not the caller's
  }
}

/** A partner's own program: its tenant and its app must both be in the registry. */
export async function partnerCaller(knock: Knock): Promise<Partner | Refusal> {
  const claims = await claimsOf(knock);
  if (isRefusal(claims)) return claims;
  const partner = await knock.services.partners.byTenant(claims.tid.toLowerCase());
  if (partner?.status !== 'active' || !partner.appIds.includes(claims.azp.toLowerCase()))
    return refuse('unauthenticated');
  return claims.roles.includes('Transfers.Read.Own') ? partner : refuse('forbidden');
}

/** Somebody of ops, by bearer token or, where Easy Auth guards the app, by its header; `operate` is the higher role. */
export const opsCaller =
  (needed: 'Transfers.Ops.Read' | 'Transfers.Ops.Operate') =>
  async (knock: Knock): Promise<{ name: string } | Refusal> => {
    const principal = easyAuthPrincipal(knock);
    const claims = principal ?? (await claimsOf(knock));
    if (isRefusal(claims)) return claims;
    const { OPS_TENANT_ID } = knock.services.settings;
    if (claims.tid.toLowerCase() !== OPS_TENANT_ID.toLowerCase()) return refuse('unauthenticated');
    const enough = [needed, 'Transfers.Ops.Operate'].some((role) => claims.roles.includes(role));
    return enough ? { name: claims.azp } : refuse('forbidden');
  };
