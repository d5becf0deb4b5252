import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../audit/audit-fact.ts';
import type { Partner } from '../partners/partner.ts';
import { Instant } from '../transfer/instant.ts';
import { partyName } from '../transfer/party.ts';
import { isRefusal, type Refusal, refuse } from '../transfer/refusals.ts';
import { type PartnerSide, partnerSide } from '../transfer/tenancy.ts';
import type { Stored } from '../transfer/transfer-store.ts';
import { type Accepted, accept, type Incoming } from './accept.ts';
import { type Message, PortalMessages } from './messages.ts';
import { readAs, readJson } from './read-json.ts';
import { readRequest } from './read-request.ts';
import { type HandedInRoles, reportAccess } from './report-access.ts';
import { requestTransfer } from './request-transfer.ts';
import type { DoorServices } from './services.ts';
import { setAccessCode } from './set-access-code.ts';

/** A webhook whose signature has been verified. */
export type VerifiedWebhook = { partner: Partner; webhookId: string; body: Uint8Array };

type PortalType = keyof typeof PortalMessages;

/** Which partner may say what; what each message is called inside. */
const SENDERS: Record<PortalType, { from: PartnerSide[]; kind: Message['kind'] }> = {
  'service-ticket.opened': { from: ['currentPartner'], kind: 'serviceTicketOpened' },
  'new-partner.submitted': { from: ['newPartner'], kind: 'newPartnerSubmitted' },
  'service-ticket.postponed': { from: ['currentPartner'], kind: 'serviceTicketPostponed' },
  'form.attached': { from: ['currentPartner'], kind: 'formAttached' },
  'support.due-recorded': { from: ['currentPartner'], kind: 'supportDueRecorded' },
  'support.answered': { from: ['currentPartner'], kind: 'supportAnswered' },
  'admin.verified': { from: ['currentPartner', 'newPartner'], kind: 'adminVerified' },
  'partner-groups.recorded': { from: ['currentPartner', 'newPartner'], kind: 'partnerGroupsRecorded' },
  'access.reported': { from: ['newPartner'], kind: 'accessReported' },
  'correction.requested': { from: ['currentPartner', 'newPartner'], kind: 'correctionRequested' },
  'access-code.set': { from: ['currentPartner', 'newPartner'], kind: 'accessCodeSet' },
  'transfer.cancelled': { from: ['currentPartner', 'newPartner'], kind: 'transferCancelled' },
};

const Envelope = z.strictObject({ type: z.string().max(64), timestamp: Instant, data: z.unknown() });
const isPortalType = (type: string): type is PortalType => Object.hasOwn(PortalMessages, type);

/**
 * A verified message of a partner's portal: read, authorised, accepted once. The same webhook id with the same body
 * gets the same answer; with another body it is refused. Nothing is stored unless it is accepted (RELIABILITY 2.3).
 */
export async function receiveWebhook(
  services: DoorServices,
  webhook: VerifiedWebhook,
): Promise<Accepted | 'tested' | Refusal> {
  const envelope = readAs(Envelope, readJson(webhook.body));
  if (isRefusal(envelope)) return envelope;
  const { partner, webhookId } = webhook;
  // Keyed, so that nobody who reads the tables can try out what a short code in a body was.
  const bodyHash = createHmac('sha256', services.linkSecret).update(webhook.body).digest('hex');
  const earlier = await services.deliveries.find(partner.partnerId, webhookId);
  if (earlier && earlier.bodyHash !== bodyHash) return refuse('webhook-id-reused');

  const messageId = `${partner.partnerId}.${webhookId}`;
  const answer = await take(services, partner, { ...envelope, messageId, bodyHash });
  if (answer === 'tested' || isRefusal(answer) || earlier) return answer;
  const delivery = {
    partnerId: partner.partnerId,
    webhookId,
    bodyHash,
    transferId: answer.transferId,
    receivedAt: services.now(),
  };
  await services.deliveries.record(delivery);
  return answer;
}

type Taken = { type: string; data?: unknown; messageId: string; bodyHash: string };

async function take(
  services: DoorServices,
  partner: Partner,
  taken: Taken,
): Promise<Accepted | 'tested' | Refusal> {
  const { type, data, messageId, bodyHash } = taken;
  if (type === 'webhook.test') return 'tested';
  if (type === 'transfer.requested') {
    const content = await readRequest(services, data, partner);
    return isRefusal(content)
      ? content
      : requestTransfer(services, { content, from: partner, messageId, bodyHash });
  }
  if (!isPortalType(type))
    return refuse('unknown-message-type', [
      {
        path: 'type',
        message: `must be one of transfer.requested, ${Object.keys(PortalMessages).join(', ')}, webhook.test`,
      },
    ]);
  const content = readAs(PortalMessages[type], data, ['data']);
  if (isRefusal(content)) return content;
  const { transferId, ...said } = content;
  const known = await services.transfers.find(transferId);
  const side = known && partnerSide(known.transfer, partner.partnerId);
  // A transfer that is not its own looks like none at all (RELIABILITY I1).
  if (!side) return refuse('not-found');
  const { from, kind } = SENDERS[type];
  if (!from.includes(side))
    return refuse('not-yours-to-say', [
      {
        path: 'type',
        message: `is for the ${from.map((party) => partyName[party]).join(' or the ')} to send`,
      },
    ]);
  const by: Actor = { role: side, via: 'portal', name: partner.partnerId };
  return say(services, { known, transferId, messageId, bodyHash, by, side }, kind, said);
}

/** What comes in a shape of its own is read before it becomes a message; everything else is one as it came. */
function say(
  services: DoorServices,
  { side, ...incoming }: Omit<Incoming, 'message'> & { known: Stored; side: PartnerSide },
  kind: Message['kind'],
  said: object,
): Promise<Accepted | Refusal> {
  if ('ranBy' in said) return reportAccess(services, { ...incoming, side }, handedIn(said as AccessReported));
  if ('code' in said) return setAccessCode(services, { ...incoming, side }, said as AccessCodeSet);
  return accept(services, { ...incoming, message: { kind, by: side, ...said } as Message });
}

type AccessCodeSet = z.infer<(typeof PortalMessages)['access-code.set']>;
type AccessReported = Omit<z.infer<(typeof PortalMessages)['access.reported']>, 'transferId'>;

const handedIn = ({
  ranBy,
  newPartnerCenterSubscriptionId,
  roleAssignments,
  roleAssignmentsFile,
}: AccessReported): HandedInRoles => ({
  ranBy,
  newPartnerCenterSubscriptionId,
  roles:
    roleAssignmentsFile === undefined
      ? { json: roleAssignments }
      : { file: Uint8Array.from(Buffer.from(roleAssignmentsFile, 'base64')) },
});
