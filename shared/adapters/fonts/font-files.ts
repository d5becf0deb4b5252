import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type FormFonts, openFonts } from '../../form/pdf/form-fonts.ts';

const REGULAR = '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf';
const BOLD = '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf';
const HAN = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

const require = createRequire(import.meta.url);

let opened: Promise<FormFonts> | undefined;

/**
 * The form's fonts (Noto Sans, OFL), read and parsed at the first call of the process and shared from then on.
 * The Han font is 10 MB and is read when the first Chinese or Japanese name comes.
 */
export function loadFormFonts(): Promise<FormFonts> {
  opened ??= open().catch((problem: unknown) => {
    opened = undefined;
    throw problem;
  });
  return opened;
}

async function open(): Promise<FormFonts> {
  const [regular, bold] = await Promise.all([read(REGULAR), read(BOLD)]);
  return openFonts({ regular, bold, han: () => read(HAN) });
}

function read(specifier: string): Promise<Uint8Array> {
  return readFile(require.resolve(specifier));
}
