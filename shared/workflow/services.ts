import type { FormArchive } from '../form/form-archive.ts';
import type { Papers } from '../form/papers.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Deliveries } from '../partners/deliveries.ts';
import type { PartnerRegistry } from '../partners/partner.ts';
import type { Instant } from '../transfer/instant.ts';
import type { TransferIndex } from '../transfer/transfer-index.ts';
import type { TransferStore } from '../transfer/transfer-store.ts';
import type { Orchestrations } from './orchestrations.ts';

/** Everything outside the domain that its use cases need; filled in one place (`functions/runtime/services.ts`). */
export type Services = {
  transfers: TransferStore;
  index: TransferIndex;
  deliveries: Deliveries;
  partners: PartnerRegistry;
  forms: FormArchive;
  papers: Papers;
  mailer: Mailer;
  /** The product's clock. */
  now(): Instant;
  /** Where people reach us, without a trailing slash: `https://…/api`. */
  baseUrl: string;
  /** The key signing links are derived from; 32 bytes or more. */
  linkSecret: Uint8Array;
  opsMailTo: string;
};

/** The services of a door, which can also wake an orchestration. */
export type DoorServices = Services & { orchestrations: Orchestrations };
