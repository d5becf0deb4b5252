import type { Fault } from '../../../shared/adapters/memory/fault.ts';
import { memoryTransferStore } from '../../../shared/adapters/memory/memory-transfer-store.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { TransferStore } from '../../../shared/transfer/transfer-store.ts';

type Watched = { fault: Fault; checked: boolean; stored(transfer: Transfer): void };

/**
 * The memory store with its faults outside, so that every state is seen at the instant it is stored, also when the
 * reply about it is then lost.
 */
export function watchedStore({ fault, checked, stored }: Watched): TransferStore {
  const store = memoryTransferStore({ checked });
  const reading =
    <Arguments extends unknown[], T>(operation: string, read: (...given: Arguments) => Promise<T>) =>
    async (...given: Arguments): Promise<T> => {
      await fault(`transfers.${operation}:read`);
      return read(...given);
    };
  return {
    async commit(change) {
      await fault('transfers.commit:before');
      const outcome = await store.commit(change);
      if (outcome !== 'conflict') stored(change.transfer);
      await fault('transfers.commit:after');
      return outcome;
    },
    find: reading('find', store.find),
    message: reading('message', store.message),
    messagesSince: reading('messagesSince', store.messagesSince),
    auditTrail: reading('auditTrail', store.auditTrail),
  };
}
