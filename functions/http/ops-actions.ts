import { z } from 'zod';
import { Instant } from '../../shared/transfer/instant.ts';
import { Party, Signatory } from '../../shared/transfer/party.ts';
import { PortalMessages } from '../../shared/workflow/messages.ts';
import { Reason } from '../../shared/workflow/reason.ts';
import { action, type OpsAction } from './ops-action.ts';

/** What the engineer answered, where the current partner is silent (DOMAIN 13). */
const Answer = PortalMessages['support.answered'].omit({ transferId: true });

const Groups = PortalMessages['partner-groups.recorded'].shape.groupIds;

/** Everything ops may do to a transfer (DESIGN 3), by its name in the address. */
export const OPS_ACTIONS: ReadonlyMap<string, OpsAction> = new Map([
  ['cancel', action({ reason: Reason }, (said) => ({ kind: 'transferCancelled', by: 'ops', ...said }), true)],
  ['close', action({ reason: Reason }, (said) => ({ kind: 'closedByOps', ...said }), true)],
  [
    'replace-signatory',
    action({ party: Party, to: Signatory, reason: Reason }, (said) => ({
      kind: 'signatoryReplaced',
      ...said,
    })),
  ],
  ['record-answer', action(Answer.shape, (said) => ({ kind: 'supportAnswered', ...said }))],
  [
    'record-groups',
    action({ party: z.enum(['currentPartner', 'newPartner']), groupIds: Groups }, (said) => ({
      kind: 'partnerGroupsRecorded',
      by: 'ops',
      ...said,
    })),
  ],
  ['renew-link', action({ party: Party }, (said) => ({ kind: 'linkRenewed', ...said }))],
  ['renew-follow-link', action({}, () => ({ kind: 'followLinkRenewed' }))],
  ['renew-part-link', action({}, () => ({ kind: 'partLinkRenewed' }))],
  [
    'clear-access-code',
    action({ party: Party, reason: Reason }, (said) => ({ kind: 'accessCodeCleared', ...said })),
  ],
  ['reseal', action({}, () => ({ kind: 'resealAsked' }))],
  ['extend', action({ until: Instant, reason: Reason }, (said) => ({ kind: 'timeExtended', ...said }))],
]);
