import type { Instant } from '../transfer/instant.ts';

/** A webhook that was accepted once: which message it was and the hash of its body. */
export type Delivery = {
  partnerId: string;
  webhookId: string;
  bodyHash: string;
  transferId: string;
  receivedAt: Instant;
};

/** Remembers accepted webhook ids for the life of the transfer, not only for the five minutes of the time window (RELIABILITY S11). */
export interface Deliveries {
  find(partnerId: string, webhookId: string): Promise<Delivery | undefined>;
  /** Create-only: answers the delivery now on record, which is another one when the id was used before. */
  record(delivery: Delivery): Promise<Delivery>;
}
