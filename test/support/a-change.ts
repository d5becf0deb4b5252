import type { AuditFact } from '../../shared/audit/audit-fact.ts';
import type { Transfer } from '../../shared/transfer/transfer.ts';
import type { AuditEntry, Change, MessageRow } from '../../shared/transfer/transfer-store.ts';
import { aHash, aTransfer } from './a-transfer.ts';

/** An audit entry; its hash covers everything it says, as in a real chain, and `who` makes entries differ. */
export function anEntry(sequence: number, who = 'Ana Ortiz'): AuditEntry {
  const fact: AuditFact = { kind: 'reminded', to: who };
  const body = {
    at: '2026-11-02T15:00:00.000Z',
    by: { role: 'system' as const, via: 'clock' as const },
    fact,
    sequence,
    previousHash: aHash(`entry ${sequence - 1}`),
  };
  return { ...body, hash: aHash(JSON.stringify(body)) };
}

/** An accepted message. */
export function aMessage(messageId: string, version: number): MessageRow {
  return {
    messageId,
    kind: 'serviceTicketOpened',
    bodyHash: aHash(messageId),
    answers: 'serviceTicketOpened',
    acceptedAt: '2026-11-02T15:00:00.000Z',
    stage: 'ticket',
    version,
  };
}

/** The change that creates a transfer, with its first audit entry. */
export function aCreation(overrides: Partial<Transfer> & { id: string }, who?: string): Change {
  return { transfer: aTransfer(overrides), entries: [anEntry(1, who)] };
}
