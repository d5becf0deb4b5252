import type { Paper } from '../transfer/stuck-paper.ts';
import { currentForm, type Transfer } from '../transfer/transfer.ts';
import type { Stored } from '../transfer/transfer-store.ts';
import type { Services } from './services.ts';
import { conclude } from './settle.ts';

/** Errors of ours, whose sentences are written for people and hold no secrets. */
const OWN: readonly string[] = ['SealError', 'TimestampError', 'PdfUnreadable', 'EvidenceError'];

/** What ops may read of a failure; whatever else an error says goes to the log alone. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'Something unexpected happened; the log has more.';
  return OWN.includes(cause.name) ? cause.message : `${cause.name}; the log has more.`;
}

/** An activity may run twice: what one run could not make the other may have made, and then nothing is stuck. */
const isAsTried = (tried: Transfer, present: Transfer): boolean =>
  present.revision === tried.revision &&
  currentForm(present)?.sha256 === currentForm(tried)?.sha256 &&
  present.certificate?.sha256 === tried.certificate?.sha256 &&
  present.end?.at === tried.end?.at;

/**
 * The paper, or the transfer with the paper noted as stuck: everybody signed and no form is what people complain of
 * most (ESIGN 2.1), so a failure stops no orchestration. It stays on the row until the paper is made, is tried again
 * by alarm, and ops see it with its reason.
 */
export async function orStuck<P>(
  services: Services,
  stored: Stored,
  paper: Paper,
  make: () => Promise<P>,
): Promise<{ paper: P } | { stuck: Stored }> {
  try {
    return { paper: await make() };
  } catch (cause) {
    const said = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    services.log?.(`The ${paper} of ${stored.transfer.id} could not be made: ${said}`);
    const reason = reasonOf(cause);
    const noted = await conclude(services, stored, (transfer, since) => {
      const isKnown = transfer.stuck?.paper === paper && transfer.stuck.reason === reason;
      if (isKnown || !isAsTried(stored.transfer, transfer)) return { transfer, facts: [] };
      const stuck = { since, ...transfer.stuck, paper, reason };
      const next: Transfer = { ...transfer, stuck };
      return { transfer: next, facts: [{ kind: 'paperStuck', paper, reason }] };
    });
    return { stuck: noted };
  }
}
