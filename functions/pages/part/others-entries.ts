import type { Language } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { detailsPlaces } from '../follow/details-fields.ts';
import { asTyped } from '../follow/typed-details.ts';

/** What the customer entered (A-20) where it is not what the fields show: each field by its label with the customer's words. */
export function othersEntries(
  { newPartner: { proposal } }: Transfer,
  typed: ReadonlyMap<string, string>,
  language: Language,
): string[] {
  const places = detailsPlaces(language);
  return [...asTyped(proposal?.details)]
    .filter(([name, text]) => text !== '' && text !== (typed.get(name) ?? ''))
    .map(([name, text]) => `${places[`details.${name}`]?.label ?? name}: ${text}`);
}
