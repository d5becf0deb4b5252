import { codePoints } from '../../form/pdf/code-points.ts';
import type { TypeSet } from '../../form/pdf/form-fonts.ts';

/**
 * A text whose letters no font has, with their code points behind it: on the form the field's value keeps such a name,
 * here nothing else does, and evidence has to say whom it names.
 */
export function legible(text: string, { regular }: TypeSet): string {
  const unknown = codePoints(text).filter((point) => !regular.some(({ glyphs }) => glyphs.has(point)));
  if (unknown.length === 0) return text;
  const named = unknown.map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
  return `${text} [not printed: ${named.join(' ')}]`;
}
