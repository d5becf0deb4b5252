import { createPrivateKey, createPublicKey } from 'node:crypto';
import { epoch, type Instant } from '../transfer/instant.ts';
import { signatureBy } from './webhook-keys.ts';
import { signWebhook } from './webhook-signature.ts';

/**
 * One notice to one partner's portal. `noticeId` is its `webhook-id` (1 to 64 of A-Z, a-z, 0-9, `_`, `-`), the same on
 * every try, so that a repeat is recognised; `timestamp` is when the thing it tells of happened.
 */
export type PortalNotice = {
  partnerId: string;
  url: string;
  noticeId: string;
  type: string;
  timestamp: Instant;
  data: Record<string, unknown>;
};

/** Hands a notice to the portal; done when it answered 2xx. Throws `NoticeNotAccepted` when it did not. */
export interface PortalNotifier {
  send(notice: PortalNotice): Promise<void>;
}

/**
 * Statuses after which the same notice is not sent again: 410 is Standard Webhooks' word for "never again", the others
 * find fault with the content, which stays the same. Not 400: portals answer it to a signature whose key they do not have yet.
 */
const FOR_GOOD: readonly unknown[] = [410, 413, 415, 422];

/** What is known of a notice that was not accepted; `hopeless` when its address can never be called. */
export type NotAccepted = {
  status?: number | undefined;
  retryAfterSeconds?: number | undefined;
  hopeless?: boolean;
};

/** A portal has not accepted a notice; says when to try again, if the portal said so. Holds no address and no content. */
export class NoticeNotAccepted extends Error {
  override name = 'NoticeNotAccepted';
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly forGood: boolean;
  constructor(problem: string, { status, retryAfterSeconds, hopeless = false }: NotAccepted = {}) {
    super(`The portal has not accepted the notice: ${problem}.`);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
    this.forGood = hopeless || FOR_GOOD.includes(status);
  }
}

/** A notice ready to be posted: its exact bytes, and what has to stand above them. */
export type SignedNotice = { body: string; headers: Record<string, string> };

/**
 * Signs a notice for one try. `triedAt` is that try's own moment, for the receiver's window of five minutes; the body
 * is the same on every try. Throws TypeError for a key or an id that is none.
 */
export function signedNotice(notice: PortalNotice, key: string, triedAt: Instant): SignedNotice {
  const { noticeId, type, timestamp, data } = notice;
  const body = JSON.stringify({ type, timestamp, data });
  const signature = signWebhook({
    id: noticeId,
    timestamp: Math.floor(epoch(triedAt) / 1000),
    body,
    key,
  });
  return { body, headers: { ...signature, 'content-type': 'application/json' } };
}

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The public half (`whpk_…`) of our `whsk_` key, for portals to pin. Throws TypeError, without quoting it, for any other text. */
export function noticePublicKey(key: string): string {
  if (!key.startsWith('whsk_')) throw new TypeError('Not a whsk_ key.');
  signatureBy(key, Buffer.alloc(0)); // refuses whatever cannot sign
  const seed = Buffer.from(key.slice(5), 'base64').subarray(0, 32);
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return `whpk_${spki.subarray(-32).toString('base64')}`;
}

/** Whether a text can sign notices: for the settings, so that a bad key is found at the start. */
export function isNoticeKey(key: string): boolean {
  try {
    noticePublicKey(key);
    return true;
  } catch {
    return false; // the reason is the same for everybody: it is no key
  }
}
