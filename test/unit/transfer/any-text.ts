import fc from 'fast-check';

/** Code points of every plane, half characters and controls included; much quicker to set up than fast-check's own `binary` unit. */
const codePoint = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }),
  fc.integer({ min: 0, max: 0x10ffff }),
  fc.integer({ min: 0xd800, max: 0xdfff }),
);

/** Any text at all, well-formed or not. */
export const anyText = (maxLength = 12): fc.Arbitrary<string> =>
  fc.array(codePoint, { maxLength }).map((points) => String.fromCodePoint(...points));
