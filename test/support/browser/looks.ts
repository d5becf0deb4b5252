import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { Reader, Scripts } from './reader.ts';

const SCREENSHOTS = fileURLToPath(new URL('../../../out/screenshots/', import.meta.url));
const AXE = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A desk, a phone, and the narrowest screen that WCAG 1.4.10 speaks of. */
const WIDTHS = [1200, 390, 320];

/** Where axe-core judges: what is too small or too near is so on the narrowest screen first. */
const JUDGED = 320;

/**
 * Looks at a page or a state as three screens show it: a picture of each under `out/screenshots`, nothing that has to
 * be scrolled sideways, and not one finding of axe-core. Where no script runs, axe-core cannot run either.
 */
export async function looksFine({ page, scripts }: Reader, name: string): Promise<void> {
  const found: string[] = [];
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await settled(page, scripts);
    await picture(page, `${name}-${width}`);
    found.push(...(await wider(page, width)));
    if (scripts !== 'off' && width === JUDGED) found.push(...(await axe(page)));
  }
  if (before) await page.setViewportSize(before);
  expect(found, name).toEqual([]);
}

/** A window that has just got another size has nothing to be pictured before it was painted. */
const TWO_FRAMES = 'new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))';

/** Nothing is still on its way: documents are drawn, or it is said that they are not. */
async function settled(page: Page, scripts: Scripts): Promise<void> {
  if (scripts === 'off') return;
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.evaluate(TWO_FRAMES);
  if (scripts === 'lost') return;
  // A document is drawn when somebody comes near it.
  await page.evaluate(`document.querySelector('section[data-pdf]')?.scrollIntoView()`);
  const coming = page.locator('section[data-pdf]:not([data-shown]):not([data-fingerprint=differs])');
  await expect.poll(() => coming.count(), { timeout: 10_000 }).toBe(0);
}

/** The whole page as a PNG, packed for speed: this is done more often than anything else here. */
async function picture(page: Page, name: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const { cssContentSize } = await browser.send('Page.getLayoutMetrics');
  const clip = { ...cssContentSize, scale: 1 };
  const how = { format: 'png', optimizeForSpeed: true, captureBeyondViewport: true } as const;
  // A busy Chromium has now and then no surface yet to copy: then it has one a moment later.
  const { data } = await vi.waitFor(() => browser.send('Page.captureScreenshot', { ...how, clip }), 5_000);
  await browser.detach();
  await mkdir(SCREENSHOTS, { recursive: true });
  await writeFile(join(SCREENSHOTS, `${name}.png`), Buffer.from(data, 'base64'));
}

async function wider(page: Page, width: number): Promise<string[]> {
  const needed = (await page.evaluate('document.documentElement.scrollWidth')) as number;
  return needed > width ? [`is ${needed} px wide on a screen of ${width}`] : [];
}

type Violation = { id: string; help: string; nodes: { html: string; failureSummary?: string }[] };

async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const options = JSON.stringify({ runOnly: RULES, resultTypes: ['violations'] });
  const asked = `axe.run(${options}).then(({ violations }) => violations)`;
  const violations = (await page.evaluate(asked)) as Violation[];
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}
