import { randomUUID } from 'node:crypto';
import type { SamplePartner } from '../../../infra/local/sample-partners.ts';
import { signWebhook } from '../../../shared/partners/webhook-signature.ts';
import type { Doors } from './use-doors.ts';

/** A webhook as it goes over the wire; every part may be spoilt before it is posted. */
export type Letter = { partnerId: string; body: string | Uint8Array; headers: Record<string, string> };

/** What makes a letter other than the one an honest portal would write. */
export type Oddity = {
  id?: string;
  /** Seconds the sender's clock is ahead of ours. */
  ahead?: number;
  key?: string;
  partnerId?: string;
};

/** What is said, as the body of a webhook. */
export const bodyOf = ({ iso }: Doors, type: string, data: unknown): string =>
  JSON.stringify({ type, timestamp: iso(), data });

/** A signed letter with these very bytes. */
export function letterWith(
  { stack }: Doors,
  who: SamplePartner,
  body: string | Uint8Array,
  { id = randomUUID(), ahead = 0, key = who.signingKey, partnerId = who.partner.partnerId }: Oddity = {},
): Letter {
  const timestamp = Math.floor(stack.now() / 1000) + ahead;
  const headers = signWebhook({ id, timestamp, body, key });
  return { partnerId, body, headers: { ...headers, 'content-type': 'application/json' } };
}

/** A signed letter that says one thing. */
export const letter = (
  doors: Doors,
  who: SamplePartner,
  type: string,
  data: unknown,
  oddity: Oddity = {},
): Letter => letterWith(doors, who, bodyOf(doors, type, data), oddity);

/** Posts a letter at the door its partner's portal uses. */
export const post = ({ world }: Doors, { partnerId, body, headers }: Letter): Promise<Response> =>
  fetch(`${world.baseUrl}/webhooks/partners/${partnerId}`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : Buffer.from(body),
  });

/** An answer as text without what differs from one request to the next, to compare two of them byte by byte. */
export const withoutTrace = async (response: Response): Promise<string> =>
  `${response.status} ${response.headers.get('content-type')} ${(await response.text()).replace(/"traceId":"[^"]*"/, '')}`;
