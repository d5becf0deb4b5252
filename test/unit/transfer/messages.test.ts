import { describe, expect, it } from 'vitest';
import { EVERY_FIELD, faults, good, neededIn, replaced, types } from './good-messages.ts';

describe.each(types)('%s', (type) => {
  const [schema, content] = good(type);

  it('accepts a good message', () => {
    expect(faults(schema, content)).toEqual([]);
  });

  it.each(['unknown', '__proto__', 'constructor', 'prototype', 'toString'])(
    'refuses the unknown field %s',
    (field) => {
      const sent = JSON.parse(`{"${field}": {"stage": "completed"}, ${JSON.stringify(content).slice(1)}`);
      const parsed = schema.safeParse(sent);
      expect(parsed.error?.issues).toEqual([
        expect.objectContaining({ code: 'unrecognized_keys', keys: [field] }),
      ]);
    },
  );

  it.each([null, [], 'text', 7, true, undefined])('refuses %j instead of an object', (instead) => {
    expect(schema.safeParse(instead).success).toBe(false);
  });

  it('names every missing field at once', () => {
    const missing = faults(schema, {}).filter((path) => path !== '');
    const needed = neededIn(type);
    expect([...new Set(missing)].sort()).toEqual(needed.sort());
  });
});

describe.each(types)('every text of %s', (type) => {
  const HOSTILE = ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u200b', '\u200e', '\u202e'].concat([
    ...['\u2028', '\u2066', '\u2069', '\u061c', '\ufeff'],
  ]);
  const [schema, content] = good(type);
  const fields = EVERY_FIELD.filter((one) => one.type === type);
  /** The fields at which this text gets through. */
  const open = (by: (old: string) => unknown) =>
    fields
      .filter(({ path }) => faults(schema, replaced(content, path, by)).length === 0)
      .map(({ field }) => field);

  it.each(HOSTILE.map((character) => [character.charCodeAt(0).toString(16), character]))(
    'refuses the control or direction character %s',
    (_, character) => {
      expect(open((old) => `${old.slice(0, 1)}${character}x${old.slice(1)}`)).toEqual([]);
    },
  );

  // An invitation link is read as an address of plain ASCII when the part is judged (proposal.test.ts).
  const half = (marked: string) =>
    open((old) => `${old}${marked}x`).filter((field) => !field.endsWith('invitationLink'));

  it('refuses half a character, which no audit entry could hold', () => {
    for (const character of ['\ud800', '\udfff']) expect(half(character)).toEqual([]);
  });

  it('refuses a text that is too long, and none at all', () => {
    expect(open((old) => old + 'a'.repeat(5000))).toEqual([]);
    expect(open(() => '  ')).toEqual([]);
  });

  it.each([7, null, {}, ['x']])('refuses %j, which is no text', (value) => {
    expect(open(() => value)).toEqual([]);
  });
});
