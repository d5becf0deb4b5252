import { randomUUID } from 'node:crypto';
import { signWebhook } from '../../../shared/partners/webhook-signature.ts';
import type { SamplePartner } from '../sample-partners.ts';

/** Where the public doors are, and the clock everybody goes by. */
export type World = { baseUrl: string; deskOrigin: string; audience: string; now: () => number };

/** What a door answered. */
export type Reply = { status: number; body: Record<string, unknown> };

/** Asks for a bearer token as any program of a partner or of ops does. */
export async function bearer(
  world: World,
  tenantId: string,
  clientId: string,
  clientSecret: string,
): Promise<string> {
  const response = await fetch(`${world.deskOrigin}/oidc/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${world.audience}/.default`,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (!token) throw new Error(`No token: ${response.status}`);
  return token;
}

/** A partner's portal as an engineer would write it: it signs what it sends and reads with a token. */
export class Portal {
  private readonly world: World;
  private readonly who: SamplePartner;
  constructor(world: World, who: SamplePartner) {
    this.world = world;
    this.who = who;
  }

  /** Sends a signed message; the same `id` again is the same message again. */
  async send(type: string, data: object, id = randomUUID()): Promise<Reply> {
    const now = this.world.now();
    const body = JSON.stringify({ type, timestamp: new Date(now).toISOString(), data });
    const headers = signWebhook({ id, timestamp: Math.floor(now / 1000), body, key: this.who.signingKey });
    return this.post(body, { ...headers, 'content-type': 'application/json' });
  }

  async post(body: string, headers: Record<string, string>): Promise<Reply> {
    const url = `${this.world.baseUrl}/webhooks/partners/${this.who.partner.partnerId}`;
    const response = await fetch(url, { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async get(path: string): Promise<Response> {
    const { partner, clientId, clientSecret } = this.who;
    const token = await bearer(this.world, partner.microsoftId, clientId, clientSecret);
    return fetch(`${this.world.baseUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });
  }

  /** Asks again until the transfer is as wanted; gives up after half a minute with what it last saw. */
  async until(
    transferId: string,
    wanted: (transfer: Record<string, unknown>) => boolean,
  ): Promise<Record<string, unknown>> {
    let seen: Record<string, unknown> = {};
    for (const giveUp = performance.now() + 30_000; performance.now() < giveUp; ) {
      seen = (await (await this.get(`/transfers/${transferId}`)).json()) as Record<string, unknown>;
      if (wanted(seen)) return seen;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`The transfer never got there; it is ${JSON.stringify(seen)}`);
  }
}
