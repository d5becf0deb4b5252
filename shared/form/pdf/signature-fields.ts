import type { SigningParty } from './form-content.ts';
import { fieldNames } from './form-sections.ts';

/** One of the three signatures: its field, its heading on the form, and what signing it locks. */
export interface SignatureSpec {
  party: SigningParty;
  name: string;
  heading: string;
  tooltip: string;
  /** Text fields nobody may change afterwards (SigFieldLock, FieldMDP). */
  locks: readonly string[];
}

const ofCurrentPartner = fieldNames('head', 'customer', 'subscription', 'currentPartner');
const ofNewPartner = fieldNames('newPartner', 'declarations');

/**
 * In the order of the form. Signatures 2 and 3 may come in either order, so neither locks the other's field
 * and both lock all that signature 1 left open.
 */
export const SIGNATURES: readonly SignatureSpec[] = [
  signature('currentPartner', '1  Current partner', 'Signature of the current partner', ofCurrentPartner),
  signature('customer', '2  Customer', 'Signature of the customer', ofNewPartner),
  signature('newPartner', '3  New partner', 'Signature of the new partner', ofNewPartner),
];

/** The signature field of a party. */
export function signatureOf(party: SigningParty): SignatureSpec {
  const found = SIGNATURES.find((spec) => spec.party === party);
  if (!found) throw new TypeError(`No signature field for ${party}.`);
  return found;
}

function signature(
  party: SigningParty,
  heading: string,
  tooltip: string,
  locks: readonly string[],
): SignatureSpec {
  return { party, name: `signature_${party}`, heading, tooltip, locks };
}
