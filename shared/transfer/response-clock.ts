import { z } from 'zod';
import { Calendar } from '../calendar/calendar.ts';
import { Instant } from './instant.ts';

/**
 * The eight-business-hour clock, its instants fixed when the upload is recorded (R-34, A-10, DOMAIN 11). Where
 * Microsoft's own due instant is recorded it is the one that counts; ours is kept beside it (DOMAIN 9.1).
 */
export const SupportClock = z.strictObject({
  calendar: Calendar,
  startedAt: Instant,
  halfAt: Instant,
  threeQuartersAt: Instant,
  dueAt: Instant,
  computedDueAt: Instant,
  microsoftDueAt: Instant.optional(),
  warned: z.array(z.enum(['half', 'threeQuarters'])),
  breachedAt: Instant.optional(),
  tellAgainAt: Instant.optional(),
});
export type SupportClock = z.infer<typeof SupportClock>;
