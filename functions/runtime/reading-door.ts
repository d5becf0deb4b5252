import { isRefusal, type Refusal } from '../../shared/transfer/refusals.ts';
import type { PartnerSide } from '../../shared/transfer/tenancy.ts';
import type { Transfer } from '../../shared/transfer/transfer.ts';
import type { Answer } from './answer.ts';
import { opsCaller, partnerCaller } from './bearer.ts';
import { endpoint, type Knock } from './endpoint.ts';
import { anyTransfer, ownSide } from './own-transfer.ts';

/** Who reads something of a transfer: a side of it, or ops. */
export type ReadingAs = PartnerSide | 'ops';

type Reading = {
  name: string;
  /** What stands in the address behind the transfer: `form` in `transfers/{transferId}/form`. */
  room: string;
  answer(knock: Knock, transfer: Transfer, as: ReadingAs): Promise<Answer | Refusal>;
};

/** Two doors to one thing of a transfer: for its partners, and below `ops/` for ops, under the name with `ForOps`. */
export const readingDoors = ({ name, room, answer }: Reading) => [
  endpoint({
    name,
    method: 'GET',
    route: `transfers/{transferId}/${room}`,
    caller: partnerCaller,
    async handle(knock) {
      const own = await ownSide(knock, knock.caller.partnerId);
      return isRefusal(own) ? own : answer(knock, own.transfer, own.side);
    },
  }),
  endpoint({
    name: `${name}ForOps`,
    method: 'GET',
    route: `ops/transfers/{transferId}/${room}`,
    caller: opsCaller('Transfers.Ops.Read'),
    async handle(knock) {
      const transfer = await anyTransfer(knock);
      return isRefusal(transfer) ? transfer : answer(knock, transfer, 'ops');
    },
  }),
];
