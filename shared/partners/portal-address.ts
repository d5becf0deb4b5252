import { z } from 'zod';

/** A DNS name with a dot, no dot at its end, and a last label that is no number. */
const NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
/** Names that never lead out of a machine or a network (RFC 6761, 6762, 8375; the last is ICANN's). */
const NEVER_PUBLIC = /(^|\.)(localhost|local|invalid|home\.arpa|internal)$/;
const LOOPBACK = ['127.0.0.1', '[::1]'];

/**
 * The address of a portal as it may be called, or undefined: `https` at a DNS name on port 443, never a literal address
 * (RELIABILITY 2.4). With `loopback` also `http` at 127.0.0.1 or [::1] on any port, for a portal on the same machine.
 * Only what the text says is judged; where the name leads is looked at when somebody connects.
 */
export function portalUrl(text: string, { loopback }: { loopback: boolean }): URL | undefined {
  const url = /^[\x21-\x7e]{1,2048}$/.test(text) ? URL.parse(text) : null;
  if (!url || url.username || url.password || url.hash) return undefined;
  return isPublic(url) || (loopback && isLoopback(url)) ? url : undefined;
}

const isPublic = ({ protocol, port, hostname }: URL): boolean =>
  protocol === 'https:' && port === '' && NAME.test(hostname) && !NEVER_PUBLIC.test(hostname);

const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && LOOPBACK.includes(hostname);

/** Where a partner wants its news: an address of ours to call. Loopback is of use on one machine only; the settings decide. */
export const PortalAddress = z
  .string()
  .refine(
    (text) => portalUrl(text, { loopback: true }) !== undefined,
    'must be an https address at a DNS name, such as https://portal.contoso.com/notices',
  );
