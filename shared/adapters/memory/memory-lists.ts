import { byDueDate, newestFirst, type Order, pageOf, positionAfter } from '../../transfer/list-position.ts';
import { isEnd } from '../../transfer/transfer.ts';
import { isOver, type Page, type Summary, type TransferIndex } from '../../transfer/transfer-index.ts';
import { type Fault, reading, writing } from './fault.ts';

type Asked = { limit: number; cursor?: string };

/** The lists of partners and of ops in memory. */
export function memoryLists(fault?: Fault): Pick<TransferIndex, 'show' | 'ofPartner' | 'open'> {
  const summaries = new Map<string, Summary>();
  const those = (wanted: (summary: Summary) => boolean) => [...summaries.values()].filter(wanted);

  return {
    show: (summary) =>
      writing(fault, 'index.show', () => {
        const shown = summaries.get(summary.transferId);
        const isLate =
          shown !== undefined &&
          isEnd(shown.stage) &&
          (!isEnd(summary.stage) || (isOver(shown) && !isOver(summary)));
        if (!isLate) summaries.set(summary.transferId, { ...summary });
      }),
    ofPartner: (partnerId, asked) =>
      reading(fault, 'index.ofPartner', () => {
        const isTheirs = (one: Summary) =>
          one.currentPartnerId === partnerId || one.newPartnerId === partnerId;
        return pageBy(newestFirst, those(isTheirs), asked);
      }),
    open: ({ stage, ...asked }) =>
      reading(fault, 'index.open', () => {
        const isWanted = (one: Summary) => !isOver(one) && (stage === undefined || one.stage === stage);
        return pageBy(byDueDate, those(isWanted), asked);
      }),
  };
}

function pageBy(order: Order, all: Summary[], { limit, cursor }: Asked): Page<Summary> {
  const after = positionAfter(cursor, order);
  const following = all
    .filter((summary) => order.positionOf(summary) > after)
    .toSorted((one, other) => (order.positionOf(one) < order.positionOf(other) ? -1 : 1));
  return pageOf(
    following.slice(0, limit + 1).map((summary) => ({ ...summary })),
    limit,
    order,
  );
}
