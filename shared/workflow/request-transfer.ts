import { createHash } from 'node:crypto';
import { genesis } from '../audit/chain.ts';
import type { Partner } from '../partners/partner.ts';
import { eligibilityFaults, profileFaults } from '../transfer/eligibility.ts';
import type { Instant } from '../transfer/instant.ts';
import { epoch } from '../transfer/instant.ts';
import { PartnerIdentity } from '../transfer/party.ts';
import { isRefusal, type Refusal, refuse, type Violation } from '../transfer/refusals.ts';
import { peopleFaults } from '../transfer/separate-people.ts';
import { timeFault } from '../transfer/steps/time-fault.ts';
import { isEnd, type Transfer } from '../transfer/transfer.ts';
import type { Committed, MessageRow } from '../transfer/transfer-store.ts';
import type { Accepted } from './accept.ts';
import { chained, existing } from './change.ts';
import type { TransferRequest } from './messages.ts';
import type { DoorServices } from './services.ts';

/** The edition of the form this product fills in (R-43, A-03). */
export const FORM_VERSION = '2026-11';

/** A request at the door: what was asked, by whose portal, under which message id. */
export type IncomingRequest = {
  content: TransferRequest;
  from: Partner;
  messageId: string;
  bodyHash: string;
};

/** A guard or note older than this whose transfer was never written belongs to a request that died on the way. */
export const ABANDONED_MS = 600_000;

/** The same request always gets the same id, so asking twice is asking once; it tells nothing about anybody (D-25). */
export function transferIdOf(messageId: string): string {
  const digest = createHash('sha256').update(`transfer ${messageId}`).digest();
  return `t${BigInt(`0x${digest.toString('hex')}`)
    .toString(36)
    .padStart(25, '0')
    .slice(0, 25)}`;
}

/**
 * Begins a transfer: refused with every fault at once, or stored whole and started (R-06…R-08, R-29).
 * Only one transfer of an Azure subscription can be open; the same message again gets the same answer.
 */
export async function requestTransfer(
  services: DoorServices,
  incoming: IncomingRequest,
): Promise<Accepted | Refusal> {
  const transferId = transferIdOf(incoming.messageId);
  const earlier = await services.transfers.message(transferId, incoming.messageId);
  if (earlier) return sameAnswer(services, transferId, earlier, incoming);
  const transfer = await draft(services, incoming, transferId);
  if (isRefusal(transfer)) return transfer;
  const held = await claimSubscription(services, transfer);
  if (held) return held;

  await services.index.note({ transferId, version: 1, notedAt: transfer.createdAt });
  const stored = await store(services, transfer, incoming);
  return stored === 'conflict' ? secondOfTwo(services, transfer, incoming) : started(services, transferId);
}

/** The same message again gets its answer, whatever has become of the transfer or its partners; another body is refused. */
function sameAnswer(
  services: DoorServices,
  transferId: string,
  earlier: MessageRow,
  { bodyHash }: IncomingRequest,
): Promise<Accepted> | Refusal {
  return earlier.bodyHash === bodyHash ? started(services, transferId) : refuse('webhook-id-reused');
}

/** Somebody sent the same id at the same moment and was quicker; a guard taken for another subscription is given back. */
async function secondOfTwo(
  services: DoorServices,
  transfer: Transfer,
  incoming: IncomingRequest,
): Promise<Accepted | Refusal> {
  const { transfer: first } = await existing(services.transfers, transfer.id);
  const azureId = transfer.subscription.azureSubscriptionId;
  if (first.subscription.azureSubscriptionId !== azureId) await services.index.release(azureId, transfer.id);
  const row = await services.transfers.message(transfer.id, incoming.messageId);
  if (!row) throw new Error(`Transfer ${transfer.id} exists without the message that began it.`);
  return sameAnswer(services, transfer.id, row, incoming);
}

async function draft(
  services: DoorServices,
  { content, from }: IncomingRequest,
  id: string,
): Promise<Transfer | Refusal> {
  const now = services.now();
  const newPartner = await services.partners.byId(content.newPartnerId);
  if (newPartner?.status !== 'active')
    return refuse('not-eligible', [
      { path: 'newPartnerId', message: 'is not a partner that takes part (R-01)' },
    ]);
  const transfer = blank(content, from, newPartner, now, id);
  const faults: Violation[] = [
    ...eligibilityFaults(transfer),
    ...peopleFaults(transfer),
    ...ownAddressFaults(transfer),
  ];
  const early = timeFault('request.receivedAt', content.request.receivedAt, now, '2000-01-01T00:00:00Z');
  faults.push(...(early?.violations ?? []));
  return faults.length > 0 ? refuse('not-eligible', faults) : transfer;
}

/** The current partner's address against its registry entry. */
const ownAddressFaults = ({ currentPartner: { details, identity } }: Transfer): Violation[] =>
  profileFaults('currentPartner.address.country', details.address.country, identity);

const identityOf = ({ partnerId, organisationName, microsoftId, country, kind, groupIds }: Partner) =>
  PartnerIdentity.parse({ partnerId, organisationName, microsoftId, country, kind, groupIds });

function blank(
  content: TransferRequest,
  from: Partner,
  newPartner: Partner,
  now: Instant,
  id: string,
): Transfer {
  return {
    id,
    formVersion: FORM_VERSION,
    cloud: content.cloud,
    createdAt: now,
    stage: 'requested',
    stageSince: now,
    revision: 1,
    version: 1,
    heard: 0,
    request: content.request,
    customer: content.customer,
    subscription: content.subscription,
    currentPartner: { identity: identityOf(from), details: content.currentPartner },
    newPartner: { identity: identityOf(newPartner) },
    form: [],
    links: {},
    signatures: {},
    submissions: 0,
    supportAnswers: 0,
    verified: {},
    accessReports: 0,
    pendingMails: [],
    mailsOrdered: 0,
    chain: genesis(id),
  };
}

/** One open transfer per Azure subscription (D-03); a guard left behind by a dead request or an ended transfer gives way. */
async function claimSubscription(
  { index, transfers }: DoorServices,
  transfer: Transfer,
): Promise<Refusal | undefined> {
  const azureId = transfer.subscription.azureSubscriptionId;
  for (let attempt = 0; attempt < 2; attempt++) {
    const claim = await index.claim(azureId, transfer.id, transfer.createdAt);
    if (claim.claimed) return undefined;
    const holder = await transfers.find(claim.heldBy);
    const abandoned = !holder && epoch(transfer.createdAt) - epoch(claim.since) > ABANDONED_MS;
    if (!abandoned && !(holder && isEnd(holder.transfer.stage))) break;
    await index.release(azureId, claim.heldBy);
  }
  return refuse('subscription-already-in-transfer', [
    { path: 'subscription.azureSubscriptionId', message: 'has an open transfer (D-03)' },
  ]);
}

function store(
  services: DoorServices,
  transfer: Transfer,
  incoming: IncomingRequest,
): Promise<Committed | 'conflict'> {
  const { messageId, bodyHash, content, from } = incoming;
  const by = { role: 'currentPartner', via: 'portal', name: from.partnerId } as const;
  const fact = {
    kind: 'transferRequested',
    requestedBy: content.request.by,
    requestReceivedAt: content.request.receivedAt,
  } as const;
  const { createdAt: acceptedAt, stage, version } = transfer;
  return services.transfers.commit({
    ...chained(transfer, [fact], by, acceptedAt, messageId),
    message: { messageId, kind: 'transferRequested', bodyHash, acceptedAt, stage, version },
  });
}

/** Starting is a nudge like any other: when it is lost, the sweep starts the orchestration. */
async function started({ orchestrations }: DoorServices, transferId: string): Promise<Accepted> {
  await orchestrations.start(transferId).catch(() => undefined);
  return { transferId, stage: 'requested' };
}
