import type { TransferId } from '../transfer/primitives.ts';

/** The stored forms: content-addressed, create-only, never changed or replaced. */
export interface FormArchive {
  /** Stores the bytes under their own SHA-256 (hex) and answers it; storing the same bytes again changes nothing. */
  put(transferId: TransferId, pdf: Uint8Array): Promise<string>;
  /** The bytes, checked against their name; throws when they are missing or differ. */
  get(transferId: TransferId, sha256: string): Promise<Uint8Array>;
}
