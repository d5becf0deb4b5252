import { Transfer } from '../../transfer/transfer.ts';
import type {
  AuditEntry,
  Change,
  Committed,
  MessageRow,
  Stored,
  TransferStore,
} from '../../transfer/transfer-store.ts';
import { type Fault, reading, writing } from './fault.ts';

type Rows = { etag: string; document: string; entries: string[]; messages: Map<string, string> };

/** The memory store and what a test may look at from outside. */
export type MemoryTransferStore = TransferStore & {
  /** Every transfer as it stands, oldest first. */
  all(): Transfer[];
};

/** `checked` parses every document as the table store does; simulations leave it out for speed. */
export type MemoryTransferStoreOptions = { fault?: Fault; checked?: boolean };

/** Transfers in memory, kept as JSON text so that nobody shares an object with the store. */
export function memoryTransferStore(options: MemoryTransferStoreOptions = {}): MemoryTransferStore {
  const { fault, checked = false } = options;
  const transfers = new Map<string, Rows>();
  let writes = 0;

  const transferOf = ({ document }: Rows): Transfer =>
    checked ? Transfer.parse(JSON.parse(document)) : JSON.parse(document);

  const commit = (change: Change): Committed | 'conflict' => {
    const rows = transfers.get(change.transfer.id);
    if (!isNext(change, rows)) return isOurs(change, rows) ? {} : 'conflict';
    writes += 1;
    const etag = `"${writes}"`;
    transfers.set(change.transfer.id, apply(change, rows, etag));
    return { etag };
  };

  const messagesOf = (transferId: string) => transfers.get(transferId)?.messages ?? new Map<string, string>();

  return {
    all: () => [...transfers.values()].map(transferOf),
    commit: (change) => writing(fault, 'transfers.commit', () => commit(change)),
    find: (transferId) =>
      reading(fault, 'transfers.find', (): Stored | undefined => {
        const rows = transfers.get(transferId);
        return rows && { transfer: transferOf(rows), etag: rows.etag };
      }),
    message: (transferId, messageId) =>
      reading(fault, 'transfers.message', () => messageIn(messagesOf(transferId).get(messageId))),
    messagesSince: (transferId, version) =>
      reading(fault, 'transfers.messagesSince', () => newerThan(version, messagesOf(transferId))),
    auditTrail: (transferId) =>
      reading(fault, 'transfers.auditTrail', () =>
        (transfers.get(transferId)?.entries ?? []).map((text): AuditEntry => JSON.parse(text)),
      ),
  };
}

const isNext = ({ etag, message, entries }: Change, rows: Rows | undefined): boolean =>
  rows?.etag === etag &&
  !rows?.messages.has(message?.messageId ?? '') &&
  entries.every(({ sequence }) => rows?.entries[sequence - 1] === undefined);

/** A change that is here already, entry for entry: the write happened and its reply was lost. */
function isOurs({ entries: [first], message }: Change, rows: Rows | undefined): boolean {
  const stored = message ? rows?.messages.get(message.messageId) : rows?.entries[(first?.sequence ?? 0) - 1];
  return stored !== undefined && stored === JSON.stringify(message ?? first);
}

function apply({ transfer, entries, message }: Change, rows: Rows | undefined, etag: string): Rows {
  const next = { entries: [...(rows?.entries ?? [])], messages: rows?.messages ?? new Map<string, string>() };
  for (const entry of entries) next.entries[entry.sequence - 1] = JSON.stringify(entry);
  if (message) next.messages.set(message.messageId, JSON.stringify(message));
  return { ...next, etag, document: JSON.stringify(transfer) };
}

const messageIn = (text: string | undefined): MessageRow | undefined =>
  text === undefined ? undefined : JSON.parse(text);

const newerThan = (version: number, messages: Map<string, string>): MessageRow[] =>
  [...messages.values()]
    .map((text): MessageRow => JSON.parse(text))
    .filter((message) => message.version > version)
    .toSorted((one, other) => one.version - other.version);
