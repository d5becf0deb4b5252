import type { CertificateContent } from '../evidence/certificate-content.ts';
import type { Drawing } from '../signing/drawing.ts';
import type { Signature, Timestamp } from '../transfer/signed-form.ts';
import type { Transfer } from '../transfer/transfer.ts';

/** A sealed paper: its bytes, the SHA-256 of the certificate it was sealed with, and the authority's time or why there is none. */
export type Sealed = {
  pdf: Uint8Array;
  thumbprint: string;
  timestamp?: Timestamp;
  /** Why an authority that is asked where it can gave none. */
  timestampMissed?: string;
};

/** Makes the papers: the same transfer gives the same bytes, so that a repeated step stores nothing twice; a timestamp alone differs from time to time. */
export interface Papers {
  /** The form as the current partner signs it: customer, subscription and current partner filled in (R-18…R-21). */
  prepare(transfer: Transfer): Promise<Uint8Array>;
  /** The new partner's part filled in by an incremental update, signature 1 left intact. */
  fillNewPartner(pdf: Uint8Array, transfer: Transfer): Promise<Uint8Array>;
  /** A party's signature sealed in by an incremental update, all earlier ones left intact; `drawing` is shown with it. */
  seal(pdf: Uint8Array, signature: Signature, drawing?: Drawing): Promise<Sealed>;
  /** The sealed evidence certificate of a transfer that has ended. */
  certify(content: CertificateContent): Promise<Sealed>;
}
