import { describe, expect, it } from 'vitest';
import { looksFine } from '../support/browser/looks.ts';
import type { Reader } from '../support/browser/reader.ts';
import { useReaders } from '../support/browser/use-readers.ts';
import { Case } from '../support/doors/case.ts';
import { signingLinkOf } from '../support/doors/links-in-mail.ts';
import { codeOf } from '../support/doors/signing-door.ts';
import { useDoors } from '../support/doors/use-doors.ts';

const doors = useDoors();
const readers = useReaders(doors);
const waiting = () => new Case(doors).reach('signatures');
const languageOf = ({ page }: Reader) => page.locator('html').getAttribute('lang');

/** English that would be left over on a Dutch page: words that are not Dutch, outside of what the form itself says. */
const ENGLISH = /\b(the|your|and|please|sign|signed|until|with)\b/i;
const ownWords = ({ page }: Reader): Promise<string> =>
  page.evaluate(`(() => {
    const body = document.body.cloneNode(true);
    for (const other of body.querySelectorAll('[lang=en], [data-pages], code, details dl')) other.remove();
    return body.textContent;
  })()`);

describe('a Dutch signatory', () => {
  it('reads Dutch from the first page to the last because the browser asks for it, and consents in Dutch', async () => {
    const asked = await waiting();
    const maria = await readers.comes({ language: 'nl-NL' });
    await maria.follows(signingLinkOf(doors, asked.maria.address));
    expect([await languageOf(maria), await ownWords(maria)]).toEqual([
      'nl',
      expect.not.stringMatching(ENGLISH),
    ]);
    await looksFine(maria, 'start-nl');
    await maria.clicks(maria.buttonOf('open'));
    expect([await languageOf(maria), await ownWords(maria)]).toEqual([
      'nl',
      expect.not.stringMatching(ENGLISH),
    ]);
    await looksFine(maria, 'document-nl');
    await maria.signs('Mary Keller');
    await looksFine(maria, 'document-fault-nl');
    expect(await ownWords(maria)).not.toMatch(ENGLISH);
    await maria.signs('Maria Keller');
    await looksFine(maria, 'signed-nl');
    expect(await ownWords(maria)).not.toMatch(ENGLISH);
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({ consentLanguage: 'nl' });
  });

  it('switches on the first page without losing the code, and the session keeps the choice', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await maria.follows(signingLinkOf(doors, asked.maria.address));
    expect(await languageOf(maria)).toBe('en');
    await maria.switchesTo('nl');
    expect([await languageOf(maria), maria.page.url().includes('#')]).toEqual(['nl', false]);
    expect(await maria.page.locator('#code').inputValue()).not.toBe('');
    await maria.clicks(maria.buttonOf('open'));
    expect(await languageOf(maria)).toBe('nl');
    await maria.signs('Mary Keller');
    expect(await languageOf(maria)).toBe('nl');
  });

  it('switches on the form, and every page after it stays Dutch, the one that says no as well', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await maria.opens(signingLinkOf(doors, asked.maria.address));
    await maria.switchesTo('nl');
    expect(await languageOf(maria)).toBe('nl');
    await maria.goesTo('sign/document');
    expect(await languageOf(maria)).toBe('nl');
    await asked.say('fabrikam', 'transfer.cancelled', { reason: 'De klant blijft.' });
    await asked.quiet('cancelled');
    await maria.page.reload();
    expect([await languageOf(maria), await ownWords(maria)]).toEqual([
      'nl',
      expect.not.stringMatching(ENGLISH),
    ]);
    await looksFine(maria, 'session-over-nl');
  });
});

const focused = ({ page }: Reader): Promise<string> =>
  page.evaluate(`(() => {
    const at = document.activeElement;
    return at.id || at.closest('form')?.getAttribute('action') + ' ' + at.tagName.toLowerCase() || at.tagName;
  })()`);

/** Presses Tab until the focus is where it is wanted; every stop on the way can be seen. */
async function tabsTo(reader: Reader, wanted: string): Promise<void> {
  for (let stops = 0; stops < 80; stops += 1) {
    await reader.page.keyboard.press('Tab');
    const seen = await reader.page.evaluate(`(() => {
      const at = document.activeElement;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
      const { width, height } = at.getBoundingClientRect();
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 || boxShadow !== 'none') && width * height > 0;
    })()`);
    expect(seen, `the focus is seen at ${await focused(reader)}`).toBe(true);
    if ((await focused(reader)) === wanted) return;
  }
  throw new Error(`${wanted} is not reached by Tab.`);
}

async function entersThenLoads(reader: Reader, key: string): Promise<void> {
  await Promise.all([reader.page.waitForEvent('load'), reader.page.keyboard.press(key)]);
}

describe('without a mouse', () => {
  it('a form is opened, read, agreed to and signed', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await maria.follows(signingLinkOf(doors, asked.maria.address));
    await tabsTo(maria, 'sign/open button');
    await entersThenLoads(maria, 'Enter');
    await maria.sees();
    await tabsTo(maria, 'name');
    await maria.page.keyboard.type('Maria Keller');
    await tabsTo(maria, 'consent');
    await maria.page.keyboard.press('Space');
    await tabsTo(maria, 'sign button');
    await maria.page.screenshot({ path: 'out/screenshots/document-focus.png' });
    await entersThenLoads(maria, 'Enter');
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({ name: 'Maria Keller' });
  });

  it('the pages of the form are turned and made larger, and what does not fit can be scrolled', async () => {
    const asked = await waiting();
    const maria = await readers.comes({ width: 390 });
    await (await maria.opens(signingLinkOf(doors, asked.maria.address))).sees();
    const press = async (label: string) => {
      const button = maria.page.getByRole('button', { name: label, exact: true });
      await button.focus();
      await maria.page.keyboard.press('Enter');
    };
    await press('Larger');
    await press('Next page');
    await looksFine(maria, 'document-larger');
    const scrolled = maria.page.locator('.sheets[tabindex="0"]');
    expect(await scrolled.count()).toBe(1);
    await expect.poll(() => maria.page.locator('.tools [role=status]').textContent()).toMatch(/2/);
  });

  it('the first Tab offers to skip to the content', async () => {
    const reader = await readers.comes();
    await reader.goesTo('sign');
    await reader.page.keyboard.press('Tab');
    await looksFine(reader, 'skip-link');
    await reader.page.keyboard.press('Enter');
    expect(await reader.page.evaluate('document.activeElement.tagName')).toBe('MAIN');
  });
});

describe('without JavaScript', () => {
  it('the code is pasted from the mail, the form is a link, and the name is typed', async () => {
    const asked = await waiting();
    const maria = await readers.comes({ scripts: 'off' });
    await maria.follows(signingLinkOf(doors, asked.maria.address));
    await looksFine(maria, 'start-no-script');
    expect(await maria.page.locator('#code').isVisible()).toBe(true);
    await maria.pastes(` ${codeOf(signingLinkOf(doors, asked.maria.address))} `);
    await looksFine(maria, 'document-no-script');
    expect(await maria.page.locator('#method-drawn').isVisible()).toBe(false);
    const href = (await maria.page.locator('section[data-pdf] a').getAttribute('href')) ?? '';
    const form = await maria.page.request.get(new URL(href, maria.page.url()).href);
    expect([form.status(), form.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await maria.signs('Maria Keller');
    await looksFine(maria, 'signed-no-script');
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({ method: 'typed' });
  });

  it('and where the script never arrives, the same pages are as good, and the language can be switched', async () => {
    const asked = await waiting();
    const maria = await readers.comes({ scripts: 'lost' });
    await maria.pastes(codeOf(signingLinkOf(doors, asked.maria.address)));
    await looksFine(maria, 'document-script-lost');
    await maria.switchesTo('nl');
    expect(await maria.page.locator('html').getAttribute('lang')).toBe('nl');
    await maria.goesTo('sign');
    await looksFine(maria, 'start-script-lost');
  });
});
