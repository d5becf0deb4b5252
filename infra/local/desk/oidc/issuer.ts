import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** An application registered with the issuer, as an app registration with application roles would be in Entra. */
export interface DeskClient {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The API the token is for: its application id, which a v2 token names as `aud`. */
  readonly audience: string;
  readonly roles: readonly string[];
}

/** An access token with its life in seconds. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresIn: number;
}

/** The signing side of the issuer; its key is made at start and never leaves the process. */
export interface Issuer {
  readonly keys: { readonly keys: readonly JWK[] };
  /** `{origin}/oidc`, what `https://login.microsoftonline.com` is in the cloud. */
  readonly authority: string;
  readonly issuerOf: (tenantId: string) => string;
  readonly tokenUrl: (tenantId: string) => string;
  readonly keysUrl: (tenantId?: string) => string;
  readonly issue: (client: DeskClient) => Promise<IssuedToken>;
}

const LIFE_SECONDS = 3599;

/** The same application is the same object in its tenant with every token, as in Entra. */
function objectId({ tenantId, clientId }: DeskClient): string {
  const hex = createHash('sha256').update(`${tenantId}/${clientId}`).digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}

/** Makes an issuer with a fresh RSA key; `now` is the stack's clock in epoch milliseconds. */
export async function createIssuer(origin: () => string, now: () => number): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const bare = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(bare);
  const authority = () => `${origin()}/oidc`;
  const issuerOf = (tenantId: string) => `${authority()}/${tenantId}/v2.0`;

  async function issue(client: DeskClient): Promise<IssuedToken> {
    const seconds = Math.floor(now() / 1000);
    const { tenantId, clientId, roles, audience } = client;
    const claims = { tid: tenantId, azp: clientId, appid: clientId, azpacr: '1', ver: '2.0', idtyp: 'app' };
    const token = await new SignJWT({
      ...claims,
      oid: objectId(client),
      roles: [...roles],
      uti: randomUUID(),
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuer(issuerOf(tenantId))
      .setAudience(audience)
      .setSubject(objectId(client))
      .setIssuedAt(seconds)
      .setNotBefore(seconds)
      .setExpirationTime(seconds + LIFE_SECONDS)
      .sign(privateKey);
    return { token, expiresIn: LIFE_SECONDS };
  }

  return {
    keys: { keys: [{ ...bare, kid, use: 'sig', alg: 'RS256' }] },
    get authority() {
      return authority();
    },
    issuerOf,
    tokenUrl: (tenantId) => `${authority()}/${tenantId}/oauth2/v2.0/token`,
    keysUrl: (tenantId = 'common') => `${authority()}/${tenantId}/discovery/v2.0/keys`,
    issue,
  };
}
