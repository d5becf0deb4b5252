import type { Party } from '../transfer/party.ts';
import { currentForm, type End, isEnd, type Transfer } from '../transfer/transfer.ts';
import type { TransferStore } from '../transfer/transfer-store.ts';
import type { DocumentReading, ReadRevision } from './reading.ts';

/** What the platform knows of a state of a file, by its hash. */
export type KnownState =
  | { kind: 'certificate' }
  | {
      kind: 'form';
      /** The revision of the form, as parties count them; not the file's. */
      revision: number;
      after: 'prepared' | 'newPartnerFilled' | Party;
      /** How many signatures the form had then. */
      signatures: number;
      /** It is the state the form is in now. */
      newest: boolean;
      /** The form was corrected since: this revision of it counts no more. */
      replaced: boolean;
      /** How the transfer ended, once it has. */
      ended?: End;
    };

/** The states of a file that are on record, by SHA-256. */
export type Recognised = ReadonlyMap<string, KnownState>;

/** What is on record of one revision, whichever of its two hashes it was stored under. */
export const knownOf = (
  { sha256, sha256Bare }: Pick<ReadRevision, 'sha256' | 'sha256Bare'>,
  record: Recognised | undefined,
): KnownState | undefined => record?.get(sha256) ?? record?.get(sha256Bare);

/**
 * Looks up which states of a file the platform made. Only hashes that the file has are answered: whoever holds no
 * document of a transfer learns nothing of it, not even that it exists.
 */
export async function recognise(
  transfers: Pick<TransferStore, 'find'>,
  { transferIds, revisions, sha256 }: DocumentReading,
): Promise<Recognised> {
  const found = await Promise.all(transferIds.map((id) => transfers.find(id)));
  const states = new Map(found.flatMap((stored) => (stored ? [...statesOf(stored.transfer)] : [])));
  const asked = [...revisions.flatMap((one) => [one.sha256, one.sha256Bare]), sha256];
  return new Map(asked.flatMap((hash) => pair(hash, states.get(hash))));
}

function pair(hash: string, state: KnownState | undefined): [string, KnownState][] {
  return state ? [[hash, state]] : [];
}

function statesOf(transfer: Transfer): Map<string, KnownState> {
  const newest = currentForm(transfer)?.sha256;
  const states = new Map<string, KnownState>();
  const ended = isEnd(transfer.stage) ? { ended: transfer.stage } : {};
  for (const { revision, form } of transfer.oldRevisions)
    addForm(states, { revision, form }, undefined, ended);
  // A correction may continue the old bytes: what both revisions share belongs to the one in force.
  addForm(states, transfer, newest, ended);
  if (transfer.certificate) states.set(transfer.certificate.sha256, { kind: 'certificate' });
  return states;
}

function addForm(
  states: Map<string, KnownState>,
  { revision, form }: Pick<Transfer, 'revision' | 'form'>,
  newest: string | undefined,
  ended: { ended?: End },
): void {
  let signatures = 0;
  for (const { sha256, after } of form) {
    if (after !== 'prepared' && after !== 'newPartnerFilled') signatures++;
    const replaced = newest === undefined;
    const isNewest = sha256 === newest;
    states.set(sha256, { kind: 'form', revision, after, signatures, newest: isNewest, replaced, ...ended });
  }
}
