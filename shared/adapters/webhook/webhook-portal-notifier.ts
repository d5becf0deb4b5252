import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request as secureRequest } from 'node:https';
import { portalUrl } from '../../partners/portal-address.ts';
import {
  NoticeNotAccepted,
  type PortalNotifier,
  type SignedNotice,
  signedNotice,
} from '../../partners/portal-notice.ts';
import { instantAt } from '../../transfer/instant.ts';
import { AddressNotPublic, publicLookup } from './public-lookup.ts';

/** `signingKey` is our `whsk_` key; `loopback` also allows portals on this machine; `agent` connects to all others. */
export type WebhookOptions = { signingKey: string; loopback: boolean; limitMs?: number; agent?: Agent };

const LIMIT_MS = 10_000;

/** Every try connects anew: no connection outlives the check of the address it leads to, and no proxy is asked. */
const publicAgent = () => new Agent({ keepAlive: false, lookup: publicLookup() });

/**
 * Posts notices to portals as Standard Webhooks: one try, ten seconds for everything, no redirect followed, and of the
 * answer only status and `Retry-After` read. Each try bears this machine's time, not the product's clock, which may
 * be moved in a rehearsal while the receiver's is not.
 */
export function webhookPortalNotifier(options: WebhookOptions): PortalNotifier {
  const { signingKey, loopback, limitMs = LIMIT_MS, agent = publicAgent() } = options;
  const plain = new PlainAgent({ keepAlive: false });
  return {
    async send(notice) {
      const url = portalUrl(notice.url, { loopback });
      if (!url) throw new NoticeNotAccepted('its address must not be called', { hopeless: true });
      const signed = signedNotice(notice, signingKey, instantAt(Date.now()));
      const { status, retryAfter } = await post(url, signed, {
        agent: url.protocol === 'https:' ? agent : plain,
        limitMs,
      });
      if (status >= 200 && status < 300) return;
      throw new NoticeNotAccepted(`status ${status}`, {
        status,
        retryAfterSeconds: secondsUntil(retryAfter),
      });
    },
  };
}

type Answer = { status: number; retryAfter: string | undefined };
type Way = { agent: Agent | PlainAgent; limitMs: number };

/** Done with the first line and the headers of the answer; whatever comes after them is never read. */
function post(url: URL, { body, headers }: SignedNotice, { agent, limitMs }: Way): Promise<Answer> {
  const signal = AbortSignal.timeout(limitMs);
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const fail = (error?: Error) =>
      reject(new NoticeNotAccepted(signal.aborted ? `no answer within ${limitMs} ms` : whatFailed(error)));
    const request = send(url, {
      method: 'POST',
      agent,
      signal,
      headers: {
        ...headers,
        'content-length': Buffer.byteLength(body),
        'user-agent': 'csp-subscription-transfer',
      },
    });
    request.on('response', (response) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      response.destroy();
    });
    request.on('error', fail).on('close', fail);
    request.end(body);
  });
}

/** By its code alone: messages of sockets and certificates name hosts, addresses and subjects. */
function whatFailed(error: Error | undefined): string {
  if (error instanceof AddressNotPublic) return 'its name leads to an address that is not public';
  const code = error && 'code' in error ? String(error.code) : '';
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? `no connection (${code})` : 'no connection';
}

/** `Retry-After` is a number of seconds or a date. */
function secondsUntil(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
