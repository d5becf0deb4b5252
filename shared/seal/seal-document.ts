import type { Sealed } from '../form/papers.ts';
import { fieldNamed } from '../form/pdf/form-document.ts';
import { beginIncrement } from '../form/pdf/increment.ts';
import { openPdf } from '../form/pdf/pdf-file.ts';
import type { Seal } from './seal.ts';
import { SealError } from './seal-error.ts';
import { signField } from './sign-field.ts';
import type { SignatureFacts } from './signature-dictionary.ts';
import { isSigned } from './signed-fields.ts';

/** What the platform seals in its own name: the field, what the seal says, and that nothing may change (DocMDP 1). */
export interface DocumentSealing {
  fieldName: string;
  facts: SignatureFacts;
  docMdp: 1;
}

/**
 * Certifies a finished document of ours that is not the form. Its only signature field brings its own appearance.
 * Throws {@link SealError} when the field is missing or signed, `PdfUnreadable` when the bytes are no document of
 * ours, and what {@link signField} throws.
 */
export async function sealDocument(
  pdf: Uint8Array,
  { fieldName, facts, docMdp }: DocumentSealing,
  seal: Seal,
): Promise<Sealed> {
  const file = openPdf(pdf);
  const field = fieldNamed(file, fieldName);
  if (!field) throw new SealError('no-such-field', `The document has no signature field ${fieldName}.`);
  if (isSigned(field)) throw new SealError('already-signed', 'The document is sealed already.');
  return signField(file, beginIncrement(file), { field, facts, permits: { docMdp, locks: [] } }, seal);
}
