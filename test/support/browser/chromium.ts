import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const MODULES = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
const PACKAGE = join(MODULES, '@sparticuz/chromium/package.json');

/** Fonts of the package first, then whatever the machine has: without one a page of a bare image is blank. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>
`;

/** The folder with the browser, unpacked by the first who asks; it belongs to one version of the package and goes with `node_modules`. */
export async function unpackedChromium(): Promise<string> {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  const cache = join(MODULES, '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  // Unpacked beside and moved in one go: who comes second, or after a kill, never meets half a browser.
  const staged = mkdtempSync(`${folder}-`);
  const program = fileURLToPath(new URL('./unpack.ts', import.meta.url));
  // Said to be on Lambda, the package brings the libraries along that a bare image lacks.
  const env = { ...process.env, TMPDIR: staged, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  await promisify(execFile)(process.execPath, [program], { env });
  writeFileSync(join(staged, 'fonts.conf'), fontsIn(folder));
  try {
    renameSync(staged, folder);
  } catch (cause) {
    if (!existsSync(folder)) throw cause;
    rmSync(staged, { recursive: true, force: true });
  }
  return folder;
}

/** Starts the browser that npm installed; whoever starts it closes it. */
export async function launchChromium(): Promise<Browser> {
  const folder = await unpackedChromium();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    // Not the package's own: one process for all dies with the first context, and its other flags hide what a policy forbids.
    args: ['--no-sandbox', '--disable-gpu', '--no-zygote'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
}
