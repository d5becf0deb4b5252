import type { Sealed } from '../form/papers.ts';
import { embedFonts } from '../form/pdf/font-resources.ts';
import {
  appearanceRefOf,
  type FormField,
  fieldNamed,
  formFontsOf,
  sizeOf,
} from '../form/pdf/form-document.ts';
import type { FormFonts } from '../form/pdf/form-fonts.ts';
import { beginIncrement } from '../form/pdf/increment.ts';
import { openPdf, type PdfFile } from '../form/pdf/pdf-file.ts';
import { signatureAppearance } from '../form/pdf/signature-appearance.ts';
import { type SignatureSpec, signatureOf } from '../form/pdf/signature-fields.ts';
import type { Drawing } from '../signing/drawing.ts';
import type { Seal } from './seal.ts';
import { SealError } from './seal-error.ts';
import { signField } from './sign-field.ts';
import { type SignatureContent, signatureFacts, signatureLines } from './signature-content.ts';
import { isSigned } from './signed-fields.ts';

/**
 * Signs a party's field by an incremental update; a drawing is shown beside the words. The current partner's signature certifies the form and comes first
 * (R-18; DocMDP 2: filling in and signing stay allowed); each field is signed once.
 * Throws {@link SealError} when it is not the party's turn, `PdfUnreadable` when the bytes are no form of ours, and
 * what {@link signField} throws.
 */
export async function sealSignature(
  pdf: Uint8Array,
  content: SignatureContent,
  seal: Seal,
  fonts: FormFonts,
  drawing?: Drawing | undefined,
): Promise<Sealed> {
  const file = openPdf(pdf);
  const spec = signatureOf(content.party);
  const field = fieldInTurn(file, spec);
  const lines = signatureLines(content);
  const type = await fonts.typeSetFor(Object.values(lines));

  const increment = beginIncrement(file);
  const fontRefs = embedFonts(increment, type, formFontsOf(file));
  const appearance = signatureAppearance(file.context, sizeOf(file, field), lines, type, fontRefs, drawing);
  increment.set(appearanceRefOf(file, field), appearance);
  const permits = {
    locks: spec.locks,
    ...(content.party === 'currentPartner' ? { docMdp: 2 as const } : {}),
  };
  return signField(file, increment, { field, facts: signatureFacts(content), permits }, seal);
}

function fieldInTurn(file: PdfFile, spec: SignatureSpec): FormField {
  const field = fieldNamed(file, spec.name);
  if (!field) throw new SealError('no-such-field', `The form has no signature field for ${spec.party}.`);
  if (isSigned(field))
    throw new SealError('already-signed', `The ${spec.party} has already signed this form.`);
  const first = fieldNamed(file, signatureOf('currentPartner').name);
  if (spec.party !== 'currentPartner' && !(first && isSigned(first))) {
    throw new SealError('out-of-turn', `The ${spec.party} may sign after the currentPartner.`);
  }
  return field;
}
