import type { Paper } from '../../transfer/stuck-paper.ts';
import { currentForm, type Transfer } from '../../transfer/transfer.ts';
import { humanTime } from './times.ts';

/** A paper that could not be made so far, as ops need to hear of it. */
export type StuckFacts = { paper: Paper; reason: string; since: string };

/** The papers of a transfer: what can be fetched after the end, by its hash, and what could not be made. */
export type PaperFacts = {
  /** SHA-256 of the form as it is stored now, and of the sealed certificate; empty while there is none. */
  formHash: string;
  certificateHash: string;
  stuck: StuckFacts | undefined;
};

/** What news may say of the papers. */
export const paperFacts = (transfer: Transfer): PaperFacts => {
  const { certificate, stuck } = transfer;
  return {
    formHash: currentForm(transfer)?.sha256 ?? '',
    certificateHash: certificate?.sha256 ?? '',
    stuck: stuck && { paper: stuck.paper, reason: stuck.reason, since: humanTime(stuck.since) },
  };
};
