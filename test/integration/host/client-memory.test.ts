import { describe } from 'vitest';
import { MemoryStore } from '../../../infra/local/host/durable/memory-store.ts';
import { clientContract } from '../../support/host/client-contract.ts';

describe('the SDK client in process, on the memory store', () => {
  clientContract({ store: () => new MemoryStore(), sockets: false });
});
