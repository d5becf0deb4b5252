import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../../../shared/mail/languages/languages.ts';
import { DARK, LIGHT, propertyOf, type Role } from '../../../shared/mail/letter/palette.ts';
import { mailOf, ORDERS, speaking, transferFor } from './mail-cases.ts';
import { attribute, piecesOf, type Shown, shownIn } from './markup.ts';

const SPOKEN = ORDERS.flatMap((one) =>
  (['en', 'nl'] as const)
    .filter((language) => language === 'en' || one.to === 'customer')
    .map((language) => ({ ...one, language, name: `${one.name} in ${language}` })),
);
type Spoken = (typeof SPOKEN)[number];

const mailIn = ({ kind, to, language }: Spoken) => mailOf(kind, to, speaking(language, transferFor(kind)));
const tagsOf = (html: string) =>
  piecesOf(html).flatMap((piece) => ('tag' in piece && !piece.closes ? [piece] : []));

const KNOWN = 'body div table tr td h1 h2 p ul li pre a br span'.split(' ');
const ATTRIBUTES = 'lang dir class style role cellpadding cellspacing border width align href'.split(' ');

describe.each(SPOKEN)('the HTML of $name', (spoken) => {
  it('has nothing that mail programs refuse, fetch or run', async () => {
    const { html } = await mailIn(spoken);
    expect(html).not.toMatch(/<(script|img|link|iframe|form|input|svg|object|embed|base|video|audio)\b/i);
    expect(html).not.toMatch(/url\(|@import|@font-face|expression\(|javascript:|http-equiv/i);
    for (const { tag, name } of tagsOf(html)) {
      expect(KNOWN).toContain(name);
      for (const [, attributeName] of tag.matchAll(/ ([a-z-]+)=/g))
        expect(ATTRIBUTES).toContain(attributeName);
    }
    expect(Buffer.byteLength(html)).toBeLessThan(30_000);
  });

  it('is a document in its language, laid out by tables that say they are no data', async () => {
    const { html, subject } = await mailIn(spoken);
    const language = spoken.to === 'customer' ? spoken.language : 'en';
    expect(html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}" dir="ltr">`));
    expect(html).toContain(`<title>${subject}</title>`);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html.match(/<h1 /g)).toHaveLength(1);
    for (const [table] of html.matchAll(/<table[^>]*>/g)) expect(table).toContain(' role="presentation" ');
    expect(tagsOf(html).find(({ name }) => name === 'div')?.tag).toContain(`lang="${language}"`);
  });

  it('has one button where it has a link, and links to nowhere else', async () => {
    const { html, text } = await mailIn(spoken);
    const links = tagsOf(html).filter(({ name }) => name === 'a');
    const [address] = /https:\S+\/sign(?:\?language=nl)?#\S+/.exec(text) ?? [];
    expect(links.map(({ tag }) => attribute(tag, 'href'))).toEqual(address ? [address, address] : []);
    expect(html.match(/class="button"/g) ?? []).toHaveLength(address ? 1 : 0);
    if (address) expect(address).toMatch(/^https:\/\/transfer\.example\/api\/sign(?:\?language=nl)?#/);
  });

  it('is whole without its style block: every colour stands on its element, too', async () => {
    const { html } = await mailIn(spoken);
    for (const { tag } of tagsOf(html))
      for (const role of attribute(tag, 'class')
        .split(' ')
        .filter((one) => one in LIGHT) as Role[])
        expect(attribute(tag, 'style').split(';')).toContain(`${propertyOf(role)}:${LIGHT[role]}`);
    const colours = new Set(html.match(/#[0-9a-f]{6}\b/g));
    const known: string[] = [...Object.values(LIGHT), ...Object.values(DARK)];
    expect([...colours].filter((colour) => !known.includes(colour))).toEqual([]);
  });

  it('says what the text says, word for word and in its order', async () => {
    const { html, text, subject } = await mailIn(spoken);
    const { product, instead, buttons } = CATALOGUES[spoken.to === 'customer' ? spoken.language : 'en'].frame;
    const ofHtml = shownIn(html)
      .map((one) => one.text.trim())
      .filter((one) => ![product, subject, instead].includes(one));
    const ofText = text
      .split('\n')
      .map((line) => line.replace(/^- |^--$/, ''))
      .map((line) => Object.values(buttons).find((label) => line === `${label}:`) ?? line);
    const words = (lines: string[]) => lines.join(' ').split(/\s+/);
    expect(words(ofHtml)).toEqual(words(ofText.filter((line) => line !== '')));
  });

  it('begins with a line for the mailbox that its news begins with', async () => {
    const { html, text } = await mailIn(spoken);
    const preview = /<div style="display:none[^>]*>([^<]*?)\u034f/.exec(html)?.[1] ?? '';
    expect(preview.length).toBeGreaterThan(10);
    expect(preview.length).toBeLessThanOrEqual(121);
    const plain = preview.replace(/…$/, '').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    expect(text.split('\n\n').slice(2).join('\n\n')).toContain(plain);
  });
});

const roleIn = ({ within }: Shown, property: 'color' | 'background-color'): Role => {
  const roles = within.flatMap((tag) => attribute(tag, 'class').split(' ')) as Role[];
  const found = roles.findLast((role) => role in LIGHT && propertyOf(role) === property);
  if (!found) throw new Error(`no ${property} for ${JSON.stringify(within)}`);
  return found;
};

const channels = (colour: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
const inverted = (colour: string): string =>
  `#${channels(colour)
    .map((value) =>
      Math.round((1 - value) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

describe('every text of every mail', () => {
  it('can be read on its ground: in light, in dark, and where a program inverts all colours', async () => {
    const pairs = new Map<string, [Role, Role]>();
    for (const spoken of SPOKEN)
      for (const shown of shownIn((await mailIn(spoken)).html)) {
        const [ink, ground] = [roleIn(shown, 'color'), roleIn(shown, 'background-color')];
        pairs.set(`${ink} on ${ground}`, [ink, ground]);
      }
    expect([...pairs.keys()].sort()).toEqual(
      [
        'ink on card',
        'ink on panel',
        'label on button',
        'link on card',
        'soft on card',
        'soft on page',
      ].sort(),
    );
    for (const [name, [ink, ground]] of pairs) {
      const of = { light: LIGHT, dark: DARK };
      for (const [mode, palette] of Object.entries(of))
        expect(contrast(palette[ink], palette[ground]), `${name} in ${mode}`).toBeGreaterThanOrEqual(4.5);
      expect(
        contrast(inverted(LIGHT[ink]), inverted(LIGHT[ground])),
        `${name} inverted`,
      ).toBeGreaterThanOrEqual(4.5);
    }
  });
});
