import { describe, expect, it } from 'vitest';
import { looksFine } from '../support/browser/looks.ts';
import type { Reader } from '../support/browser/reader.ts';
import { useReaders } from '../support/browser/use-readers.ts';
import { Case } from '../support/doors/case.ts';
import { signingLinkOf } from '../support/doors/links-in-mail.ts';
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
