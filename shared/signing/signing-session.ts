import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { markOf } from '../transfer/access-code.ts';
import { Holder, isCopyHolder, isSigner, partyOfHolder } from '../transfer/link.ts';
import { Language, type Party } from '../transfer/party.ts';
import { TransferId } from '../transfer/primitives.ts';
import type { Transfer } from '../transfer/transfer.ts';

const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 2 * 3_600_000;

/** What a session stands for: the link it was opened with, and how long it may go on (RELIABILITY 2.2). */
export const LinkSession = z.strictObject({
  transferId: TransferId,
  holder: Holder,
  revision: z.int(),
  generation: z.int(),
  /** The mark of the access code that was given; empty where none was asked for. */
  proven: z.string(),
  /** The language chosen on a page; without one the browser's is spoken. */
  language: Language.optional(),
  startedAt: z.int(),
  idleUntil: z.int(),
});
export type LinkSession = z.infer<typeof LinkSession>;

/** A session of somebody who may sign. */
export type SigningSession = LinkSession & { holder: Party };

/** Tells a signatory's session from the others. */
export const maySign = (session: LinkSession): session is SigningSession => isSigner(session.holder);

/** Whose access code guards a link: to sign, and to the copies afterwards; the customer's page and the new partner's part have none. */
export const codeParty = (holder: Holder): Party | undefined =>
  isSigner(holder) || isCopyHolder(holder) ? partyOfHolder(holder) : undefined;

/** The mark of the access code a link asks for now; empty where none is set. */
export function markFor({ accessCodes }: Transfer, holder: Holder): string {
  const party = codeParty(holder);
  return party ? markOf(accessCodes[party]) : '';
}

/** Whether an access code has to be given first: one is set, and it is not the one this session was opened with. */
export const needsCode = (transfer: Transfer, { holder, proven }: LinkSession): boolean =>
  markFor(transfer, holder) !== proven;

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
  const read = LinkSession.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  return read.success && now < read.data.idleUntil ? read.data : undefined;
}
