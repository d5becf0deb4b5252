import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Party } from '../transfer/party.ts';
import { TransferId } from '../transfer/primitives.ts';

const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 2 * 3_600_000;

/** What a session stands for: the link it was opened with, and how long it may go on (RELIABILITY 2.2). */
export const LinkSession = z.strictObject({
  transferId: TransferId,
  /** Whose signing link it was, or `follow` for the customer's own page. */
  party: z.enum([...Party.options, 'follow']),
  revision: z.int(),
  generation: z.int(),
  startedAt: z.int(),
  idleUntil: z.int(),
});
export type LinkSession = z.infer<typeof LinkSession>;

/** A session of somebody who may sign. */
export type SigningSession = LinkSession & { party: Party };

/** Tells a signatory's session from the customer's own page. */
export const maySign = (session: LinkSession): session is SigningSession => session.party !== 'follow';

/** The same session with another half hour to go, never beyond two hours in all. Times are epoch milliseconds. */
export const prolonged = <S extends LinkSession>(session: S, now: number): S => ({
  ...session,
  idleUntil: Math.min(now + IDLE_MS, session.startedAt + ABSOLUTE_MS),
});

const macOf = (secret: Uint8Array, payload: string): Buffer =>
  createHmac('sha256', secret).update(`signing session ${payload}`).digest();

/** The session as a cookie value nobody else can make; it holds ids only and dies with its link. */
export function sessionCookie(session: LinkSession, secret: Uint8Array): string {
  const payload = Buffer.from(JSON.stringify(session)).toString('base64url');
  return `${payload}.${macOf(secret, payload).toString('base64url')}`;
}

/** The session in a cookie value, if it is ours and still runs. */
export function sessionIn(cookie: string, secret: Uint8Array, now: number): LinkSession | undefined {
  const [payload = '', mac = ''] = cookie.split('.');
  const given = Buffer.from(mac, 'base64url');
  const own = macOf(secret, payload);
  if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
  const session = LinkSession.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  return now < session.idleUntil ? session : undefined;
}
