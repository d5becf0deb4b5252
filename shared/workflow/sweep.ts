import { epoch, instantAt } from '../transfer/instant.ts';
import { isEnd, type Transfer } from '../transfer/transfer.ts';
import { isUnfinished, type Unheard } from '../transfer/transfer-index.ts';
import { isShown } from './deliver.ts';
import { ABANDONED_MS } from './request-transfer.ts';
import type { DoorServices } from './services.ts';

/** A nudge that has not been heard after this long is taken for lost. */
const PATIENCE_MS = 30_000;

/** An orchestration that is alive has dealt with a due time long before this. */
const OVERDUE_MS = 600_000;

/** The open transfers that are due first are looked at once in so many sweeps each: an orchestration can die long before. */
const TURNS = 10;

/** Whether an open transfer is looked at in the sweep of this minute; each has its own. */
export const isItsTurn = (transferId: string, now: number): boolean =>
  (Math.floor(now / 60_000) + [...transferId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)) %
    TURNS ===
  0;

/** What a sweep found: how many were heard meanwhile, how many raised again, and which could not be looked at. */
export type Swept = { heard: number; raised: number; failed: string[] };

/**
 * Raises again what no orchestration has heard, so that a lost nudge costs a minute and not a transfer (RELIABILITY
 * 0.3), and starts anew what has died. One transfer that cannot be looked at does not stop the
 * others; its note stays for the next sweep.
 */
export async function sweep(services: DoorServices, limit = 200): Promise<Swept> {
  const now = epoch(services.now());
  const [notes, open] = await Promise.all([
    services.index.unheard(instantAt(now - PATIENCE_MS), limit),
    services.index.open({ limit }),
  ]);
  const swept: Swept = { heard: 0, raised: 0, failed: [] };
  const trying = async (transferId: string, look: () => Promise<unknown>) =>
    look().catch(() => void swept.failed.push(transferId));

  const done: Unheard[] = [];
  for (const note of notes)
    await trying(note.transferId, async () => {
      if (await hearAgain(services, note)) done.push(note);
      else swept.raised += 1;
    });
  for (const { transferId, dueAt } of open.items)
    if (epoch(dueAt) + OVERDUE_MS < now || isItsTurn(transferId, now))
      await trying(transferId, async () => {
        if (await startAgain(services, transferId)) swept.raised += 1;
      });
  await services.index.forget(done);
  return { ...swept, heard: done.length };
}

/** Starts the orchestration of a transfer that has none any more; the story goes on where the table says it stands. */
async function startAgain({ orchestrations }: DoorServices, transferId: string): Promise<boolean> {
  if ((await orchestrations.heard(transferId)) !== 'gone') return false;
  await orchestrations.start(transferId);
  return true;
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
const isClosed = (transfer: Transfer): boolean =>
  isEnd(transfer.stage) && !isUnfinished(transfer) && isShown(transfer);

async function raiseSince(
  { transfers, orchestrations }: DoorServices,
  transferId: string,
  heard: number,
): Promise<void> {
  for (const { answers, messageId } of await transfers.messagesSince(transferId, heard))
    if (answers) await orchestrations.nudge(transferId, answers, messageId);
}
