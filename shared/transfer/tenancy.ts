import type { Transfer } from './transfer.ts';

/** The two sides a partner can take. */
export type PartnerSide = 'currentPartner' | 'newPartner';

/** The side a partner takes in a transfer, if any. */
export function partnerSide(transfer: Transfer, partnerId: string): PartnerSide | undefined {
  if (transfer.currentPartner.identity.partnerId === partnerId) return 'currentPartner';
  return transfer.newPartner.identity.partnerId === partnerId ? 'newPartner' : undefined;
}
