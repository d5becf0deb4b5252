import { type Holder, isSigner } from '../../../shared/transfer/link.ts';

/** What a link opens, beside the page it leads to. */
export function placeOf(holder: Holder): string {
  if (isSigner(holder)) return 'document';
  if (holder === 'follow') return 'transfer';
  return holder === 'part' ? 'part' : 'copies';
}
