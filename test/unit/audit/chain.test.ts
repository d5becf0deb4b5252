import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, type Chained, genesis, type Head, verifyChain } from '../../../shared/audit/chain.ts';

type Body = { kind: string; at: string; detail?: unknown };
type Entry = Chained<Body>;

const ID = 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0';
const OTHER = '42226ed6-070a-4e0f-b80c-4cdfb3e97aa7';

function chainOf(bodies: readonly Body[], transferId = ID): Entry[] {
  const entries: Entry[] = [];
  let head = genesis(transferId);
  for (const body of bodies) {
    const entry = append(head, body);
    entries.push(entry);
    head = headOf(entries);
  }
  return entries;
}

function headOf(entries: readonly Entry[]): Head {
  const last = entries.at(-1);
  return last ? { sequence: last.sequence, hash: last.hash } : genesis(ID);
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ kind: `fact-${n + 1}`, at: '2026-11-21T01:00:00Z' }));
const text = fc.string({ unit: 'grapheme' });
const detail = fc.jsonValue({ stringUnit: 'grapheme' });
const bodies = fc.array(fc.record({ kind: text, at: text, detail }, { requiredKeys: ['kind', 'at'] }), {
  minLength: 1,
  maxLength: 12,
});

describe('an audit chain', () => {
  it('verifies as it was appended, with and without its head', () => {
    fc.assert(
      fc.property(bodies, (list) => {
        const entries = chainOf(list);
        expect(verifyChain(ID, entries, headOf(entries))).toEqual({ ok: true });
        expect(verifyChain(ID, entries)).toEqual({ ok: true });
      }),
    );
  });

  it('verifies after it was stored as JSON with its keys in another order', () => {
    fc.assert(
      fc.property(bodies, (list) => {
        const entries = chainOf(list);
        const stored = entries.map((entry) => Object.fromEntries(Object.entries(entry).reverse()));
        const read = JSON.parse(JSON.stringify(stored)) as Entry[];
        expect(verifyChain(ID, read, headOf(entries))).toEqual({ ok: true });
      }),
    );
  });

  it('keeps the same hash for the same past and the same body', () => {
    const [first] = chainOf(numbered(1));
    expect(first).toEqual({
      kind: 'fact-1',
      at: '2026-11-21T01:00:00Z',
      sequence: 1,
      previousHash: genesis(ID).hash,
      hash: append(genesis(ID), { at: '2026-11-21T01:00:00Z', kind: 'fact-1' }).hash,
    });
    expect(first?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('begins differently for every transfer', () => {
    expect(genesis(ID).hash).not.toBe(genesis(OTHER).hash);
    expect(verifyChain(OTHER, chainOf(numbered(3)))).toEqual({ ok: false, sequence: 1, problem: 'foreign' });
  });

  it('is empty and whole before its first entry', () => {
    expect(verifyChain(ID, [], genesis(ID))).toEqual({ ok: true });
    expect(verifyChain(ID, [], genesis(OTHER))).toEqual({ ok: false, sequence: 0, problem: 'forked' });
  });

  it.each(['sequence', 'previousHash', 'hash'])('refuses a body with a %s of its own', (field) => {
    expect(() => append(genesis(ID), { [field]: 1 })).toThrow(TypeError);
  });
});

describe('a tampered chain', () => {
  const FACT = { kind: 'invented', at: '2026-11-21T01:00:00Z' };
  const entries = chainOf(numbered(6));
  const head = headOf(entries);
  const without = (sequence: number) => entries.filter((entry) => entry.sequence !== sequence);
  const at = (sequence: number) => entries[sequence - 1] as Entry;
  const replaced = (sequence: number, entry: Entry) => entries.with(sequence - 1, entry);
  const rewritten = (sequence: number) => append(at(sequence - 1), FACT);

  it.each([
    ['an edited body', replaced(3, { ...at(3), kind: 'invented' }), 3, 'edited'],
    ['a field more', replaced(3, { ...at(3), detail: null }), 3, 'edited'],
    ['an edited hash', replaced(3, { ...at(3), hash: '0'.repeat(64) }), 3, 'edited'],
    ['an edited link', replaced(3, { ...at(3), previousHash: at(1).hash }), 3, 'edited'],
    ['an edited place', replaced(3, { ...at(3), sequence: 4 }), 3, 'edited'],
    ['an empty row', replaced(3, null as unknown as Entry), 3, 'edited'],
    ['a value JSON cannot carry', replaced(3, { ...at(3), detail: Number.NaN }), 3, 'edited'],
    ['an entry rewritten with its hash', replaced(3, rewritten(3)), 4, 'forked'],
    ['a deleted entry', without(3), 3, 'deleted'],
    ['a deleted entry and an empty row', without(3).with(4, null as unknown as Entry), 3, 'deleted'],
    ['a deleted first entry', without(1), 1, 'deleted'],
    ['two swapped entries', entries.with(2, at(4)).with(3, at(3)), 3, 'swapped'],
    ['an entry twice', entries.toSpliced(3, 0, at(3)), 4, 'forked'],
    ['a second entry for a taken place', entries.toSpliced(3, 0, rewritten(3)), 4, 'forked'],
    [
      'an entry that claims an earlier place',
      [...entries.slice(0, 3), append({ ...at(3), sequence: 1 }, FACT)],
      4,
      'forked',
    ],
    ['the last entry missing', entries.slice(0, -1), 6, 'truncated'],
    ['nothing left', [], 1, 'truncated'],
    ['an entry added', [...entries, append(head, FACT)], 7, 'appended'],
    ['the last entry rewritten with its hash', replaced(6, rewritten(6)), 6, 'forked'],
    ['another transfer’s chain', chainOf(numbered(6), OTHER), 1, 'foreign'],
  ] as const)('with %s is found out at its place', (_, tampered, sequence, problem) => {
    expect(verifyChain(ID, tampered, head)).toEqual({ ok: false, sequence, problem });
  });
});

describe('every single-row mutation', () => {
  type Mutation = (entries: Entry[], row: number, other: number) => Entry[];
  const mutations: Record<string, Mutation> = {
    edit: (entries, row) => entries.with(row, { ...(entries[row] as Entry), kind: `${entries[row]?.kind}!` }),
    'drop a field of': (entries, row) => {
      const { at: _, ...rest } = entries[row] as Entry;
      return entries.with(row, rest as Entry);
    },
    'flip a hash digit of': (entries, row, other) => {
      const entry = entries[row] as Entry;
      const field = other % 2 === 0 ? 'hash' : 'previousHash';
      const digit = entry[field][other] === '0' ? '1' : '0';
      return entries.with(row, {
        ...entry,
        [field]: entry[field].slice(0, other) + digit + entry[field].slice(other + 1),
      });
    },
    renumber: (entries, row, other) => entries.with(row, { ...(entries[row] as Entry), sequence: other - 3 }),
    delete: (entries, row) => entries.toSpliced(row, 1),
    repeat: (entries, row, other) =>
      entries.toSpliced(other % (entries.length + 1), 0, entries[row] as Entry),
    'rewrite with its hash': (entries, row) =>
      entries.with(
        row,
        append(row === 0 ? genesis(ID) : (entries[row - 1] as Entry), { kind: 'invented', at: '' }),
      ),
    'bring in from another transfer': (entries, row) =>
      entries.with(
        row,
        chainOf(
          entries.map(({ kind, at }) => ({ kind, at })),
          OTHER,
        )[row] as Entry,
      ),
    'move to the end': (entries, row) => [...entries.toSpliced(row, 1), entries[row] as Entry],
  };

  it.each(Object.entries(mutations))('(%s a row) is detected over 1,000 chains', (_, mutate) => {
    const detected = fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.nat(1000),
      fc.nat(63),
      (count, n, other) => {
        const entries = chainOf(numbered(count));
        const tampered = mutate(entries, n % count, other);
        fc.pre(JSON.stringify(tampered) !== JSON.stringify(entries));
        expect(verifyChain(ID, tampered, headOf(entries)).ok).toBe(false);
      },
    );
    fc.assert(detected, { numRuns: 1000 });
  });
});
