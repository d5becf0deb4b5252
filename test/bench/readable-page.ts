import type { Browser } from 'playwright-core';
import { Portal, type World } from '../../infra/local/demo/portal.ts';
import { transferRequest } from '../../infra/local/demo/sample-content.ts';
import { Signatory } from '../../infra/local/demo/signatory.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { launchChromium } from '../support/browser/chromium.ts';
import { type PageWeight, pageWeight } from './product/page-weight.ts';
import { percentile, printTable } from './product/report.ts';
import { onFreshStack } from './product/street.ts';

const LOADS = 12;
const WARM_UP = 2;

/** Milliseconds of one visit, each from the moment of the click or of following the link. */
type Visit = { start: number; painted: number; drawn: number; requests: number };

/** How long somebody who clicks in a mail waits until there is something to read, in a browser that was never here before. */
export async function benchReadablePage(): Promise<void> {
  await onFreshStack(async ({ stack }) => {
    const { frank, link } = await linkToSign(stack);
    const browser = await launchChromium();
    try {
      const visits: Visit[] = [];
      for (let load = 0; load < WARM_UP + LOADS; load += 1) visits.push(await visit(browser, link));
      await frank.open(link);
      const { page } = await frank.read();
      print(visits.slice(WARM_UP), await pageWeight(`${stack.baseUrl}/sign/document`, page));
    } finally {
      await browser.close();
    }
  });
}

/** A transfer with its form made: the current partner's signatory has the first link. */
async function linkToSign(stack: Stack): Promise<{ frank: Signatory; link: string }> {
  const { baseUrl, audience, now, desk, partners } = stack;
  const world: World = { baseUrl, audience, now, deskOrigin: desk.origin };
  const portal = new Portal(world, partners.fabrikam);
  const at = new Date(now()).toISOString();
  const { body } = await portal.send('transfer.requested', transferRequest(at));
  const transferId = String(body.transferId);
  await portal.until(transferId, ({ stage }) => stage === 'ticket');
  await portal.send('service-ticket.opened', { transferId, serviceTicket: '2402084010005835', openedAt: at });
  const frank = new Signatory(world, 'Frank Weber', 'frank@fabrikam.example');
  return { frank, link: await frank.signingLink() };
}

const FIRST_PAINT = `new Promise((resolve) => {
  const seen = performance.getEntriesByName('first-contentful-paint')[0];
  if (seen) return resolve(seen.startTime);
  new PerformanceObserver((list) => {
    const [entry] = list.getEntriesByName('first-contentful-paint');
    if (entry) resolve(entry.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;

/** The moment the first page is on the screen, by the page's own clock, which began with the click. */
const FIRST_PAGE = `new Promise((resolve) => {
  const section = document.querySelector('section[data-pdf]');
  const look = () => section.dataset.shown && requestAnimationFrame(() => resolve(performance.now()));
  new MutationObserver(look).observe(section, { attributes: true });
  look();
})`;

async function visit(browser: Browser, link: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  let requests = 0;
  context.on('request', () => {
    requests += 1;
  });
  await page.goto(link);
  const start = (await page.evaluate(FIRST_PAINT)) as number;
  await page.locator('form[action$=open] button[type=submit]').click();
  await page.locator('section[data-pdf]').waitFor();
  const drawn = (await page.evaluate(FIRST_PAGE)) as number;
  const painted = (await page.evaluate(FIRST_PAINT)) as number;
  await context.close();
  return { start, painted, drawn, requests };
}

function print(visits: readonly Visit[], { files, total }: PageWeight): void {
  const row = (what: string, of: (visit: Visit) => number): (string | number)[] => {
    const all = visits.map(of);
    return [what, ...[0.5, 0.95].map((share) => percentile(all, share).toFixed(0))];
  };
  printTable(
    `From the click to a readable page, empty cache, ${visits.length} visits`,
    ['milliseconds', 'p50', 'p95'],
    [
      row('link → first paint of the start page', ({ start }) => start),
      row('click → first paint of the form’s page (heading, facts, fingerprint)', ({ painted }) => painted),
      row('click → first page of the PDF drawn', ({ drawn }) => drawn),
      row('requests of the whole visit', ({ requests }) => requests),
    ],
    [
      `Weight of the form’s page before pdf.js: ${total} bytes, brotli (${files.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')}).`,
      'The click is a POST and a redirect; both are in the figures. No network lies between: add the latency of yours.',
    ],
  );
}

if (import.meta.main) {
  await benchReadablePage();
  process.exit(0); // the desk's listeners would keep the process for an hour
}
