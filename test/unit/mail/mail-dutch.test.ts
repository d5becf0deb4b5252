import { describe, expect, it } from 'vitest';
import { GUIDE } from '../../../shared/mail/facts/guide-facts.ts';
import { CATALOGUES } from '../../../shared/mail/languages/languages.ts';
import { saying } from '../../../shared/mail/letter/letter.ts';
import { mailFacts } from '../../../shared/mail/mail-facts.ts';
import { MAIL_KINDS, type MailKind } from '../../../shared/mail/mail-kind.ts';
import type { Addressee } from '../../../shared/transfer/mail-order.ts';
import { whatTimeBrings } from '../../../shared/transfer/passing-time.ts';
import { placeOf, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { answered, arrivedAt, at, correction, days } from '../transfer/walk.ts';
import { ADDRESSEES, ageless, following, mailOf, ORDERS, speaking, transferFor } from './mail-cases.ts';

/** Words no Dutch sentence has. */
const ENGLISH = /\b(the|your|you|please|this|with|and|will|been|by|nobody|transfer)\b/i;

/** What people wrote and what things are called, which no translation touches. */
const UNTRANSLATED = [
  ...[
    'Invitation accepted by the customer’s admin',
    'Cloud agreement 7',
    'The address is wrong.',
    'Page 2 is missing.',
  ],
  ...[
    'CSP Subscription Transfer-formulier',
    'https://transfer.example/api',
    '@transfer.example',
    'transfers@mail.example',
    'leidt naar transfer.example',
    'User Access Administrator',
  ],
];

const ownWords = (text: string): string =>
  UNTRANSLATED.reduce((rest, words) => rest.replaceAll(words, ''), text);

/** The sentences of a piece of news; commands are the same in every language. */
function sentences(kind: MailKind, to: Addressee, transfer: Transfer, language: 'en' | 'nl'): string[] {
  const facts = mailFacts(
    transfer,
    { to, orderedAt: at(4), place: placeOf(transfer) },
    { by: 'mail', baseUrl: 'https://transfer.example/api' },
    GUIDE,
  );
  const { subject, parts } = CATALOGUES[language].news[kind](facts);
  const said = saying(parts).flatMap((part) =>
    typeof part === 'string' ? [part] : 'list' in part ? part.list : [],
  );
  return [subject, ...said];
}

const isKept = (sentence: string): boolean =>
  transferFor('formNotReady').check?.failures.includes(sentence) === true;

describe('the two languages', () => {
  it.each(MAIL_KINDS)('have no sentence of %s in common, and equally many', (kind) => {
    for (const to of ADDRESSEES) {
      const english = sentences(kind, to, transferFor(kind), 'en');
      const dutch = sentences(kind, to, transferFor(kind), 'nl');
      expect(dutch.filter((one) => english.includes(one) && !isKept(one))).toEqual([]);
      expect(dutch).toHaveLength(english.length);
    }
  });

  it.each(MAIL_KINDS)('name the same times, ids, messages and paths in %s', (kind) => {
    const facts =
      /\d{4}-\d\d-\d\d( \d\d:\d\d UTC)?|[0-9a-f]{8}-[0-9a-f-]{27}|[a-z-]+\.[a-z]+-?[a-z]+(?=[);, ])|GET \S+/g;
    for (const to of ADDRESSEES) {
      const of = (language: 'en' | 'nl') =>
        [...sentences(kind, to, transferFor(kind), language).join('\n').matchAll(facts)].map(
          ([found]) => found,
        );
      expect(of('nl').sort()).toEqual(of('en').sort());
    }
  });
});

describe('a Dutch customer', () => {
  it.each(ORDERS.filter(({ to }) => to === 'customer'))('reads no English in $kind', async ({ kind }) => {
    const { subject, text, html } = await mailOf(kind, 'customer', speaking('nl', transferFor(kind)));
    expect(html).toContain('<html lang="nl" dir="ltr">');
    const commands = transferFor(kind).stage === 'access' ? /^(Connect|Set|Get)-Az.*$/gm : /^$/gm;
    for (const line of ownWords(`${subject}\n${text}`.replace(commands, '').replace(/https:\S+/g, '')).split(
      '\n',
    ))
      expect(line).not.toMatch(ENGLISH);
  });

  const signatures = arrivedAt('signatures');
  const reason = 'Wij zijn het niet eens.';
  const byLink = (party: 'customer' | 'newPartner') => {
    const { revision, links } = signatures;
    return { party, revision, generation: links[party]?.generation ?? 0, ip: '192.0.2.7', userAgent: 'test' };
  };
  const cancelled = (by: 'customer' | 'currentPartner' | 'newPartner' | 'ops'): Message => ({
    kind: 'transferCancelled',
    by,
    reason,
  });
  const inSignatures = (message: Message) => following(signatures, message, 5);
  const ends: [string, Transfer, string, string][] = [
    ['withdrawal', inSignatures(cancelled('customer')), 'De klant heeft het verzoek ingetrokken', reason],
    [
      'the current partner’s cancel',
      inSignatures(cancelled('currentPartner')),
      'De huidige partner heeft de overdracht geannuleerd',
      reason,
    ],
    [
      'the new partner’s no',
      inSignatures(cancelled('newPartner')),
      'De nieuwe partner heeft geweigerd',
      reason,
    ],
    [
      'ops’ cancel',
      inSignatures(cancelled('ops')),
      'Het team achter deze dienst heeft de overdracht geannuleerd',
      reason,
    ],
    [
      'its own decline',
      inSignatures({ kind: 'declined', ...byLink('customer'), reason }),
      'De klant heeft geweigerd',
      reason,
    ],
    [
      'another’s decline',
      inSignatures({ kind: 'declined', ...byLink('newPartner'), reason }),
      'De nieuwe partner heeft geweigerd',
      reason,
    ],
    [
      'Microsoft’s refusal',
      following(arrivedAt('support'), answered({ outcome: 'refused', note: reason })),
      'Microsoft Support heeft de overdracht geweigerd',
      reason,
    ],
    [
      'Microsoft’s refusal without a word',
      following(arrivedAt('support'), answered({ outcome: 'refused' })),
      'Microsoft Support heeft de overdracht geweigerd.',
      '',
    ],
    [
      'ops’ closing',
      following(arrivedAt('access'), { kind: 'closedByOps', reason }),
      'zonder bewijs dat de toegang van de oude partner is verwijderd',
      reason,
    ],
    [
      'the expiry',
      whatTimeBrings(ageless(signatures), days(at(4), 11)).transfer,
      'niet op tijd iets gehoord van Lucerne Publishing en Fabrikam',
      '',
    ],
    ['the completion', arrivedAt('completed'), 'de toegang van Contoso is verwijderd', ''],
  ];
  it.each(ends)(
    'reads of %s who it was and why, in Dutch and in that person’s own words',
    async (_, transfer, who, words) => {
      const { text } = await mailOf('transferEnded', 'customer', speaking('nl', transfer));
      expect(text).toContain(who);
      if (words) expect(text).toContain(`: ‘${words}’`);
      for (const line of ownWords(text).split('\n')) expect(line).not.toMatch(ENGLISH);
    },
  );

  it('reads who asked for a correction, and what becomes of its signature', async () => {
    const corrected = following(
      signatures,
      correction(signatures, { by: 'newPartner', reason: 'Adres klopt niet.' }),
      5,
    );
    const { text } = await mailOf('correctionRequested', 'customer', speaking('nl', corrected));
    expect(text).toContain('De nieuwe partner heeft om een correctie gevraagd: ‘Adres klopt niet.’');
    expect(text).toContain('Onderdelen van het formulier waar het om gaat: nieuwe partner.');
  });
});
