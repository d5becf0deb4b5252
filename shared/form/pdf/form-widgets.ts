import { type PDFContext, type PDFDict, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib';
import type { FieldValues } from './field-values.ts';
import { type FontRefs, fixedFonts } from './font-resources.ts';
import type { TypeSet } from './form-fonts.ts';
import type { Box, PlacedField } from './form-layout.ts';
import type { SignatureSpec } from './signature-fields.ts';
import { FIELD_SIZE, formXObject, INK, textAppearance, usedBy } from './text-appearance.ts';
import { decimal, showText } from './text-runs.ts';

/** Field flags of PDF 12.7.4: nobody edits what the transfer itself says; long values may take several lines. */
const READ_ONLY = 1;
const MULTILINE = 1 << 12;
/** Annotation flags: print; signatures are locked in their place too. */
const PRINT = 4;
const PRINT_LOCKED = 4 | 128;

/** What a widget needs to know of the document it is made for. */
export interface WidgetMaker {
  context: PDFContext;
  type: TypeSet;
  fonts: FontRefs;
  values: FieldValues;
}

/** How a field's text is set when a viewer makes the appearance anew. */
export const DEFAULT_APPEARANCE = `/NotoLatin ${FIELD_SIZE} Tf ${INK}`;

/** A text field that stays one: filled and read-only, or empty and live. */
export function textWidget(maker: WidgetMaker, page: PDFRef, field: PlacedField, readOnly: boolean): PDFRef {
  const { context, values } = maker;
  const { spec, box } = field;
  const value = values.get(spec.name) ?? '';
  const appearance = textAppearance(context, spec, box, value, maker.type, maker.fonts);
  const widget = context.obj({
    ...widgetBase(page, box, context.register(appearance), spec.name, spec.label),
    FT: 'Tx',
    F: PRINT,
    Ff: (readOnly ? READ_ONLY : 0) | (spec.lines > 1 ? MULTILINE : 0),
    DA: PDFString.of(DEFAULT_APPEARANCE),
  });
  if (value !== '') widget.set(PDFName.of('V'), PDFHexString.fromText(value));
  return context.register(widget);
}

/** An empty signature field that says what signing it will lock. */
export function signatureWidget(maker: WidgetMaker, page: PDFRef, spec: SignatureSpec, box: Box): PDFRef {
  const { context, type, fonts } = maker;
  const hint = showText('Not signed yet', type.regular, 8.5);
  const content = `BT 0.42 0.45 0.5 rg 8 ${decimal(box.height / 2 - 3)} Td\n${hint}\nET`;
  const appearance = formXObject(context, box, content, fonts, usedBy(content, fonts));
  const lock = context.obj({
    Type: 'SigFieldLock',
    Action: 'Include',
    Fields: spec.locks.map((name) => PDFString.of(name)),
  });
  const widget = context.obj({
    ...widgetBase(page, box, context.register(appearance), spec.name, spec.tooltip),
    FT: 'Sig',
    F: PRINT_LOCKED,
    Lock: context.register(lock),
  });
  return context.register(widget);
}

/**
 * The interactive form. SigFlags says from the start that signatures exist and that the file is only appended to,
 * so that no later increment needs to touch this dictionary.
 */
export function acroForm(context: PDFContext, fields: readonly PDFRef[], fonts: FontRefs): PDFDict {
  return context.obj({
    Fields: [...fields],
    SigFlags: 3,
    DA: PDFString.of(DEFAULT_APPEARANCE),
    DR: { Font: fixedFonts(fonts) },
  });
}

/** What every widget has: its place, its name, what a screen reader calls it, and how it looks. */
export function widgetBase(page: PDFRef, box: Box, appearance: PDFRef, name: string, tooltip: string) {
  const corners = [box.x, box.y, box.x + box.width, box.y + box.height];
  return {
    Type: 'Annot',
    Subtype: 'Widget',
    P: page,
    Rect: corners.map((value) => Number(value.toFixed(3))),
    T: PDFString.of(name),
    TU: PDFHexString.fromText(tooltip),
    AP: { N: appearance },
  };
}
