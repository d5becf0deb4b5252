import type { Partner } from '../../shared/partners/partner.ts';
import { type VerificationKey, verifyWebhook } from '../../shared/partners/webhook-signature.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import { takingPart } from '../../shared/workflow/draft-transfer.ts';
import type { Knock } from './endpoint.ts';

/** A partner's portal that signed these very bytes (Standard Webhooks). */
export type Portal = { partner: Partner; webhookId: string; body: Uint8Array };

/**
 * Size first, then the partner, then the signature over the raw bytes (RELIABILITY 2.3). An unknown partner and a
 * wrong signature look alike to the caller; the log has the reason.
 */
export async function portalCaller(knock: Knock): Promise<Portal | Refusal> {
  const body = await knock.body('application/json');
  if (isRefusal(body)) return body;
  const partner = await partnerNamed(knock);
  const { services, request, params, log } = knock;
  const verdict = verifyWebhook({
    headers: [...request.headers.entries()] as [string, string][],
    body,
    keys: partner ? keysOf(partner, services.partnerSecret) : [],
    now: services.now(),
  });
  if (partner && verdict.ok) return { partner, webhookId: verdict.id, body };
  const reason = verdict.ok ? 'unknown-partner' : verdict.reason;
  log(
    JSON.stringify({
      msg: 'webhook not verified',
      reason,
      partnerKnown: partner !== undefined,
      route: params.partnerId?.slice(0, 40),
    }),
  );
  return refuse('webhook-not-verified', [
    { path: 'headers', message: REASONS[reason] ?? 'the signature does not match' },
  ]);
}

const keysOf = (
  { webhookKeys }: Partner,
  secretOf: (name: string) => string | undefined,
): VerificationKey[] =>
  webhookKeys.flatMap(({ keyId, publicKey, secretName, notAfter }) => {
    const key = publicKey ?? (secretName && secretOf(secretName));
    return key ? [{ keyId, key, ...(notAfter ? { notAfter } : {}) }] : [];
  });

/** What a portal's engineer may know to mend it; nothing that tells whether a partner or key exists. */
const REASONS: Record<string, string> = {
  'missing-header': 'webhook-id, webhook-timestamp and webhook-signature are needed',
  'duplicate-header': 'webhook-id, webhook-timestamp and webhook-signature are needed once each',
  'malformed-id': 'webhook-id must have 1 to 64 of A-Z, a-z, 0-9, "_" and "-"',
  'malformed-timestamp': 'webhook-timestamp must be whole seconds since 1970',
  'too-old': 'webhook-timestamp is more than five minutes ago',
  'too-new': 'webhook-timestamp is more than five minutes ahead',
};

/** The partner of the route, if it takes part at present. */
async function partnerNamed({ params, services }: Knock): Promise<Partner | undefined> {
  const partnerId = params.partnerId ?? '';
  if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(partnerId)) return undefined;
  return takingPart(services, partnerId);
}
