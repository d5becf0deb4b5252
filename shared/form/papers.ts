import type { Signature } from '../transfer/signed-form.ts';
import type { Transfer } from '../transfer/transfer.ts';

/** Makes the paper: the same transfer gives the same bytes, so that a repeated step stores nothing twice. */
export interface Papers {
  /** The form as the current partner signs it: customer, subscription and current partner filled in (R-18…R-21). */
  prepare(transfer: Transfer): Promise<Uint8Array>;
  /** The new partner's part filled in by an incremental update, signature 1 left intact. */
  fillNewPartner(pdf: Uint8Array, transfer: Transfer): Promise<Uint8Array>;
  /** A party's signature sealed in by an incremental update, all earlier ones left intact. */
  seal(pdf: Uint8Array, signature: Signature): Promise<Uint8Array>;
}
