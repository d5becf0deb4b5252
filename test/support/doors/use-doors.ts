import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll } from 'vitest';
import { Portal, type World } from '../../../infra/local/demo/portal.ts';
import type { SamplePartner } from '../../../infra/local/sample-partners.ts';
import { type Stack, startStack } from '../../../infra/local/stack.ts';
import { storageClients, TABLES } from '../../../shared/adapters/azure/clients.ts';
import { tableTransferStore } from '../../../shared/adapters/azure/table-transfer-store.ts';
import type { TransferStore } from '../../../shared/transfer/transfer-store.ts';
import { inviteGuests } from './guests.ts';
import { type Heard, recordAnswers } from './recorder.ts';

/** A running stack as the tests of one file meet it: its doors, who may knock, and all it has said. */
export type Doors = {
  stack: Stack;
  world: World;
  /** Where the stack keeps its state. */
  dir: string;
  /** The lines of all processes of the stack. */
  log: string[];
  /** Every answer of the app to this file. */
  heard: Heard[];
  partners: Record<'fabrikam' | 'contoso' | 'northwind' | 'tailspin', SamplePartner>;
  portals: Record<'fabrikam' | 'contoso', Portal>;
  /** What the product has stored, read past its doors. */
  tables: TableClient[];
  transfers: TransferStore;
  /** The stack's time, ISO 8601. */
  iso(ahead?: number): string;
};

/** Starts a stack before the tests of a file and ends it after them; what it hands out is there from `beforeAll` on. */
export function useDoors(): Doors {
  const doors = {} as Doors;
  const undo: (() => unknown)[] = [];
  beforeAll(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'csp-transfer-doors-'));
    undo.push(() => rmSync(dir, { recursive: true, force: true }));
    const log: string[] = [];
    const stack = await startStack({ dir, restartHost: false, log: (line) => log.push(line) });
    undo.push(() => stack.stop());
    const recorder = recordAnswers(stack.baseUrl);
    undo.push(recorder.stop);
    const { baseUrl, audience, now, desk } = stack;
    const world: World = { baseUrl, audience, now, deskOrigin: desk.origin };
    const { fabrikam, contoso } = stack.partners;
    const { connectionString } = stack.azurite;
    const tables = TABLES.map((name) =>
      TableClient.fromConnectionString(connectionString, name, { allowInsecureConnection: true }),
    );
    Object.assign(doors, {
      stack,
      world,
      dir,
      log,
      heard: recorder.heard,
      partners: { fabrikam, contoso, ...(await inviteGuests(connectionString)) },
      portals: { fabrikam: new Portal(world, fabrikam), contoso: new Portal(world, contoso) },
      tables,
      transfers: tableTransferStore(storageClients({ connectionString })),
      iso: (ahead = 0) => new Date(now() + ahead).toISOString(),
    } satisfies Doors);
  });
  afterAll(async () => {
    for (const step of undo.reverse()) await step();
  });
  return doors;
}
