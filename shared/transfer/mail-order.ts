import { z } from 'zod';
import { Instant } from './instant.ts';
import { Party } from './party.ts';

/** Who can be told: a party, or the team that runs the product. */
export const Addressee = z.enum([...Party.options, 'ops']);
export type Addressee = z.infer<typeof Addressee>;

/**
 * News that is to go out, by mail or to a partner's portal; what it says is worked out when it is sent, so no token
 * is ever stored. `place` is where the transfer stood: what asks for something is dropped once it has moved on.
 */
export const MailOrder = z.strictObject({
  mailId: z.string(),
  kind: z.string(),
  to: Addressee,
  channel: z.enum(['mail', 'portal']).default('mail'),
  orderedAt: Instant,
  place: z.string(),
});
export type MailOrder = z.infer<typeof MailOrder>;
