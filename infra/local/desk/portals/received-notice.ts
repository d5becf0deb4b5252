import { createHash } from 'node:crypto';
import { z } from 'zod';
import { verifyWebhook, type WebhookProblem } from '../../../../shared/partners/webhook-signature.ts';
import type { Visit } from '../room.ts';

/** What our notices say: the body of Standard Webhooks. */
const Body = z.strictObject({
  type: z.string().min(1).max(200),
  timestamp: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
});

/** A notice as a sample portal took it: verified, with the hash of its bytes. */
export interface Notice extends z.infer<typeof Body> {
  readonly partnerId: string;
  /** Its `webhook-id`. */
  readonly noticeId: string;
  readonly bodyHash: string;
}

/** The same as it is kept; `number` counts over all portals, `receivedAt` is the stack's time. */
export const KeptNotice = Body.extend({
  number: z.int().positive(),
  receivedAt: z.iso.datetime(),
  partnerId: z.string(),
  noticeId: z.string(),
  bodyHash: z.string(),
});
export type KeptNotice = Readonly<z.infer<typeof KeptNotice>>;

/** Why a portal does not believe or understand what came. */
export type NoticeProblem = WebhookProblem | 'not-a-notice';

/**
 * Reads what came to a portal as an engineer of that partner would: the signature over the raw bytes first, by the one
 * key that is pinned and by this machine's clock, then the content.
 */
export function readNotice(visit: Visit, partnerId: string, publicKey: string): Notice | NoticeProblem {
  const { headers, body } = visit;
  const verdict = verifyWebhook({
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      [value ?? []].flat().map((one) => [name, one]),
    ),
    body,
    keys: [{ keyId: 'notices', key: publicKey }],
    now: new Date().toISOString(),
  });
  if (!verdict.ok) return verdict.reason;
  const content = Body.safeParse(parse(body));
  if (!content.success) return 'not-a-notice';
  const bodyHash = createHash('sha256').update(body).digest('base64');
  return { partnerId, noticeId: verdict.id, bodyHash, ...content.data };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined; // no JSON is no notice, as the schema says
  }
}
