import { z } from 'zod';
import { Instant } from './instant.ts';

/** So many wrong tries, and the code is dead until another is set (RELIABILITY S6). */
export const MOST_TRIES = 5;

/** An access code as it is kept: salted and slowly hashed, with the wrong tries so far. */
export const AccessCode = z.strictObject({
  salt: z.string(),
  hash: z.string(),
  setBy: z.enum(['currentPartner', 'newPartner']),
  setAt: Instant,
  tries: z.int(),
});
export type AccessCode = z.infer<typeof AccessCode>;

/** Which code it is, without saying anything of it: what a session remembers that it has been given. */
export const markOf = (code: AccessCode | undefined): string => code?.hash.slice(0, 16) ?? '';
