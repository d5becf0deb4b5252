import type { TypeSet } from '../../form/pdf/form-fonts.ts';
import { MARGIN, PAPER } from '../../form/pdf/form-layout.ts';
import type { Style } from '../../form/pdf/page-canvas.ts';
import { formStyles } from '../../form/pdf/page-drawing.ts';

/** The certificate's ways of setting text: the form's palette, on one line grid. */
export type CertificateStyles = {
  title: Style;
  subtitle: Style;
  statement: SetStyle;
  section: Style;
  part: Style;
  note: Style;
  label: SetStyle;
  value: SetStyle;
  text: SetStyle;
};

/** A style that sets several lines. */
export type SetStyle = Style & { leading: number };

/** A4 for everybody: a certificate is archived, not filed with the form. */
export const PAGE = { x: 0, y: 0, ...PAPER.public };

/** Where text may stand; labels have their own column left of what they label. */
export const COLUMNS = {
  left: MARGIN,
  right: PAGE.width - MARGIN,
  value: MARGIN + 134,
  labelWidth: 126,
} as const;

export const INK = '0.09 0.12 0.17';
export const RULE = '0.05 0.29 0.52';
export const HAIRLINE = '0.72 0.77 0.83';
export const TINT = '0.945 0.957 0.973';

const LEADING = 12.5;

/** The styles for the letters a certificate needs. */
export function certificateStyles(type: TypeSet): CertificateStyles {
  const { title, subtitle, heading, note, label } = formStyles(type);
  const slices = type.regular;
  return {
    title,
    subtitle,
    note,
    statement: { slices, size: 12.5, colour: INK, leading: 17 },
    section: { ...heading, size: 12 },
    part: { ...heading, size: 9.5, colour: INK },
    label: { ...label, size: 8, leading: LEADING },
    value: { slices, size: 9, colour: INK, leading: LEADING },
    text: { slices, size: 9, colour: subtitle.colour, leading: LEADING },
  };
}
