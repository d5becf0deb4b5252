import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import { formStations } from './sample-form.ts';
import { sampleSeal } from './sample-seal.ts';

const { signer, root } = await sampleSeal();
const { certified, third } = await formStations(signer);
const options = { roots: [root] };
const flipped = (bytes: Buffer, at: number, bit: number) => {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
  return copy;
};

describe('tampering', () => {
  it('is found wherever one bit is flipped (300 places over the whole file)', () => {
    const place = fc.tuple(fc.nat(certified.length - 1), fc.nat(7));
    fc.assert(
      fc.property(place, ([at, bit]) => !verifyForm(flipped(certified, at, bit), options).whole),
      { numRuns: 300 },
    );
  });

  it('is found inside the signature itself, where no signature reaches', () => {
    const from = certified.indexOf('/Contents <') + '/Contents <'.length;
    const to = certified.indexOf('>', from);
    const digits = fc.tuple(fc.integer({ min: from - 1, max: to }), fc.nat(7));
    fc.assert(
      fc.property(digits, ([at, bit]) => !verifyForm(flipped(certified, at, bit), options).whole),
      { numRuns: 200, examples: [[[from, 5]], [[to - 1, 0]], [[to, 1]], [[from + 200, 5]]] },
    );
  });

  it('is found in the finished form too', () => {
    const place = fc.tuple(fc.nat(third.length - 1), fc.nat(7));
    fc.assert(
      fc.property(place, ([at, bit]) => !verifyForm(flipped(third, at, bit), options).whole),
      { numRuns: 40 },
    );
  });

  it('with the byte range of the last signature is found', () => {
    const text = third.toString('latin1');
    const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)/g;
    const ranges = [...text.matchAll(range)];
    expect(ranges.length).toBe(3);
    for (const [whole, , after, rest] of ranges) {
      const shorter = whole
        .replace(`${after} ${rest}`, `${after} ${Number(rest) - 10}`)
        .padEnd(whole.length, ' ');
      const other = Buffer.from(text.replace(whole, shorter.slice(0, whole.length)), 'latin1');
      expect(verifyForm(other, options).whole).toBe(false);
    }
  });
});

describe('hostile input', () => {
  it('is answered, not thrown at the caller', () => {
    const nested = `${'['.repeat(200_000)}`;
    const tail = (at: number) => `startxref\n${at}\n%%EOF\n`;
    const looping = `%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\n${tail(9)}`;
    const deep = `%PDF-1.7\n1 0 obj\n${nested}\nendobj\n`;
    const table = `xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Root 1 0 R /Size 2 >>\n`;
    const samples = [
      '',
      '%PDF-1.7',
      looping,
      `${deep}${table}${tail(deep.length)}`,
      `%PDF-1.7\nxref\n0 9999999\n${tail(9)}`,
      `%PDF-1.7\n${tail(0)}`,
      `%PDF-1.7\nxref\ntrailer\n${nested}${tail(9)}`,
      `%PDF-1.7\nxref\ntrailer\n<< /Root (${'x'.repeat(100_000)}${tail(9)}`,
    ];
    for (const sample of samples) {
      const verified = verifyForm(Buffer.from(sample, 'latin1'), options);
      expect(verified).toMatchObject({ whole: false, signatures: [] });
      expect(verified.problems.length).toBe(1);
    }
  });

  it('costs no more than the size of the file, even when all fields share one endless string', () => {
    const started = performance.now();
    const endless = Buffer.alloc(7 * 1024 * 1024, '(');
    const objects = Array.from({ length: 190 }, (_, index) => `${index + 2} 0 obj\n`);
    let text = `%PDF-1.7\n1 0 obj\n<< /AcroForm << /Fields [ ${objects.map((_, index) => `${index + 2} 0 R`).join(' ')} ] >> >>\nendobj\n`;
    const offsets = [9];
    for (const object of objects) {
      offsets.push(text.length);
      text += object;
    }
    const body = Buffer.concat([Buffer.from(text, 'latin1'), endless, Buffer.from('\n')]);
    const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const table = `xref\n0 1\n0000000000 65535 f \n1 ${offsets.length}\n${entries}trailer\n<< /Root 1 0 R /Size 192 >>\nstartxref\n${body.length}\n%%EOF\n`;
    const verified = verifyForm(Buffer.concat([body, Buffer.from(table)]), options);
    expect(verified.whole).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('of random bytes and random cuts never throws', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.nat(certified.length),
        fc.nat(certified.length),
        (noise, a, b) => {
          const cut = Buffer.concat([
            certified.subarray(0, Math.min(a, b)),
            noise,
            certified.subarray(Math.max(a, b)),
          ]);
          const verified = verifyForm(cut, options);
          expect(verified.whole).toBe(cut.equals(certified));
        },
      ),
      { numRuns: 100 },
    );
  });
});
