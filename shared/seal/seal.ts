import type { Signer } from './signer.ts';
import type { Timestamps } from './timestamper.ts';

/** What a seal is made with: the key, and the authority that says when, where one is configured. */
export interface Seal {
  signer: Signer;
  timestamps?: Timestamps | undefined;
}
