import { describe, expect, it } from 'vitest';
import { rolesBefore } from '../../../infra/local/demo/sample-roles.ts';
import { Case, WAITS } from '../../support/doors/case.ts';
import { following, followLinkOf } from '../../support/doors/links-in-mail.ts';
import { pageFaults } from '../../support/doors/page-faults.ts';
import { codeOf, cookieOf, look, postForm } from '../../support/doors/signing-door.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();

/** A session of the customer that has chosen Dutch. */
async function inDutch(asked: Case): Promise<string> {
  const chosen = await look(doors, 'transfer?language=nl', await following(doors, asked));
  return cookieOf(chosen);
}

/** What a person reads, without the commands and without titles that Microsoft gave in English. */
const readable = (html: string): string =>
  html
    .replace(/<title>[^<]*<\/title>|<pre[\s\S]*?<\/pre>|“[^”]*”/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const ENGLISH = /\b(?:the|and|your|you|with|has|from|this|will|are)\b/gi;
const englishIn = (html: string) => readable(html).match(ENGLISH) ?? [];

describe('the customer’s page in Dutch', () => {
  it('has no English left in it at any wait, and is kept in the session', async () => {
    const asked = await new Case(doors).open();
    for (const wait of WAITS) {
      await asked.reach(wait);
      const page = await (await look(doors, 'transfer', await inDutch(asked))).text();
      expect(page).toContain('<html lang="nl">');
      expect(page).toContain('<h1>De overdracht van uw abonnement</h1>');
      expect([wait, englishIn(page), pageFaults(page)]).toEqual([wait, [], []]);
    }
    const cookie = await inDutch(asked);
    const roles = JSON.stringify(rolesBefore(asked.subscription));
    await postForm(doors, 'transfer/roles', { ranBy: 'Maria Keller', shown: '0', roles }, { cookie });
    await asked.quiet('access');
    const page = await (await look(doors, 'transfer', await inDutch(asked))).text();
    expect(englishIn(page)).toEqual([]);
    // What runs at once is said before the commands that do it (DOMAIN 10.4).
    expect(page.indexOf('regel die eindigt op -WhatIf')).toBeLessThan(page.indexOf('<pre'));
    expect(page).toContain('verwijdert die rol meteen, zonder nog iets te vragen');
  });

  it('goes back to English by the same switch', async () => {
    const asked = await new Case(doors).open();
    const cookie = await inDutch(asked);
    const english = await look(doors, 'transfer?language=en', cookie);
    expect(await english.text()).toContain('<h1>Your subscription transfer</h1>');
    const page = await (await look(doors, 'transfer', cookieOf(english))).text();
    expect(page).toContain('href="?language=nl" hreflang="nl"');
  });

  it('follows the browser until something is chosen', async () => {
    const asked = await new Case(doors).open();
    const headers = { 'accept-language': 'fr, nl-BE;q=0.9, en;q=0.2' };
    const code = codeOf(followLinkOf(doors, asked));
    const cookie = cookieOf(await postForm(doors, 'open', { code }, { headers }));
    const page = await fetch(`${doors.world.baseUrl}/sign/transfer`, { headers: { cookie, ...headers } });
    expect([page.headers.get('content-language'), englishIn(await page.text())]).toEqual(['nl', []]);
  });

  it('says in Dutch what is wrong with what was entered, and keeps it', async () => {
    const asked = await new Case(doors).reach('newPartner');
    const cookie = await inDutch(asked);
    const rows: [string, Record<string, string>, RegExp][] = [
      ['new-partner', { 'address.country': 'UK' }, /Land: de letters van het Verenigd Koninkrijk zijn GB\./],
      ['correct', { revision: '1', reason: 'Klopt niet.' }, /kruis minstens één vakje aan\./],
      ['withdraw', { reason: 'x' }, /Uw reden is te kort: er zijn minstens 3 tekens nodig\./],
    ];
    for (const [door, fields, words] of rows) {
      const answer = await postForm(doors, `transfer/${door}`, fields, { cookie });
      const page = await answer.text();
      expect([answer.status, page.match(/role="alert"/g)?.length]).toEqual([422, 1]);
      expect(page).toMatch(words);
      const [typed = ''] = Object.values(fields).toReversed();
      expect(page).toContain(typed);
      expect([englishIn(page), pageFaults(page)]).toEqual([[], []]);
    }
    await asked.reach('access');
    const list = { ranBy: '', roles: '[{"a":1}]' };
    const answer = await postForm(doors, 'transfer/roles', list, { cookie: await inDutch(asked) });
    const page = await answer.text();
    expect(page).toMatch(/De naam van wie de lijst heeft gemaakt ontbreekt\./);
    expect(page).toMatch(/Regel 1 van de lijst toont geen id en geen naam van een account\./);
    expect(englishIn(page)).toEqual([]);
  });

  it('says goodbye in Dutch, and where the copies are', async () => {
    const asked = await new Case(doors).reach('newPartner');
    const cookie = await inDutch(asked);
    const done = await postForm(doors, 'transfer/withdraw', { reason: 'Wij blijven.' }, { cookie });
    expect(await done.text()).toContain('<h1>U hebt uw verzoek ingetrokken</h1>');
    await asked.quiet('cancelled');
    const over = await look(doors, 'transfer', cookie);
    const page = await over.text();
    expect([over.status, englishIn(page)]).toEqual([410, []]);
    expect(page).toMatch(/kopie/);
  });
});
