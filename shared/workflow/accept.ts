import type { Actor } from '../audit/audit-fact.ts';
import type { Outcome } from '../transfer/outcome.ts';
import { isRefusal, type Refusal, refuse } from '../transfer/refusals.ts';
import { advance } from '../transfer/stages.ts';
import type { Stage, Transfer } from '../transfer/transfer.ts';
import type { MessageRow, Stored } from '../transfer/transfer-store.ts';
import { change, type Decision } from './change.ts';
import type { Message } from './messages.ts';
import type { DoorServices } from './services.ts';

/** A message at the door: who sends it, under which id, and the hash of what was sent. */
export type Incoming = {
  /** The transfer as the door has just read it, to spare reading it again. */
  known?: Stored;
  transferId: string;
  messageId: string;
  bodyHash: string;
  message: Message;
  by: Actor;
};

/** The answer to an accepted message; the same message gets the same answer again. */
export type Accepted = { transferId: string; stage: Stage };

/**
 * Accepts a message or refuses it. Message, effect and audit entry are one transaction; a note for the sweep
 * comes before it and the nudge after, so that nothing accepted can be forgotten (DESIGN 1).
 * The same `messageId` again changes nothing; with another body it is refused.
 */
export async function accept(services: DoorServices, incoming: Incoming): Promise<Accepted | Refusal> {
  const { transferId, messageId, bodyHash } = incoming;
  let row: MessageRow | undefined;
  let first = true;

  const changed = await change(services.transfers, incoming.known ?? transferId, async (transfer) => {
    const decision = decide(transfer, incoming, services.now());
    const doubtful = isRefusal(decision) || !first;
    first = false;
    row = doubtful ? await services.transfers.message(transferId, messageId) : undefined;
    if (row) return 'unchanged';
    if (isRefusal(decision)) return decision;
    row = decision.message;
    await note(services, decision);
    return decision;
  });
  if (isRefusal(changed)) return changed;

  if (!row) throw new Error(`Message ${messageId} of ${transferId} was neither accepted nor refused.`);
  if (row.bodyHash !== bodyHash) return refuse('webhook-id-reused');
  await nudge(services, transferId, row);
  return { transferId, stage: row.stage };
}

type Acceptance = Exclude<Decision, 'unchanged' | Refusal> & { message: MessageRow };

function decide(transfer: Transfer, incoming: Incoming, at: string): Acceptance | Refusal {
  const outcome: Outcome | Refusal = advance(transfer, incoming.message, at);
  if (isRefusal(outcome)) return outcome;
  const { answers, facts } = outcome;
  const version = transfer.version + (answers ? 1 : 0);
  const message: MessageRow = {
    messageId: incoming.messageId,
    kind: incoming.message.kind,
    bodyHash: incoming.bodyHash,
    ...(answers ? { answers } : {}),
    acceptedAt: at,
    stage: outcome.transfer.stage,
    version,
  };
  return { transfer: { ...outcome.transfer, version }, facts, by: incoming.by, at, message };
}

/** Left before the write, so that a sweep finds whatever was written and never heard. */
async function note({ index }: DoorServices, { transfer, message, at }: Acceptance): Promise<void> {
  if (message.answers) await index.note({ transferId: transfer.id, version: transfer.version, notedAt: at });
}

/** A lost nudge costs time, never the message: the sweep raises again what was not heard. */
async function nudge({ orchestrations }: DoorServices, transferId: string, row: MessageRow): Promise<void> {
  if (row.answers) await orchestrations.nudge(transferId, row.answers, row.messageId).catch(() => undefined);
}
