import { z } from 'zod';

const days = (count: number) => z.number().min(0.01).max(3650).default(count);

/**
 * How long the parties may take, in days of 24 hours. The article names no expiry, so these are ours: 30 days as in
 * the self-service transfer (D-01), 10 for signatures and a warning on day 7 (D-05). Settings change them for new
 * transfers; a transfer keeps the terms it began with.
 */
export const Terms = z.strictObject({
  signatureMaxAgeDays: days(10),
  signatureWarnDays: days(7),
  remindEveryDays: days(3),
  /** From the request to the first upload; once the form is with Microsoft only the stages' own times count. */
  transferMaxDays: days(90),
  daysToAnswer: z
    .strictObject({
      ticket: days(30),
      currentPartnerSignature: days(10),
      newPartner: days(30),
      signatures: days(10),
      submission: days(10),
    })
    .prefault({}),
});
export type Terms = z.infer<typeof Terms>;

/** The terms when nothing else is set. */
export const TERMS: Terms = Terms.parse({});

/** What no setting changes: how far portals' clocks may be ahead of ours, and how large Microsoft lets an upload be (DOMAIN 9.3). */
export const LIMITS = { clockSkewMs: 60_000, formMaxBytes: 5_000_000, revisions: 30 } as const;
