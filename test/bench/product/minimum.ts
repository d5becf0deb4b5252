import type { Turn } from '../../support/crash/walker.ts';

/** Storage requests the invariants of DESIGN 5 need, by what needs them; everything else is ours to save. */
const NEEDED = {
  /** The partner's keys, the id on record for all transfers, the transfer, the note for the sweep, the transaction. */
  webhook: 5,
  /** The same without a transfer to read, with the new partner and the guard of the subscription. */
  request: 6,
  /** Open: read and transaction. Page: read. PDF: read and blob. Sign: read, note, transaction. */
  signatory: 8,
  /** Read, transaction with what was heard and what became of it, transaction with the receipts of the mails. */
  hearing: 3,
  /** One transaction on the open list, one row in each partner's list. */
  lists: 3,
  /** The form as it was and as it is now. */
  state: 2,
  /** The first state has nothing before it. */
  firstState: 1,
  /** A list that is handed in is kept as evidence. */
  exportKept: 1,
  /** Read and conditional delete. */
  guardReleased: 2,
} as const;

const { webhook, request, signatory, hearing, lists, state, firstState, exportKept, guardReleased } = NEEDED;

/** The minimum by turn. */
export const MINIMUM: Record<Turn, number> = {
  request: request + hearing + lists,
  ticket: webhook + hearing + lists + firstState,
  'signature 1': signatory + hearing + lists + state,
  'new partner': webhook + hearing + lists + state,
  'signatures 2+3': 2 * signatory + hearing + lists + 2 * state,
  attach: webhook + hearing + lists,
  answer: webhook + hearing + lists,
  access: webhook + hearing + lists + exportKept + guardReleased,
};

/** What was counted as the minimum, for the table's legend. */
export const MINIMUM_LEGEND = [
  `minimum: a webhook ${webhook} (keys, id on record, transfer, note for the sweep, transaction); the first request ${request} (no transfer`,
  `yet, but the new partner and the guard); a signatory ${signatory} (open 2, page 1, PDF 2, sign 3); hearing it ${hearing} (read, transaction,`,
  `receipts of mails); lists ${lists} (open list, two partners); a new state of the form ${state} blobs, the first ${firstState}; a kept`,
  `list of roles ${exportKept}; the guard's end ${guardReleased}. The address of a portal can be kept in memory.`,
];
