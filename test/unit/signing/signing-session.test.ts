import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LinkSession,
  maySign,
  prolonged,
  sessionCookie,
  sessionIn,
} from '../../../shared/signing/signing-session.ts';
import { aTransferId } from '../../support/a-transfer.ts';
import { anyText } from '../transfer/any-text.ts';
import { SECRET } from '../transfer/walk.ts';

const MINUTE = 60_000;
const START = 1_793_600_000_000;
const session = prolonged<LinkSession>(
  {
    transferId: aTransferId(1),
    holder: 'customer',
    revision: 1,
    generation: 1,
    proven: '',
    startedAt: START,
    idleUntil: 0,
  },
  START,
);
const cookie = sessionCookie(session, SECRET);
const changed = (text: string, place: number) => {
  const other = text[place] === 'A' ? 'B' : 'A';
  return `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
};

describe('a signing session', () => {
  it('comes back from its cookie as it was', () => {
    expect(sessionIn(cookie, SECRET, START)).toEqual(session);
  });

  it('may be a signatory’s or the customer’s own, and only the first may sign', () => {
    const follow = { ...session, holder: 'follow' as const, revision: 0 };
    expect(sessionIn(sessionCookie(follow, SECRET), SECRET, START)).toEqual(follow);
    expect([maySign(session), maySign(follow)]).toEqual([true, false]);
  });

  it('ends after half an hour without a sign of life, at the instant', () => {
    expect(sessionIn(cookie, SECRET, START + 30 * MINUTE - 1)).toEqual(session);
    expect(sessionIn(cookie, SECRET, START + 30 * MINUTE)).toBeUndefined();
  });

  it('goes on while it is used, but for two hours at most', () => {
    let now = START;
    let living: LinkSession | undefined = session;
    while (living && now < START + 10 * 60 * MINUTE) {
      now += 29 * MINUTE;
      const found: LinkSession | undefined = sessionIn(sessionCookie(living, SECRET), SECRET, now);
      living = found && prolonged(found, now);
    }
    expect(living).toBeUndefined();
    expect(now).toBeGreaterThan(START + 110 * MINUTE);
    expect(prolonged(session, START + 119 * MINUTE).idleUntil).toBe(START + 120 * MINUTE);
  });

  it('holds ids only, no name, address or token', () => {
    const [payload = ''] = cookie.split('.');
    expect(Object.keys(JSON.parse(Buffer.from(payload, 'base64url').toString())).sort()).toEqual(
      ['generation', 'holder', 'idleUntil', 'proven', 'revision', 'startedAt', 'transferId'].sort(),
    );
  });

  it('is nobody else’s to make: any changed character and any other secret is refused', () => {
    const lastOfMac = cookie.length - 1; // holds two bits that base64 does not use
    for (let place = 0; place < lastOfMac; place++)
      if (cookie[place] !== '.') expect(sessionIn(changed(cookie, place), SECRET, START)).toBeUndefined();
    expect(sessionIn(cookie, new Uint8Array(32).fill(8), START)).toBeUndefined();
  });

  it('is not read out of anything else', () => {
    fc.assert(fc.property(anyText(), (text) => sessionIn(text, SECRET, START) === undefined));
    for (const text of ['', '.', cookie.split('.')[0] ?? '', `${cookie.split('.')[0]}.`])
      expect(sessionIn(text, SECRET, START)).toBeUndefined();
  });
});
