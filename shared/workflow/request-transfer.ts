import { createHash } from 'node:crypto';
import type { Partner } from '../partners/partner.ts';
import { epoch } from '../transfer/instant.ts';
import { isRefusal, type Refusal, refuse } from '../transfer/refusals.ts';
import { isEnd, type Transfer } from '../transfer/transfer.ts';
import type { Committed, MessageRow } from '../transfer/transfer-store.ts';
import type { Accepted } from './accept.ts';
import { chained, existing } from './change.ts';
import { draftTransfer } from './draft-transfer.ts';
import type { DoorServices } from './services.ts';
import type { TransferRequest } from './transfer-request.ts';

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
  const drafted = await draftTransfer(services, incoming, transferId);
  if (isRefusal(drafted)) return drafted;
  const { transfer, letter } = drafted;
  const held = await claimSubscription(services, transfer);
  if (held) return held;

  if (letter) await services.documents.put(transferId, letter.bytes);
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
  const { evidence, alsoSentTo } = transfer.request;
  const fact = {
    kind: 'transferRequested',
    requestedBy: content.request.by,
    requestReceivedAt: content.request.receivedAt,
    ...(evidence ? { evidenceSha256: evidence.sha256 } : {}),
    ...(alsoSentTo ? { alsoSentTo } : {}),
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
