import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import { readAs, readJson } from '../../shared/workflow/read-json.ts';
import type { Claims } from './bearer.ts';
import type { Knock } from './endpoint.ts';

const Principal = z.object({ claims: z.array(z.object({ typ: z.string(), val: z.string() })).default([]) });

const TENANT = ['http://schemas.microsoft.com/identity/claims/tenantid', 'tid'];
const PERSON = ['preferred_username', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'];
const ROLE = ['roles', 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role'];

/**
 * Who signed in at the platform. The header is anybody's to forge unless the platform says that it sets it
 * (AZURE 4.3); then `undefined`. One that cannot be read is nobody.
 */
export function easyAuthPrincipal({ request, services }: Knock): Claims | Refusal | undefined {
  const header = request.headers.get('x-ms-client-principal');
  if (!header || !services.settings.WEBSITE_AUTH_ENABLED) return undefined;
  const principal = readAs(Principal, readJson(Buffer.from(header, 'base64')));
  if (isRefusal(principal)) return refuse('unauthenticated');
  const values = (types: string[]) =>
    principal.claims.filter(({ typ }) => types.includes(typ)).map(({ val }) => val);
  const [[tid = ''], [azp = ''], roles] = [values(TENANT), values(PERSON), values(ROLE)];
  return { tid, azp, roles };
}
