import type { Calendar } from '../calendar/calendar.ts';
import type { DocumentArchive } from '../form/document-archive.ts';
import type { FormArchive } from '../form/form-archive.ts';
import type { Papers } from '../form/papers.ts';
import type { GuideSources } from '../mail/facts/guide-facts.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Deliveries } from '../partners/deliveries.ts';
import type { PartnerRegistry } from '../partners/partner.ts';
import type { PortalNotifier } from '../partners/portal-notice.ts';
import type { Instant } from '../transfer/instant.ts';
import type { Terms } from '../transfer/terms.ts';
import type { Cloud } from '../transfer/transfer.ts';
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
  documents: DocumentArchive;
  mailer: Mailer;
  /** Partners' portals that take notices. */
  portals: PortalNotifier;
  /** How long the parties of a new transfer may take. */
  terms: Terms;
  /** The calendar support keeps for a new transfer. */
  calendarOf(about: { cloud: Cloud; country: string }): Calendar;
  /** The product's clock. */
  now(): Instant;
  /** Where people reach us, without a trailing slash: `https://…/api`. */
  baseUrl: string;
  /** The key signing links are derived from; 32 bytes or more. */
  linkSecret: Uint8Array;
  opsMailTo: string;
  /** The address our mails come from, by which a genuine one is known. */
  mailFrom?: string;
  /** A line for the log of this invocation; never content, a token or personal data. */
  log?(line: string): void;
  /** The words of tickets and the places of clouds as settings have them; the article's where nothing is set. */
  guidance?: GuideSources;
};

/** The services of a door, which can also wake an orchestration. */
export type DoorServices = Services & { orchestrations: Orchestrations };
