import { afterAll, describe, expect, it } from 'vitest';
import { isolatedReader } from '../../../shared/adapters/isolated/isolated-reader.ts';
import type { DocumentReader } from '../../../shared/verify/reading.ts';
import { verifyDocument } from '../../../shared/verify/verify-document.ts';
import { sampleSeal } from '../../unit/seal/sample-seal.ts';
import { papers } from '../../unit/verify/papers.ts';
import { HOSTILE, manyRevisions, pdfOf } from './hostile-files.ts';

const { signer, root } = await sampleSeal();
const { third } = await papers({ signer }, 1);
const roots = { seal: [root] };
const reader = isolatedReader();
afterAll(() => reader.end());

const verdictOf = async (from: DocumentReader, pdf: Uint8Array) => {
  const report = await verifyDocument({ reader: from, roots }, pdf, 'en');
  return report === 'busy' ? 'busy' : report.verdict;
};

/** Makes the parser hold two and a half million objects at once. */
const greedy = pdfOf(['<< /Type /Catalog /AcroForm 2 0 R >>', `[${'()'.repeat(2_400_000)}]`]);

describe('reading in a thread of its own', () => {
  it('gives what reading gives', async () => {
    expect(await verdictOf(reader, third)).toBe('sealed-completed-form');
  });

  it.each(HOSTILE)('outlives %s', async (_, pdf, verdict) => {
    expect(await verdictOf(reader, pdf)).toBe(verdict);
  });

  it('leaves the host its breath while a bomb is being read', async () => {
    const [, bomb] = HOSTILE.find(([what]) => what === '5 MB of noise') ?? [];
    let beats = 0;
    const heart = setInterval(() => {
      beats++;
    }, 5);
    const reading = Promise.all([1, 2, 3].map(() => verdictOf(reader, bomb ?? greedy)));
    await reading;
    clearInterval(heart);
    expect(beats).toBeGreaterThan(0);
  });

  it('gives up on a file that takes too long, and reads the next one', async () => {
    const hasty = isolatedReader({ milliseconds: 1 });
    expect(await verdictOf(hasty, greedy)).toBe('too-costly');
    expect(await verdictOf(hasty, greedy)).toBe('too-costly');
    await hasty.end();
    expect(await verdictOf(reader, third)).toBe('sealed-completed-form');
  });

  it('gives two seconds to a file that would take many', async () => {
    const before = performance.now();
    expect(await verdictOf(reader, manyRevisions(2900, 90))).toBe('too-costly');
    // The thread has its time from when it has the file; starting one and being ended come on top.
    expect(performance.now() - before).toBeLessThan(8000);
    expect(await verdictOf(reader, third)).toBe('sealed-completed-form');
  });

  it('gives up on a file that takes too much memory, and reads the next one', async () => {
    const small = isolatedReader({ megabytes: 64, milliseconds: 60_000 });
    expect(await verdictOf(small, greedy)).toBe('too-costly');
    expect(await verdictOf(small, third)).toBe('sealed-completed-form');
    await small.end();
  });

  it('reads one file after the other and lets no more than a few wait', async () => {
    const few = isolatedReader({ waiting: 2 });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => verdictOf(few, third)));
    const read = 'sealed-completed-form';
    expect(answers).toEqual([read, read, read, 'busy', 'busy']);
    expect(await verdictOf(few, third)).toBe(read);
    await few.end();
  });

  it('goes on with a fresh thread after so many files', async () => {
    const brief = isolatedReader({ files: 2 });
    for (const _ of [1, 2, 3, 4, 5]) expect(await verdictOf(brief, third)).toBe('sealed-completed-form');
    await brief.end();
  });

  it('throws for roots that are none: a wrong setting is no wrong document', async () => {
    const broken = { seal: [Buffer.from('no certificate')] };
    await expect(verifyDocument({ reader, roots: broken }, third, 'en')).rejects.toThrow();
    expect(await verdictOf(reader, third)).toBe('sealed-completed-form');
  });
});
