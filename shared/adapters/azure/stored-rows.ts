import { z } from 'zod';
import { type AuditFact, WAYS } from '../../audit/audit-fact.ts';
import type { Delivery } from '../../partners/deliveries.ts';
import { Instant } from '../../transfer/instant.ts';
import { Party } from '../../transfer/party.ts';
import { Sha256, TransferId } from '../../transfer/primitives.ts';
import type { Question } from '../../transfer/questions.ts';
import { Paper } from '../../transfer/stuck-paper.ts';
import { Stage } from '../../transfer/transfer.ts';
import type { Summary, Unheard } from '../../transfer/transfer-index.ts';
import type { AuditEntry, MessageRow } from '../../transfer/transfer-store.ts';

/** A fact is vouched for by the hash chain over it; here only its kind is looked at. */
const Fact = z.looseObject({ kind: z.string() }).transform((fact) => fact as unknown as AuditFact);

/** What an audit row must hold. */
export const AuditEntryRow: z.ZodType<AuditEntry> = z.strictObject({
  sequence: z.int(),
  previousHash: z.string(),
  hash: z.string(),
  at: Instant,
  by: z.strictObject({
    role: z.enum([...Party.options, 'ops', 'system']),
    via: z.enum(WAYS),
    name: z.string().exactOptional(),
  }),
  messageId: z.string().exactOptional(),
  fact: Fact,
});

/** Questions are the orchestration's own words, written by the product alone. */
const Answered = z.custom<Question>((question) => typeof question === 'string');

/** What a message row must hold. */
export const MessageDocument: z.ZodType<MessageRow> = z.strictObject({
  messageId: z.string(),
  kind: z.string(),
  bodyHash: z.string(),
  answers: Answered.exactOptional(),
  acceptedAt: z.string(),
  stage: Stage,
  version: z.int(),
});

/** What a row of a list must hold. */
export const SummaryDocument: z.ZodType<Summary> = z.strictObject({
  transferId: TransferId,
  stage: Stage,
  stageSince: Instant,
  dueAt: Instant,
  createdAt: Instant,
  revision: z.int(),
  customer: z.string(),
  currentPartnerId: z.string(),
  newPartnerId: z.string(),
  stuck: Paper.exactOptional(),
  unfinished: z.literal(true).exactOptional(),
});

/** What a note for the sweep must hold. */
export const UnheardDocument: z.ZodType<Unheard> = z.strictObject({
  transferId: TransferId,
  version: z.int(),
  notedAt: Instant,
});

/** What the guard of a subscription must hold. */
export const GuardDocument = z.strictObject({ heldBy: TransferId, since: Instant });

/** Where in the partition `open` a transfer stands; no rows once it has ended. */
export const PlaceDocument = z.strictObject({ ended: z.boolean(), rows: z.array(z.string()) });

/** What the row of an accepted webhook must hold. */
export const DeliveryDocument: z.ZodType<Delivery> = z.strictObject({
  partnerId: z.string(),
  webhookId: z.string(),
  bodyHash: Sha256,
  transferId: z.string(),
  receivedAt: Instant,
});
