import { z } from 'zod';

/** A code people can say on the telephone; short ones are guarded by five tries (RELIABILITY S6, S7). */
export const Code = z
  .string()
  .trim()
  .min(6)
  .max(40)
  .regex(/^[\p{L}\p{N}-]+$/u, 'must be letters, digits and hyphens');
