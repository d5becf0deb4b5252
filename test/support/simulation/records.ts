import type { Mail } from '../../../shared/mail/mailer.ts';
import type { PortalNotice } from '../../../shared/partners/portal-notice.ts';
import type { Instant } from '../../../shared/transfer/instant.ts';
import type { Refusal } from '../../../shared/transfer/refusals.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import type { Story } from './story.ts';

/** A stored state of a transfer and when it was stored. */
export type Snapshot = { at: Instant; transfer: Transfer };

/** What somebody outside was told: a 2xx with the transfer's id, or a refusal. */
export type Answer = { messageId: string; kind: string } & (
  | { transferId: string; refusal?: undefined }
  | { refusal: Refusal; transferId?: string }
);

/** Everything a run left behind that the stores do not keep. */
export type Records = {
  answers: Answer[];
  /** Every mail handed to the mail service, also those it refused or took without saying so. */
  mailed: Mail[];
  /** Every try to tell a portal something. */
  noticed: PortalNotice[];
  /** What was said under each message id. */
  said: Map<string, Message>;
  /** The access codes parties have been told by telephone, by `codeKey`. */
  toldCodes: Map<string, string>;
  /** Rules of the paper that were broken. */
  broken: string[];
  /** Every stored state of every transfer, oldest first. */
  snapshots: Map<string, Snapshot[]>;
  latest(transferId: string): Transfer | undefined;
  /** Takes note of a stored state; false when it is none after all but a repetition. */
  stored(transfer: Transfer, at: Instant): boolean;
  /** Takes note of the mails that have arrived; answers the new ones. */
  delivered(mails: readonly Mail[]): Mail[];
};

/** Empty records. */
export function recordsOf(story: Story): Records {
  const snapshots = new Map<string, Snapshot[]>();
  let delivered = 0;
  const latest = (transferId: string) => snapshots.get(transferId)?.at(-1)?.transfer;
  return {
    answers: [],
    mailed: [],
    noticed: [],
    said: new Map(),
    toldCodes: new Map(),
    broken: [],
    snapshots,
    latest,
    stored(transfer, at) {
      const before = latest(transfer.id);
      if (before && before.chain.sequence > transfer.chain.sequence) return false;
      if (before?.stage !== transfer.stage || before.revision !== transfer.revision)
        story.tell('transfer', `${transfer.stage} r${transfer.revision} (${transfer.id.slice(-4)})`);
      const states = snapshots.get(transfer.id) ?? [];
      states.push({ at, transfer });
      snapshots.set(transfer.id, states);
      return true;
    },
    delivered(mails) {
      const news = mails.slice(delivered);
      delivered = mails.length;
      return news;
    },
  };
}
