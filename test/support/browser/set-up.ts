import { unpackedChromium } from './chromium.ts';

/** Before the first worker starts, so that no test pays for it. */
export async function setup(): Promise<void> {
  await unpackedChromium();
}
