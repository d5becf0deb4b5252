import { createHash } from 'node:crypto';
import { PDFName, type PDFRef } from 'pdf-lib';
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
import { dictOf, openPdf, type PdfFile } from '../form/pdf/pdf-file.ts';
import { signatureAppearance } from '../form/pdf/signature-appearance.ts';
import { type SignatureSpec, signatureOf } from '../form/pdf/signature-fields.ts';
import { Verbatim } from '../form/pdf/verbatim.ts';
import { detachedCms, signedAttributes } from './cms.ts';
import { SealError } from './seal-error.ts';
import { type SignatureContent, signatureFacts, signatureLines } from './signature-content.ts';
import { byteRange, signatureDictionary } from './signature-dictionary.ts';
import type { Signer } from './signer.ts';

/** Room in the CMS beside the certificates: attributes, a 4096-bit signature, frames. */
const CMS_FRAME = 1536;

/**
 * Signs a party's field by an incremental update (PAdES B-B, ETSI.CAdES.detached). The current partner's signature
 * certifies the form and comes first; each field is signed once. Equal input and an RSA key give equal bytes.
 * Throws {@link SealError} when it is not the party's turn, `PdfUnreadable` when the bytes are no form of ours.
 */
export async function sealSignature(
  pdf: Uint8Array,
  content: SignatureContent,
  signer: Signer,
  fonts: FormFonts,
): Promise<Uint8Array> {
  const file = openPdf(pdf);
  const spec = signatureOf(content.party);
  const field = fieldInTurn(file, spec);
  const lines = signatureLines(content);
  const type = await fonts.typeSetFor(Object.values(lines));

  const increment = beginIncrement(file);
  const fontRefs = embedFonts(increment, type, formFontsOf(file));
  const appearance = signatureAppearance(file.context, sizeOf(file, field), lines, type, fontRefs);
  increment.set(appearanceRefOf(file, field), appearance);
  const signature = increment.reserve();
  const widget = field.dict.clone(file.context);
  widget.set(PDFName.of('V'), signature);
  increment.set(field.ref, widget);
  if (content.party === 'currentPartner') {
    const catalogue = dictOf(file, file.root).clone(file.context);
    catalogue.set(PDFName.of('Perms'), file.context.obj({ DocMDP: signature }));
    increment.set(file.root, catalogue);
  }

  const reserve =
    CMS_FRAME + [signer.certificate, ...signer.chain].reduce((sum, each) => sum + each.length, 0);
  const holes = signatureDictionary(spec, signatureFacts(content), file.root, reserve);
  increment.set(signature, new Verbatim(holes.bytes));
  const { bytes, offsets } = increment.write();
  const dictionary = (offsets.get(signature) ?? 0) + objectHeader(signature);
  return signHole(bytes, dictionary + holes.range, dictionary + holes.contents, reserve, signer);
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

function isSigned(field: FormField): boolean {
  return field.dict.has(PDFName.of('V'));
}

async function signHole(
  bytes: Buffer,
  rangeAt: number,
  before: number,
  reserve: number,
  signer: Signer,
): Promise<Uint8Array> {
  const after = before + reserve * 2 + 2;
  bytes.write(byteRange(before, after, bytes.length), rangeAt, 'latin1');
  const documentDigest = createHash('sha256')
    .update(bytes.subarray(0, before))
    .update(bytes.subarray(after))
    .digest();
  const parts = { ...signer, documentDigest };
  const toSign = createHash('sha256').update(signedAttributes(parts)).digest();
  const cms = detachedCms(parts, await signer.signDigest(toSign));
  if (cms.length > reserve) {
    throw new SealError(
      'reserve-too-small',
      `The signature needs ${cms.length} bytes, ${reserve} are reserved.`,
    );
  }
  bytes.write(Buffer.from(cms).toString('hex'), before + 1, 'latin1');
  return bytes;
}

/** Length of `12 0 obj\n`, which stands before an object's own bytes. */
function objectHeader(ref: PDFRef): number {
  return `${ref.objectNumber} 0 obj\n`.length;
}
