import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Reader, Scripts } from './reader.ts';

const SCREENSHOTS = fileURLToPath(new URL('../../../out/screenshots/', import.meta.url));
const AXE = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A desk, a phone, and the narrowest screen that WCAG 1.4.10 speaks of. */
const WIDTHS = [1200, 390, 320];

/** What the one finds at 390 px it finds at 320 px too. */
const JUDGED = [1200, 320];

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
    await page.screenshot({ path: `${SCREENSHOTS}${name}-${width}.png`, fullPage: true });
    found.push(...(await wider(page, width)));
    if (scripts !== 'off' && JUDGED.includes(width)) found.push(...(await axe(page, width)));
  }
  if (before) await page.setViewportSize(before);
  expect(found, name).toEqual([]);
}

/** Nothing is still on its way: documents are drawn, or it is said that they are not. */
async function settled(page: Page, scripts: Scripts): Promise<void> {
  if (scripts !== 'run') return;
  await page.evaluate('document.fonts.ready.then(() => true)');
  // A document is drawn when somebody comes near it.
  await page.evaluate(`document.querySelector('section[data-pdf]')?.scrollIntoView()`);
  const coming = page.locator('section[data-pdf]:not([data-shown]):not([data-fingerprint=differs])');
  await expect.poll(() => coming.count(), { timeout: 10_000 }).toBe(0);
}

async function wider(page: Page, width: number): Promise<string[]> {
  const needed = (await page.evaluate('document.documentElement.scrollWidth')) as number;
  return needed > width ? [`is ${needed} px wide on a screen of ${width}`] : [];
}

type Violation = { id: string; help: string; nodes: { html: string; failureSummary?: string }[] };

async function axe(page: Page, width: number): Promise<string[]> {
  await page.evaluate(AXE);
  const asked = `axe.run({ runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations)`;
  const violations = (await page.evaluate(asked)) as Violation[];
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} at ${width}: ${help}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}
