import type { Stage } from './transfer.ts';

/** How long the parties may take. The article names no expiry, so these are ours: 30 days as in the self-service transfer (D-01), 10 for signatures (D-05). */
export const TERMS = {
  signatureMaxAgeDays: 10,
  remindEveryDays: 3,
  daysToAnswer: {
    ticket: 30,
    currentPartnerSignature: 10,
    newPartner: 30,
    signatures: 10,
    submission: 10,
  } as Partial<Record<Stage, number>>,
  /** Clocks of portals may be a little ahead of ours. */
  clockSkewMs: 60_000,
  formMaxBytes: 5_000_000,
} as const;
