import type { Summary } from '../../shared/transfer/transfer-index.ts';
import { aTransferId } from './a-transfer.ts';

/** A line of a list. */
export function aSummary(number: number, overrides: Partial<Summary> = {}): Summary {
  return {
    transferId: aTransferId(number),
    stage: 'ticket',
    stageSince: '2026-11-02T15:00:00.000Z',
    dueAt: '2026-12-02T15:00:00.000Z',
    createdAt: '2026-11-02T15:00:00.000Z',
    revision: 1,
    customer: 'Łucerne 李 “Publishing”',
    currentPartnerId: 'contoso',
    newPartnerId: 'fabrikam',
    ...overrides,
  };
}
