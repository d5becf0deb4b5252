import { epoch, instantAt } from '../transfer/instant.ts';
import { isEnd, type Transfer } from '../transfer/transfer.ts';
import type { Unheard } from '../transfer/transfer-index.ts';
import type { DoorServices } from './services.ts';

/** A nudge that has not been heard after this long is taken for lost. */
const PATIENCE_MS = 30_000;

/** A note without a transfer belongs to a request that died before it was stored. */
const ABANDONED_MS = 600_000;

/** What a sweep found: how many were heard meanwhile, how many raised again, and which could not be looked at. */
export type Swept = { heard: number; raised: number; failed: string[] };

/**
 * Raises again what no orchestration has heard, so that a lost nudge costs a minute and not a transfer (RELIABILITY
 * 0.3). One transfer that cannot be looked at does not stop the others; its note stays for the next sweep.
 */
export async function sweep(services: DoorServices, limit = 200): Promise<Swept> {
  const before = instantAt(epoch(services.now()) - PATIENCE_MS);
  const notes = await services.index.unheard(before, limit);
  const swept: Swept = { heard: 0, raised: 0, failed: [] };
  const done: Unheard[] = [];
  for (const note of notes) {
    try {
      if (await hearAgain(services, note)) done.push(note);
      else swept.raised += 1;
    } catch {
      swept.failed.push(note.transferId);
    }
  }
  await services.index.forget(done);
  return { ...swept, heard: done.length };
}

/**
 * True when there is nothing left to hear; otherwise everything unheard is raised once more. What counts is what
 * the orchestration itself says it has taken: an activity may have run twice and told one of its answers to nobody.
 */
async function hearAgain(services: DoorServices, { transferId, notedAt }: Unheard): Promise<boolean> {
  const { transfers, orchestrations } = services;
  const stored = await transfers.find(transferId);
  if (!stored) return epoch(services.now()) - epoch(notedAt) > ABANDONED_MS;
  const heard = await orchestrations.heard(transferId);
  if (heard === 'gone' ? isClosed(stored.transfer) : heard >= stored.transfer.version) return true;
  if (heard === 'gone') await orchestrations.start(transferId);
  await raiseSince(services, transferId, heard === 'gone' ? 0 : heard);
  return false;
}

/** An end that everybody has been told of needs no orchestration any more; one that came before a lost start still does. */
const isClosed = ({ stage, pendingMails, indexedAs }: Transfer): boolean =>
  isEnd(stage) && pendingMails.length === 0 && indexedAs?.startsWith(`${stage} `) === true;

async function raiseSince(
  { transfers, orchestrations }: DoorServices,
  transferId: string,
  heard: number,
): Promise<void> {
  for (const { answers, messageId } of await transfers.messagesSince(transferId, heard))
    if (answers) await orchestrations.nudge(transferId, answers, messageId);
}
