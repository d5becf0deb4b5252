import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Doors } from '../doors/use-doors.ts';
import { launchChromium } from './chromium.ts';
import { watch } from './page-watch.ts';
import { type Manner, Reader } from './reader.ts';

/** Lets people with browsers of their own come to the stack of a file. */
export type Readers = { comes(manner?: Manner): Promise<Reader>; browser(): Browser };

const HEIGHT = 800;

/**
 * One browser for the tests of a file, and a context of its own for everybody who comes. After each test the contexts
 * are closed, and whatever a page complained of, loaded from elsewhere or kept beside its session fails the test.
 */
export function useReaders(doors: Doors): Readers {
  let running: Browser | undefined;
  const faults: string[] = [];
  const open: BrowserContext[] = [];
  let came = 0;
  const browser = () => {
    if (!running) throw new Error('The browser runs from beforeAll on.');
    return running;
  };
  beforeAll(async () => {
    running = await launchChromium();
  });
  afterEach(async () => {
    for (const context of open.splice(0)) await leave(context, faults);
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(() => running?.close());
  return {
    browser,
    async comes(manner = {}) {
      const { language = 'en-GB', width = 1200, scripts = 'run', address = `203.0.113.${++came}` } = manner;
      const context = await browser().newContext({
        locale: language,
        viewport: { width, height: HEIGHT },
        javaScriptEnabled: scripts !== 'off',
        // What the platform says of where somebody is; who comes from one place too often is kept waiting.
        extraHTTPHeaders: { 'x-forwarded-for': address },
      });
      open.push(context);
      if (scripts === 'lost') await context.route('**/assets/*.js', (route) => route.abort());
      watch(context, new URL(doors.world.baseUrl).origin, faults);
      return new Reader(await context.newPage(), doors.world.baseUrl, manner);
    },
  };
}

/** The one thing a page may keep is its session (issue 4, build 2). */
async function leave(context: BrowserContext, faults: string[]): Promise<void> {
  const kept = (await context.cookies()).map(({ name }) => name).filter((name) => name !== '__Host-signing');
  faults.push(...kept.map((name) => `keeps the cookie ${name}`));
  const { origins } = await context.storageState();
  faults.push(
    ...origins.map(({ origin, localStorage }) => `keeps ${localStorage.length} things for ${origin}`),
  );
  await context.close();
}
