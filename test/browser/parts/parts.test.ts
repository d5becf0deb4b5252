import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDrawing } from '../../../shared/signing/drawing.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { launchChromium } from '../../support/browser/chromium.ts';
import { formStations } from '../../unit/seal/sample-form.ts';
import { sampleSeal } from '../../unit/seal/sample-seal.ts';
import { DOCUMENT, SIGNATURE, servePart } from './part-page.ts';

type Part = Awaited<ReturnType<typeof servePart>>;
type World = { part: Part; browser: Awaited<ReturnType<typeof launchChromium>>; pdf: Buffer };
const world = {} as World;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  const { signer } = await sampleSeal();
  const [part, browser, { third }] = await Promise.all([servePart(), launchChromium(), formStations(signer)]);
  Object.assign(world, { part, browser, pdf: third });
});
afterAll(async () => {
  await world.browser?.close();
  await world.part?.stop();
});
beforeEach(async () => {
  context = await world.browser.newContext({ viewport: { width: 390, height: 800 } });
  page = await context.newPage();
  page.on('console', (line) => complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterEach(() => context.close());

const come = async (next: Parameters<Part['show']>[0]) => {
  world.part.show(next);
  await page.goto(`${world.part.origin}/sign/document`);
};
const section = () => page.locator('section.document');
const said = (place: string) => section().locator(`[${place}]`);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const widthOfPage = () => page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
const sees = (selector: string) => page.locator(selector).waitFor();

describe('a document on a page', () => {
  it('is drawn with its text, its values and its signatures, under the strict policy and without a complaint', async () => {
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await come({ pdf: world.pdf });
    await sees('section[data-shown="2"]');
    expect(await said('data-progress').textContent()).toBe('shown 2');
    expect(await said('data-check').textContent()).toBe('matches');
    const texts = await page.locator('.textLayer').allInnerTexts();
    expect(texts[0]).toContain('Azure subscription ID');
    expect(texts[1]).toContain('Declarations');
    // The form is in English whatever the page speaks.
    expect(await page.locator('.textLayer').first().getAttribute('lang')).toMatch(/^en/);
    const values = page.locator('.page details').first();
    await values.locator('summary').click();
    expect(await values.textContent()).toContain('Lucerne Publishing');
    expect(workers).toEqual([expect.stringMatching(/\/assets\/pdf-worker-\w+\.js$/)]);
    expect(complaints.splice(0)).toEqual([]);
  });

  it('is said to be shown to whoever is far below it', async () => {
    world.part.show({ pdf: world.pdf });
    await page.setViewportSize({ width: 390, height: 300 });
    await page.goto(`${world.part.origin}/sign/document#name`);
    await sees('section[data-shown="2"]');
    expect(await said('data-progress').textContent()).toBe('shown 2');
    expect(await page.locator('.textLayer').count()).toBe(2);
  });

  it('lays every text over the place where it is drawn', async () => {
    await come({ pdf: world.pdf });
    await sees('section[data-shown]');
    const title = page.locator('.textLayer').getByText('CSP Subscription Transfer form', { exact: true });
    const [text, sheet] = [
      await title.first().boundingBox(),
      await page.locator('.sheet').first().boundingBox(),
    ];
    if (!text || !sheet) throw new Error('The page is not there.');
    // From the layout: left margin 40 of 612 points; the title takes 48 % of the width.
    expect((text.x - sheet.x) / sheet.width).toBeCloseTo(40 / 612, 2);
    expect(text.width / sheet.width).toBeCloseTo(0.48, 1);
  });

  it('is not shown and cannot be signed when it is not what the page says it is', async () => {
    await come({ pdf: world.pdf, stated: '0'.repeat(64) });
    await sees('section[data-fingerprint=differs]');
    expect(await said('data-check').textContent()).toBe('differs');
    expect(await page.locator('canvas').count()).toBe(1); // the pad's, hidden
    expect(await button('sign').isDisabled()).toBe(true);
    expect(await page.locator('form [role=alert]').textContent()).toBe('differs');
    await page.locator('#name').fill('Ana');
    await page.locator('#name').press('Enter');
    expect(world.part.posts).toEqual([]);
  });

  it('leaves the link when it cannot be drawn', async () => {
    await come({ pdf: Buffer.from('%PDF-1.7 and nothing more') });
    await sees('section[data-shown=failed]');
    expect(await said('data-progress').textContent()).toBe('failed');
    expect(await page.getByRole('link', { name: 'open' }).getAttribute('href')).toBe('form.pdf');
    expect(await button('sign').isEnabled()).toBe(true);
    complaints.length = 0; // PDF.js warns about such a file
  });

  it('is read page by page and larger by keyboard alone', async () => {
    await come({ pdf: world.pdf });
    await sees('section[data-shown]');
    const width = async () => (await page.locator('.sheet').first().boundingBox())?.width ?? 0;
    const before = await width();
    await button('larger').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    expect((await width()) / before).toBeCloseTo(1.5, 1);
    expect(await page.locator('.tools').textContent()).toContain('size 150');
    await button('next').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.tools').textContent()).toContain('page 2 of 2');
    expect(await button('next').getAttribute('aria-disabled')).toBe('true');
    // What is now wider than the column can be reached to be scrolled; the page itself does not scroll sideways.
    expect(await page.locator('.sheets').getAttribute('tabindex')).toBe('0');
    expect(await widthOfPage()).toBe(390);
  });

  it('follows the width of the window', async () => {
    await come({ pdf: world.pdf });
    await sees('section[data-shown]');
    await page.setViewportSize({ width: 320, height: 700 });
    await expect
      .poll(async () => (await page.locator('.sheet').first().boundingBox())?.width)
      .toBeLessThan(290);
    expect(await widthOfPage()).toBe(320);
  });

  it('speaks only the words of the page', async () => {
    await come({ pdf: world.pdf });
    await sees('section[data-shown]');
    const names = await page
      .getByRole('button')
      .evaluateAll((all) => all.map((each) => each.ariaLabel ?? each.textContent));
    const allowed = [...Object.values(DOCUMENT), ...Object.values(SIGNATURE), 'sign'];
    expect(names.filter((name) => !allowed.includes(name ?? ''))).toEqual([]);
  });
});

describe('a signature on a page', () => {
  /** Only when nothing moves any more: a mouse in a test does not follow the pad. */
  const draw = async (reach = 0.8) => {
    await sees('section[data-shown]');
    const canvas = page.locator('.pad canvas');
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    if (!box) throw new Error('There is no pad.');
    await page.mouse.move(box.x + 10, box.y + 10);
    await page.mouse.down();
    for (let step = 1; step <= 20; step += 1)
      await page.mouse.move(box.x + 10 + (box.width * reach * step) / 20, box.y + 10 + step * reach * 4);
    await page.mouse.up();
  };
  const posted = () => page.locator('input[name=drawing]').inputValue();
  const status = () => page.locator('.pad [role=status]').textContent();

  it('shows the typed name as it will be printed, and none that nobody can sign with', async () => {
    await come({ pdf: world.pdf });
    const shown = page.locator('[data-preview]');
    await page.locator('#name').fill('  ana  TRUJILLO ');
    expect([await shown.isVisible(), await shown.textContent()]).toEqual([true, 'preview Ana Trujillo']);
    await page.locator('#name').fill('Ana Truj');
    expect(await shown.isVisible()).toBe(false);
  });

  it('is posted as typed, without a drawing, unless drawing is chosen', async () => {
    await come({ pdf: world.pdf });
    await page.locator('#name').fill('Ana');
    await button('sign').click();
    await page.waitForURL('**/sign/sign');
    expect(Object.fromEntries(world.part.posts[0] ?? [])).toEqual({
      name: 'Ana',
      method: 'typed',
      drawing: '',
    });
  });

  it('is drawn, taken back, drawn again and posted as the door takes it', async () => {
    await come({ pdf: world.pdf });
    await page.getByRole('radio', { name: 'drawn' }).check();
    await sees('.pad:not([hidden])');
    await expect.poll(status).toBe('empty');
    await draw();
    await draw(0.5);
    expect(await status()).toBe('strokes 2');
    await button('undo').click();
    expect(await status()).toBe('strokes 1');
    await button('clear').click();
    expect([await status(), await posted()]).toEqual(['empty', '']);
    await draw();
    await page.locator('#name').fill('Ana');
    await button('sign').click();
    await page.waitForURL('**/sign/sign');
    const drawing = readDrawing(world.part.posts[0]?.get('drawing') ?? '');
    if (isRefusal(drawing)) throw new Error(drawing.sentence);
    expect(drawing.strokes).toHaveLength(1);
    expect(drawing.width / drawing.height).toBeCloseTo(1 / 0.375, 1);
  });

  it.each([
    ['nothing', undefined, 'missing'],
    ['a dot', 0.01, 'too short'],
  ])('is not sent with %s drawn, which is said at the pad, aloud and in focus', async (_, reach, words) => {
    await come({ pdf: world.pdf });
    await page.getByRole('radio', { name: 'drawn' }).check();
    await expect.poll(status).toBe('empty');
    if (reach) await draw(reach);
    await page.locator('#name').fill('Ana');
    await button('sign').click();
    const fault = page.getByRole('alert');
    expect([await fault.isVisible(), await fault.textContent()]).toEqual([true, words]);
    const pad = page.getByRole('group', { name: 'pad' });
    expect([await pad.getAttribute('aria-describedby'), await fault.getAttribute('id')]).toEqual([
      'drawing-pad-fault',
      'drawing-pad-fault',
    ]);
    expect(await pad.evaluate((place) => place === place.ownerDocument.activeElement)).toBe(true);
    expect(await fault.getAttribute('class')).toBe('fault');
    expect(world.part.posts).toEqual([]);
    // It may be tried again at once, now typed.
    await page.getByRole('radio', { name: 'typed' }).check();
    await expect.poll(() => fault.count()).toBe(0);
    await button('sign').click();
    await page.waitForURL('**/sign/sign');
    expect(world.part.posts[0]?.get('drawing')).toBe('');
  });

  it('keeps its drawing when the window turns and when the page is shown again', async () => {
    await come({ pdf: world.pdf });
    await page.getByRole('radio', { name: 'drawn' }).check();
    await expect.poll(status).toBe('empty');
    await draw();
    const before = readDrawing(await posted());
    await page.setViewportSize({ width: 700, height: 390 });
    await expect.poll(async () => readDrawing(await posted())).toMatchObject({ width: expect.any(Number) });
    await expect
      .poll(async () => (JSON.parse(await posted()) as { width: number }).width)
      .toBeGreaterThan(1_500);
    if (isRefusal(before)) throw new Error(before.sentence);
    await page.setViewportSize({ width: 390, height: 800 });
    await come({ pdf: world.pdf, method: 'drawn', drawing: JSON.stringify(before) });
    await expect.poll(status).toBe('strokes 1');
    expect(readDrawing(await posted())).toEqual(before);
  });
});

describe('a form on a page', () => {
  it('is sent once, however often it is clicked, and is open again when the browser goes back', async () => {
    await come({ pdf: world.pdf, says: 'nothing' });
    await page.locator('#name').fill('Ana');
    await button('sign').dblclick();
    await button('sign').click({ force: true }); // a person does not ask first whether it is enabled
    await expect.poll(() => world.part.posts.length).toBe(1);
    expect(await button('sign').getAttribute('aria-disabled')).toBe('true');
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    expect(await button('sign').getAttribute('aria-disabled')).toBeNull();
  });
});

describe('a code in the address', () => {
  it('goes into the form, out of the address, and along with a change of language', async () => {
    await page.goto(`${world.part.origin}/sign#secret.code`);
    await expect.poll(() => page.url()).toBe(`${world.part.origin}/sign`);
    expect(await page.locator('#code').inputValue()).toBe('secret.code');
    expect(await page.locator('#code-field').isHidden()).toBe(true);
    await page.getByRole('link', { name: 'nl' }).click();
    await expect.poll(() => page.url()).toBe(`${world.part.origin}/sign?language=nl`);
    expect(await page.locator('#code').inputValue()).toBe('secret.code');
  });
});
