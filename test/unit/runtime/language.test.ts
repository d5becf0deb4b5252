import { describe, expect, it } from 'vitest';
import type { Knock } from '../../../functions/runtime/endpoint.ts';
import { inLanguage, languageOf, preferredLanguage } from '../../../functions/runtime/language.ts';
import { type LinkSession, sessionCookie } from '../../../shared/signing/signing-session.ts';
import { aTransferId } from '../../support/a-transfer.ts';

const linkSecret = Buffer.alloc(32, 7);
const now = '2026-11-23T12:00:00.000Z';
const session: LinkSession = {
  transferId: aTransferId(1),
  holder: 'customer',
  revision: 1,
  generation: 1,
  proven: '',
  startedAt: Date.parse(now),
  idleUntil: Date.parse(now) + 60_000,
};

/** A request as language cares for it: what the address asks for, the browser's wishes, the session. */
function knock(asked: string, wishes: string | null, spoken?: LinkSession): Knock {
  const headers = new Headers();
  if (wishes !== null) headers.set('accept-language', wishes);
  if (spoken) headers.set('cookie', `__Host-signing=${sessionCookie(spoken, linkSecret)}`);
  const request = { headers, query: new URLSearchParams(asked) };
  return { request, services: { linkSecret, now: () => now } } as unknown as Knock;
}

describe('the language of a browser', () => {
  it.each([
    [null, 'en'],
    ['', 'en'],
    ['nl', 'nl'],
    ['nl-BE', 'nl'],
    ['NL-nl', 'nl'],
    ['en-US,en;q=0.9,nl;q=0.8', 'en'],
    ['en;q=0.5, nl;q=0.8', 'nl'],
    ['nl;q=0.8, en;q=0.8', 'nl'],
    ['fr, nl;q=0.1', 'nl'],
    ['fr, de;q=0.9', 'en'],
    ['nl;q=0', 'en'],
    ['nl;q=0, *', 'en'],
    ['*, nl;q=0.9', 'en'],
    ['nl;q=2', 'en'],
    ['nl;q=many, en;q=0.1', 'en'],
    ['nlx', 'en'],
    [`${'fr,'.repeat(10_000)}nl`, 'en'],
  ])('of %j is spoken, or English: %s', (wishes, language) => {
    expect(preferredLanguage(wishes?.slice(0, 40_000) ?? null)).toBe(language);
  });
});

describe('the language of a page', () => {
  it('is what the switch asks for, before the session, before the browser', () => {
    const dutch: LinkSession = { ...session, language: 'nl' };
    expect(languageOf(knock('language=en', 'nl', dutch))).toBe('en');
    expect(languageOf(knock('', 'en', dutch))).toBe('nl');
    expect(languageOf(knock('', 'nl', session))).toBe('nl');
    expect(languageOf(knock('', 'nl'))).toBe('nl');
  });

  it('is none that is not spoken, whatever the address asks for', () => {
    for (const asked of ['language=de', 'language=', 'language=__proto__', 'language=NL'])
      expect(languageOf(knock(asked, 'nl'))).toBe('nl');
  });

  it('stays with the session it was chosen in', () => {
    const chosen = inLanguage(knock('language=nl', 'en', session), session);
    expect(chosen).toEqual({ ...session, language: 'nl' });
    expect(languageOf(knock('', 'en', chosen))).toBe('nl');
  });
});
