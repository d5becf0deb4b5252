import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashOf,
  holderOf,
  type TokenSubject,
  tokenFor,
  transferOf,
} from '../../../shared/signing/signing-token.ts';
import { epoch } from '../../../shared/transfer/instant.ts';
import { Holder } from '../../../shared/transfer/link.ts';
import { aHash, aTransferId } from '../../support/a-transfer.ts';
import { anyText } from '../transfer/any-text.ts';
import { arrivedAt, SECRET } from '../transfer/walk.ts';

const subject: TokenSubject = {
  transferId: aTransferId(1),
  holder: 'customer',
  revision: 1,
  generation: 1,
  email: 'renee@lucernepublishing.com',
};
const macOf = (token: string) => Buffer.from(token.split('.')[1] ?? '', 'base64url');

describe('a signing token', () => {
  it('holds 256 bits behind the id of its transfer (D-25)', () => {
    const token = tokenFor(SECRET, subject);
    expect(token).toMatch(/^t[a-z0-9]{25}\.[A-Za-z0-9_-]{43}$/);
    expect(macOf(token)).toHaveLength(32);
    expect(transferOf(token)).toBe(subject.transferId);
  });

  it('is the same for the same subject, so that a repeated mail repeats the link', () => {
    expect(tokenFor(SECRET, { ...subject })).toBe(tokenFor(Uint8Array.from(SECRET), subject));
  });

  it.each<[string, Partial<TokenSubject>]>([
    ['transfer', { transferId: aTransferId(2) }],
    ['holder', { holder: 'newPartner' }],
    ['revision', { revision: 2 }],
    ['generation', { generation: 2 }],
    ['address', { email: 'other@lucernepublishing.com' }],
  ])('is bound to its %s', (_, over) => {
    expect(macOf(tokenFor(SECRET, { ...subject, ...over }))).not.toEqual(macOf(tokenFor(SECRET, subject)));
  });

  it('is bound to the secret, in every bit', () => {
    const plain = macOf(tokenFor(SECRET, subject));
    for (let bit = 0; bit < 256; bit++) {
      const other = Uint8Array.from(SECRET);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(macOf(tokenFor(other, subject)).equals(plain)).toBe(false);
    }
  });

  it('differs for different subjects, whatever text they hold', () => {
    const any = fc.record({
      transferId: fc.nat({ max: 40 }).map(aTransferId),
      holder: fc.constantFrom(...Holder.options),
      revision: fc.integer({ min: 1, max: 20 }),
      generation: fc.integer({ min: 1, max: 20 }),
      email: fc.oneof(fc.string(), fc.constantFrom('1', '","1', '1,1', '"]')),
    });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const same = JSON.stringify(Object.values(one)) === JSON.stringify(Object.values(other));
        expect(tokenFor(SECRET, one) === tokenFor(SECRET, other)).toBe(same);
      }),
    );
  });

  it('is kept as a hash only', () => {
    const token = tokenFor(SECRET, subject);
    expect(hashOf(token)).toBe(aHash(token));
    expect(JSON.stringify(arrivedAt('signatures'))).not.toContain(macOf(token).toString('base64url'));
  });
});

describe('the transfer a text claims to be a token of', () => {
  const mac = 'A'.repeat(43);
  it.each([
    '',
    '.',
    mac,
    aTransferId(1),
    `${aTransferId(1)}.`,
    `${aTransferId(1)}.${mac}A`,
    `${aTransferId(1)}.${mac.slice(1)}`,
    `${aTransferId(1)}.${mac}.`,
    `${aTransferId(1)}.${mac}.${mac}`,
    `${aTransferId(1)}.${mac}\n`,
    `\n${aTransferId(1)}.${mac}`,
    ` ${aTransferId(1)}.${mac}`,
    `${aTransferId(1).toUpperCase()}.${mac}`,
    `../../transfers.${mac}`,
    `t${'/'.repeat(25)}.${mac}`,
    `__proto__.${mac}`,
    `${aTransferId(1)}.${'A'.repeat(42)}=`,
    `${aTransferId(1)}.${'A'.repeat(42)}é`,
    `${aTransferId(1)}.`.repeat(10_000),
  ])('is none for %j', (text) => {
    expect(transferOf(text)).toBeUndefined();
  });

  it('is nothing but a well-formed id, whatever comes', () => {
    const pieces = fc.array(fc.oneof(anyText(), fc.constantFrom('.', mac, aTransferId(1), '\n', '..', '/')), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(pieces, (parts) => {
        const claimed = transferOf(parts.join(''));
        expect(claimed === undefined || /^t[a-z0-9]{25}$/.test(claimed)).toBe(true);
        if (claimed !== undefined) expect(parts.join('')).toBe(`${claimed}.${mac}`);
      }),
    );
  });
});

describe('the party of a link', () => {
  const transfer = arrivedAt('signatures');
  const { customer, newPartner, currentPartner } = transfer.links;
  const now = epoch(customer?.issuedAt ?? '') + 1000;

  it('is the one it was issued to', () => {
    expect(holderOf(transfer, customer?.tokenHash ?? '', now)).toBe('customer');
    expect(holderOf(transfer, newPartner?.tokenHash ?? '', now)).toBe('newPartner');
  });

  it('is told until the link’s last instant and not at it', () => {
    const end = epoch(customer?.expiresAt ?? '');
    expect(holderOf(transfer, customer?.tokenHash ?? '', end - 1)).toBe('customer');
    expect(holderOf(transfer, customer?.tokenHash ?? '', end)).toBeUndefined();
  });

  const dead: [string, typeof transfer, string][] = [
    ['unknown', transfer, aHash('unknown')],
    ['expired', transfer, currentPartner?.tokenHash ?? ''],
    ['of a replaced revision', { ...transfer, revision: 2 }, customer?.tokenHash ?? ''],
    ['of an ended transfer', { ...transfer, links: {} }, customer?.tokenHash ?? ''],
    ['no hash at all', transfer, ''],
    ['no hexadecimal', transfer, 'z'.repeat(64)],
    ['cut short', transfer, (customer?.tokenHash ?? '').slice(0, 62)],
    ['longer than a hash', transfer, `${customer?.tokenHash}00`],
  ];
  it.each(dead)('is the same nothing for a link that is %s', (_, of, tokenHash) => {
    const late = epoch(currentPartner?.expiresAt ?? '') + 1;
    expect(holderOf(of, tokenHash, tokenHash === currentPartner?.tokenHash ? late : now)).toBeUndefined();
  });

  it('is not found by the hash of another generation', () => {
    const email = customer?.email ?? '';
    const token = tokenFor(SECRET, { ...subject, transferId: transfer.id, generation: 2, email });
    expect(holderOf(transfer, hashOf(token), now)).toBeUndefined();
  });
});
