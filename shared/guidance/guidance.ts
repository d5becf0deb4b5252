import { AdminRole } from '../transfer/party.ts';
import type { PartnerSide } from '../transfer/tenancy.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { advice } from './checklist.ts';
import { clickPaths } from './click-paths.ts';
import type { Places } from './cloud-places.ts';
import { relationshipHowTo } from './relationship.ts';
import { stagesFrom } from './stage-span.ts';

/** The relationship is needed before the subscription is transferred; afterwards nobody has to be told how. */
const BEFORE_MOVE = stagesFrom('requested', 'support');

/** What helps a partner at the present stage: ways, advice and, while it matters, how to come to a relationship; nothing of it is a gate. */
export const guidance = (transfer: Transfer, reader: PartnerSide, places: Places) => ({
  transferId: transfer.id,
  stage: transfer.stage,
  cloud: transfer.cloud,
  places: places[transfer.cloud],
  /** The roles at a partner that carry the steps out. */
  signInAs: AdminRole.options,
  clickPaths: clickPaths(transfer, reader, places),
  relationship: BEFORE_MOVE.includes(transfer.stage)
    ? relationshipHowTo(transfer.cloud, reader, places)
    : undefined,
  advice: advice(transfer.stage, reader),
});
