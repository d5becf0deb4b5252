import { PDFHexString, PDFName } from 'pdf-lib';
import { FORM_VERSION } from '../form-version.ts';
import { newPartnerValues } from './field-values.ts';
import { embedFonts } from './font-resources.ts';
import type { NewPartnerContent } from './form-content.ts';
import { appearanceRefOf, fieldsOf, formFontsOf, sizeOf, textOf } from './form-document.ts';
import type { FormFonts } from './form-fonts.ts';
import { SECOND_PAGE } from './form-sections.ts';
import { beginIncrement } from './increment.ts';
import { openPdf } from './pdf-file.ts';
import { PdfUnreadable } from './pdf-unreadable.ts';
import { textAppearance } from './text-appearance.ts';

/**
 * Fills the new partner's fields by an incremental update: signature 1 stays valid, because a certifying signature
 * of DocMDP level 2 permits filling in. Equal input gives equal bytes.
 * Throws {@link PdfUnreadable} when the bytes are no form of ours.
 */
export async function fillNewPartner(
  pdf: Uint8Array,
  content: NewPartnerContent,
  fonts: FormFonts,
): Promise<Uint8Array> {
  const file = openPdf(pdf);
  const fields = fieldsOf(file);
  const filledIn = (name: string) => textOf(file.lookup(fields.get(name)?.dict.get(PDFName.of('V'))));
  const [country, edition] = [filledIn('customer_tenantCountry'), filledIn('head_formVersion')];
  const values = newPartnerValues(content, country ?? '');
  const type = await fonts.typeSetFor([...values.values()]);
  const increment = beginIncrement(file);
  const fontRefs = embedFonts(increment, type, formFontsOf(file));

  for (const spec of SECOND_PAGE.flatMap((section) => section.rows.flat())) {
    const field = fields.get(spec.name);
    if (!field && edition !== undefined && edition !== FORM_VERSION) continue; // a form prepared before the field was thought of
    if (!field) throw new PdfUnreadable(`The form has no field ${spec.name}.`);
    const value = values.get(spec.name);
    if (value === undefined) continue;
    const widget = field.dict.clone(file.context);
    widget.set(PDFName.of('V'), PDFHexString.fromText(value));
    increment.set(field.ref, widget);
    const appearance = textAppearance(file.context, spec, sizeOf(file, field), value, type, fontRefs);
    increment.set(appearanceRefOf(file, field), appearance);
  }
  return increment.write().bytes;
}
