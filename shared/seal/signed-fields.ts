import { PDFName } from 'pdf-lib';
import type { SigningParty } from '../form/pdf/form-content.ts';
import type { FormField } from '../form/pdf/form-document.ts';
import { SIGNATURES } from '../form/pdf/signature-fields.ts';

/** A field that was signed, and whose signature is in it; the platform signs documents in its own name. */
export interface SignedField {
  name: string;
  party: SigningParty | 'platform';
  field: FormField;
}

/** The one field of what the platform seals in its own name, such as the evidence certificate. */
export const PLATFORM_FIELD = 'seal';

/** Those of a document's fields that are signature fields of ours and have a signature. */
export function signedFields(fields: ReadonlyMap<string, FormField>): SignedField[] {
  const platform = { name: PLATFORM_FIELD, party: 'platform' as const };
  return [...SIGNATURES, platform].flatMap(({ name, party }) => {
    const field = fields.get(name);
    return field && isSigned(field) ? [{ name, party, field }] : [];
  });
}

/** Whether a field has a signature already. */
export function isSigned(field: FormField): boolean {
  return field.dict.has(PDFName.of('V'));
}
