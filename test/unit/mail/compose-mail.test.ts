import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../shared/mail/compose-mail.ts';
import { ASKING } from '../../../shared/mail/mail-kind.ts';
import { placeOf, type Stage, type Transfer } from '../../../shared/transfer/transfer.ts';
import { arrivedAt, atStage } from '../transfer/walk.ts';
import { ADDRESSEES, KINDS, mailOf, ORDERS, order, sources, speaking, transferFor } from './mail-cases.ts';

const LANGUAGES = ['en', 'nl'] as const;
const SPOKEN = ORDERS.flatMap((one) =>
  LANGUAGES.map((language) => ({ ...one, language, name: `${one.name} of a customer of ${language}` })),
);
const UNFINISHED = /undefined|null|NaN|\[object|not set/;
/** Traces of an empty value: spaces before punctuation, two in a row, a colon before a full stop. */
const GAPS = /\S {2,}| \.(\s|<|$)|: ?\.| ,| ;|by \.|vóór \./;

describe('every mail', () => {
  it.each(SPOKEN)('$name says something whole in text and in HTML', async ({ kind, to, language }) => {
    const mail = await mailOf(kind, to, speaking(language, transferFor(kind)));
    const spoken = to === 'customer' ? language : 'en';
    expect(mail.subject).toMatch(/^[A-Z].{10,100}$/);
    expect(mail.text).toMatch(
      spoken === 'en' ? /^Dear \S.*,\n\nThis is about/ : /^Geachte \S.*,\n\nDit gaat over/,
    );
    expect(mail.html.startsWith(`<!doctype html>\n<html lang="${spoken}" `)).toBe(true);
    expect(mail.html.endsWith('</html>\n')).toBe(true);
    for (const part of [mail.subject, mail.text, mail.html]) {
      expect(part).not.toMatch(UNFINISHED);
      expect(part).not.toMatch(GAPS);
    }
  });

  it.each(SPOKEN)(
    '$name names the parties, the transfer, and who sends it and why',
    async ({ kind, to, language }) => {
      const { text, html } = await mailOf(kind, to, speaking(language, transferFor(kind)));
      const { id } = arrivedAt('ticket');
      for (const word of ['Lucerne Publishing', 'Contoso', 'Fabrikam', id]) expect(text).toContain(word);
      const footer = text.slice(text.lastIndexOf('\n--\n'));
      expect(footer).toContain(id);
      expect(footer).toMatch(/, (because|omdat) /);
      expect(footer).toContain('ops@transfer.example');
      expect(html.slice(html.lastIndexOf('</p>\n</td>') - 600)).toContain(id);
    },
  );

  const STAGES: Stage[] = [
    ...(['requested', 'ticket', 'currentPartnerSignature', 'newPartner', 'signatures'] as const),
    ...(['submission', 'support', 'access', 'completed', 'declined', 'cancelled', 'expired'] as const),
  ];
  const LATE = ADDRESSEES.flatMap((to) =>
    LANGUAGES.flatMap((language) =>
      STAGES.map((stage) => ({ to, transfer: speaking(language, atStage(stage)) })),
    ),
  );
  it.each(KINDS)('%s told late makes sense at every stage and to everybody, or is dropped', async (kind) => {
    for (const { to, transfer } of LATE) {
      const mail = await composeMail(sources, transfer, order(transferFor(kind), kind, to));
      if (!mail) continue;
      expect(mail.to.address).toMatch(/^\S+@\S+$/);
      expect(mail.text).not.toMatch(UNFINISHED);
      expect(mail.text).not.toMatch(GAPS);
    }
  });

  it.each(ORDERS)('$name is the same to the byte on every try', async ({ kind, to }) => {
    const transfer = transferFor(kind);
    const bookkeeping = { version: 99, heard: 99, indexedAs: 'x', mailsOrdered: 50, changes: 7 };
    const again: Transfer = { ...structuredClone(transfer), ...bookkeeping };
    expect(await mailOf(kind, to, again)).toEqual(await mailOf(kind, to, transfer));
  });

  it('has an operation id of its own: a GUID, another one for every order', async () => {
    const ids = await Promise.all(ORDERS.map(async ({ kind, to }) => (await mailOf(kind, to)).operationId));
    expect(new Set(ids).size).toBe(ORDERS.length);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const access = arrivedAt('access');
    const second = await composeMail(sources, access, order(access, 'stageReminder', 'customer', 2));
    expect(ids).not.toContain(second?.operationId);
  });

  it('of a kind this edition does not know is nobody’s', async () => {
    const transfer = arrivedAt('ticket');
    const unknown = { ...order(transfer, 'requestReceived', 'customer'), kind: 'ofAnotherEdition' };
    expect(await composeMail(sources, transfer, unknown)).toBeUndefined();
  });
});

describe('an order of another place', () => {
  it.each(ORDERS)(
    '$name is dropped when it asks for something, and told when it tells',
    async ({ kind, to }) => {
      const present = transferFor(kind);
      const { stage, revision, submissions } = present;
      const elsewhere = [
        `requested r1:0`,
        placeOf({ stage, revision: revision + 1, submissions }),
        placeOf({ stage, revision, submissions: submissions + 1 }),
      ];
      for (const place of elsewhere) {
        const mail = await composeMail(sources, present, { ...order(present, kind, to), place });
        expect(mail === undefined).toBe(ASKING.includes(kind));
      }
    },
  );
});
