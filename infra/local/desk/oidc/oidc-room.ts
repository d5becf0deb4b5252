import { type Answer, json, type Reply, type Room, type Visit } from '../room.ts';
import type { DeskClient, Issuer } from './issuer.ts';
import { answerTokenRequest } from './token-request.ts';

const PATH = /^\/oidc\/([^/]+)\/(.+)$/;

/** For `common` Entra leaves the tenant open in the issuer's name; so does this. */
function configuration(issuer: Issuer, tenantId: string): Answer {
  return json(200, {
    issuer: issuer.issuerOf(tenantId === 'common' ? '{tenantid}' : tenantId),
    token_endpoint: issuer.tokenUrl(tenantId),
    jwks_uri: issuer.keysUrl(tenantId),
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    grant_types_supported: ['client_credentials'],
    response_types_supported: ['token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
}

type Door = (tenantId: string, visit: Visit) => Promise<Reply> | Reply;

/** The doors of a Microsoft Entra tenant that an application without a user needs (AZURE 4). */
export function oidcRoom(issuer: Issuer, clients: readonly DeskClient[]): Room {
  const tenants = new Set(['common', ...clients.map(({ tenantId }) => tenantId)]);
  const doors = new Map<string, Door>([
    ['GET discovery/v2.0/keys', () => json(200, issuer.keys)],
    ['GET v2.0/.well-known/openid-configuration', (tenantId) => configuration(issuer, tenantId)],
    ['POST oauth2/v2.0/token', (tenantId, visit) => answerTokenRequest(issuer, clients, tenantId, visit)],
  ]);
  return {
    sign: {
      label: 'Token issuer',
      path: '/oidc/common/v2.0/.well-known/openid-configuration',
      about: 'Client credentials in, RS256 access tokens out, as Microsoft Entra gives them.',
    },
    answer(visit) {
      const [, tenantId = '', path] = PATH.exec(visit.url.pathname) ?? [];
      const isKnown = visit.method === 'POST' || tenants.has(tenantId);
      return isKnown ? doors.get(`${visit.method} ${path}`)?.(tenantId, visit) : undefined;
    },
  };
}
