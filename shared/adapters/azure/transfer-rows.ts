import type { TransactionAction } from '@azure/data-tables';
import type { Change } from '../../transfer/transfer-store.ts';
import { documentRow } from './document-row.ts';
import { digits, keyOf } from './keys.ts';

/** The row of an audit entry; entries sort by their sequence. */
export const auditKey = (sequence: number): string => `audit-${digits(sequence)}`;

/** The row of an accepted message. */
export const messageKey = (messageId: string): string => `message-${keyOf.message(messageId)}`;

/** A change as the actions of one transaction; the document is created, or replaced if it has not changed since. */
export function actionsOf({ transfer, etag, entries, message }: Change): TransactionAction[] {
  const id = keyOf.transfer(transfer.id);
  const version = digits(transfer.version);
  const document = documentRow(id, 'transfer', transfer, { stage: transfer.stage, version });
  const actions: TransactionAction[] = [
    etag === undefined ? ['create', document] : ['update', document, 'Replace', { etag }],
  ];
  for (const entry of entries) {
    actions.push(['create', documentRow(id, auditKey(entry.sequence), entry, { hash: entry.hash })]);
  }
  if (message) {
    const columns = { version: digits(message.version) };
    actions.push(['create', documentRow(id, messageKey(message.messageId), message, columns)]);
  }
  return actions;
}
