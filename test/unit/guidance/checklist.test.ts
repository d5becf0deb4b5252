import { describe, expect, it } from 'vitest';
import { advice } from '../../../shared/guidance/checklist.ts';
import { PLACES } from '../../../shared/guidance/cloud-places.ts';
import { guidance } from '../../../shared/guidance/guidance.ts';
import { relationshipHowTo } from '../../../shared/guidance/relationship.ts';
import { Party } from '../../../shared/transfer/party.ts';
import { isEnd, Stage } from '../../../shared/transfer/transfer.ts';
import { aCase } from './a-case.ts';

const idsAt = (stage: Stage, reader: Party): string[] => advice(stage, reader).map(({ id }) => id);
const PROCESS = Stage.options.slice(0, Stage.options.indexOf('completed') + 1);

/** What each advice is about, whom it concerns, its first and last stage, and words it cannot do without. */
const ROWS: [string, string, Party[], Stage, Stage, RegExp][] = [
  ['D-01', 'not-by-self-service', ['currentPartner', 'newPartner'], 'requested', 'submission', /converted/],
  ['D-07', 'billing-only', Party.options, 'requested', 'completed', /role assignments stay/],
  ['D-08', 'grant-before-removing', ['customer', 'newPartner'], 'newPartner', 'access', /before the old/],
  [
    'D-07, D-08',
    'record-groups',
    ['currentPartner', 'newPartner'],
    'requested',
    'access',
    /partner-groups\.recorded/,
  ],
  ['D-16', 'keep-current-partner', ['customer'], 'requested', 'support', /no longer open a ticket/],
  ['D-17', 'write-to-microsoft-too', ['customer'], 'requested', 'ticket', /Microsoft as well/],
  ['D-18', 'export-billing-data', ['currentPartner', 'customer'], 'requested', 'support', /usage data/],
  ['D-18', 'reservations', Party.options, 'requested', 'support', /cancel them for a refund/],
  ['D-18', 'marketplace-products', Party.options, 'requested', 'support', /may block/],
  ['D-18', 'prices', ['customer', 'newPartner'], 'requested', 'support', /do not carry over/],
  ['D-18', 'support-duty', Party.options, 'support', 'completed', /moves to the new partner/],
  ['D-19', 'same-tenant', Party.options, 'requested', 'support', /cannot be changed/],
  ['D-21', 'usage-by-commerce-id', ['newPartner'], 'access', 'completed', /usage calls/],
  ['D-22', 'same-ids-before', ['currentPartner'], 'requested', 'ticket', /same value/],
  ['D-22, R-22, R-23', 'two-ids-after', ['customer', 'newPartner'], 'access', 'completed', /names both/],
  ['D-26', 'no-seals', Party.options, 'currentPartnerSignature', 'signatures', /not needed/],
  ['R-10', 'no-help-from-microsoft', ['customer', 'newPartner'], 'requested', 'submission', /cannot step in/],
  ['R-11', 'stay-in-touch', ['customer'], 'requested', 'support', /work closely/],
  ['R-28, D-11', 'relationship-first', ['customer', 'newPartner'], 'requested', 'support', /Global admin/],
  [
    'R-43, A-03',
    'own-form-edition',
    ['currentPartner'],
    'ticket',
    'currentPartnerSignature',
    /its own version/,
  ],
  ['R-44', 'further-reading', Party.options, 'requested', 'newPartner', /“Multi-partner support”/],
  ['DOMAIN 7.1', 'end-delegated-admin', ['customer'], 'access', 'completed', /GDAP.*Partner relationships/],
];

describe('the checklist (R-10, R-11, R-22…R-24, R-28, R-43, R-44, D-01, D-07, D-08, D-16…D-19, D-21, D-22, D-26, A-03)', () => {
  it.each(ROWS)('%s: %s is shown to %j from %s to %s', (rows, id, readers, first, last, words) => {
    const shown = Party.options.flatMap((reader) =>
      PROCESS.filter((stage) => idsAt(stage, reader).includes(id)).map((stage) => `${reader} ${stage}`),
    );
    const span = PROCESS.slice(PROCESS.indexOf(first), PROCESS.indexOf(last) + 1);
    const expected = Party.options
      .filter((reader) => readers.includes(reader))
      .flatMap((reader) => span.map((stage) => `${reader} ${stage}`));
    expect(shown).toEqual(expected);
    const told = advice(first, readers[0] ?? 'customer').find((one) => one.id === id);
    expect(told?.text).toMatch(words);
    expect(told?.rows).toEqual(expect.arrayContaining(rows.split(', ')));
  });

  const everywhere = PROCESS.flatMap((stage) => Party.options.map((reader) => advice(stage, reader)));

  it('has no advice beside this table, each told once and in whole sentences', () => {
    const known: string[] = ROWS.map(([, id]) => id);
    for (const told of everywhere) {
      const ids = told.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !known.includes(id))).toEqual([]);
      expect(told.filter(({ text }) => !/^[A-Z].{30,}\.$/.test(text))).toEqual([]);
    }
  });

  it('has no links, which die (R-44)', () => {
    const texts = everywhere.flat().map(({ text }) => text);
    expect(texts.filter((text) => /https?:|www\./.test(text))).toEqual([]);
  });

  it.each(Stage.options.filter((stage) => isEnd(stage) && stage !== 'completed'))(
    'is empty for a transfer that is %s',
    (stage) => {
      for (const reader of Party.options) expect(advice(stage, reader)).toEqual([]);
    },
  );
});

describe('how to come to a reseller relationship (R-28)', () => {
  const all = (cloud: 'usgov' | 'public', reader: Party) => {
    const { steps = [], notes = [], rows = [] } = relationshipHowTo(cloud, reader, PLACES) ?? {};
    return { text: [...steps, ...notes].join(' '), rows };
  };

  it.each(['usgov', 'public'] as const)(
    'has the new partner request it and the customer’s Global admin accept: %s (D-11)',
    (cloud) => {
      expect(all(cloud, 'newPartner').text).toContain('Request a reseller relationship');
      expect(all(cloud, 'newPartner').text).toContain(PLACES[cloud].partnerCenter);
      expect(all(cloud, 'customer').text).toMatch(/Global admin/);
      expect(all(cloud, 'customer').text).toContain(PLACES[cloud].adminCenter);
    },
  );

  it('says for US Government that admin permissions come with it, and where it is accepted (D-12)', () => {
    for (const reader of ['newPartner', 'customer'] as const) {
      expect(all('usgov', reader).text).toContain('always includes admin permissions');
      expect(all('usgov', reader).rows).toContain('D-12');
      expect(all('public', reader).text).not.toContain('always includes admin permissions');
    }
    expect(all('usgov', 'customer').text).toContain('Microsoft Office admin portal');
  });

  it('takes a relationship recorded by hand where US Government lacks the request (D-23)', () => {
    expect(all('usgov', 'newPartner').text).toContain('recorded by hand is accepted');
    expect(all('public', 'newPartner').text).not.toContain('by hand');
  });

  it('says that it moves nothing by itself and leaves other partners alone', () => {
    expect(all('public', 'newPartner').text).toContain('moves nothing by itself');
    expect(all('public', 'customer').text).toContain('stay as they are');
  });

  it('is nothing for the current partner', () => {
    expect(relationshipHowTo('usgov', 'currentPartner', PLACES)).toBeUndefined();
  });
});

describe('guidance', () => {
  it('brings together what a partner needs at a stage, in its cloud', () => {
    const told = guidance(aCase('newPartner'), 'newPartner', PLACES);
    expect(told).toMatchObject({ stage: 'newPartner', cloud: 'usgov', places: PLACES.usgov });
    expect(told.clickPaths.map(({ id }) => id)).toEqual(['organisation-profile']);
    expect(told.advice).toEqual(advice('newPartner', 'newPartner'));
    expect(told.relationship).toEqual(relationshipHowTo('usgov', 'newPartner', PLACES));
  });

  it('tells of the relationship until the subscription has moved (R-28)', () => {
    const stages = PROCESS.filter(
      (stage) => guidance(aCase(stage), 'newPartner', PLACES).relationship !== undefined,
    );
    expect(stages).toEqual(PROCESS.slice(0, PROCESS.indexOf('access')));
  });

  it('names the roles that carry the steps out (R-03, A-18)', () => {
    const { signInAs } = guidance(aCase('ticket'), 'currentPartner', PLACES);
    expect([...signInAs]).toEqual(['Global admin', 'Admin agent']);
  });
});
