import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../shared/verify/read-document.ts';
import { recognise } from '../../../shared/verify/recognise.ts';
import { judge, weightOf } from '../../../shared/verify/verdict.ts';
import { STAMPED_AT, sampleAuthority } from '../seal/sample-authority.ts';
import { sampleSeal } from '../seal/sample-seal.ts';
import { flipped, papers, recordOf, reportOf, sha256, transferOf } from './papers.ts';

const { signer, root } = await sampleSeal();
const authority = await sampleAuthority();
const timestamps = { timestamper: authority.timestamper, policy: 'required' as const };
const [ours, stamped] = await Promise.all([papers({ signer }, 1), papers({ signer, timestamps }, 2)]);
const roots = { seal: [root], timestamps: [authority.root] };
const record = recordOf(transferOf(ours), transferOf(stamped));

describe('whatever is done to a document', () => {
  it('it is genuine no more, wherever a bit is flipped', async () => {
    const place = fc.tuple(fc.nat(ours.third.length - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(place, async ([at, bit]) => {
        const touched = flipped(ours.third, at, bit);
        const reading = readDocument(touched, roots);
        for (const found of [undefined, await recognise(record, reading)])
          expect(weightOf(judge(reading, found))).toBe('not-genuine');
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('it is genuine no more when a time stamp or the signature around it is touched', async () => {
    const from = stamped.third.lastIndexOf('/Contents <') + '/Contents <'.length;
    const place = fc.tuple(fc.integer({ min: from, max: from + 12_000 }), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(place, async ([at, bit]) => {
        expect((await reportOf(flipped(stamped.third, at, bit), roots)).weight).toBe('not-genuine');
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('cut anywhere it is genuine only where a state of it ended that had a signature last', async () => {
    const ends = [ours.certified, ours.second, ours.third].map(({ length }) => length);
    const near = ends.flatMap((end) => [end - 2, end - 1, end, end + 1]);
    const place = fc.oneof(fc.nat(ours.third.length), fc.constantFrom(...near));
    await fc.assert(
      fc.asyncProperty(place, async (end) => {
        const report = await reportOf(ours.third.subarray(0, end), roots);
        expect([end, report.weight === 'genuine']).toEqual([
          end,
          ends.includes(Math.min(end, ours.third.length)),
        ]);
      }),
      { numRuns: 30, examples: near.map((end) => [end]) },
    );
  }, 60_000);

  it('a signature that is cut in two is said to lack its end, and nothing worse', async () => {
    for (const off of [300, 4000, 7000]) {
      const { verdict, signatures } = await reportOf(ours.third.subarray(0, -off), roots);
      const faults = signatures.map((one) => one.faults.map(({ code }) => code));
      expect([off, verdict, faults.at(-1)]).toEqual([off, 'cut-off', ['range-beyond-end']]);
      expect(faults.slice(0, -1)).toEqual([[], []]);
    }
  });

  it('and with noise put anywhere it is genuine no more, and nothing throws', async () => {
    const change = fc.tuple(fc.nat(ours.third.length), fc.uint8Array({ minLength: 1, maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, noise]) => {
        const pdf = Buffer.concat([ours.third.subarray(0, at), noise, ours.third.subarray(at)]);
        expect((await reportOf(pdf, roots, record)).weight).toBe('not-genuine');
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('a time stamp', () => {
  it('is told with its time and authority, and trusted by the roots asked for', async () => {
    const { verdict, signatures } = await reportOf(stamped.third, roots);
    expect(verdict).toBe('sealed-completed-form');
    for (const { timestamp } of signatures)
      expect(timestamp).toMatchObject({ at: STAMPED_AT, intact: true, trusted: true });
  });

  it('of an authority that is not trusted is said to be so', async () => {
    const other = await sampleAuthority();
    const report = await reportOf(stamped.third, { ...roots, timestamps: [other.root] });
    expect(report.verdict).toBe('timestamp-not-trusted');
    expect(report.signatures[0]?.faults.map(({ code }) => code)).toEqual(['timestamp-not-trusted']);
  });

  it('is reported and not held against a document where no authority is known', async () => {
    const { verdict, signatures } = await reportOf(stamped.third, { seal: [root] });
    expect(verdict).toBe('sealed-completed-form');
    expect(signatures[0]?.timestamp).toMatchObject({ intact: true, trusted: false });
  });
});

describe('what came to be in a document', () => {
  it('is told revision by revision, in words, with the hash of each', async () => {
    const { revisions } = await reportOf(ours.third, roots, record);
    expect(revisions.map(({ changes }) => changes[0]?.sentence)).toEqual([
      undefined,
      'The signature of the current partner was added.',
      'Filled in: the new partner and the declarations.',
      'The signature of the customer was added.',
      'The signature of the new partner was added.',
    ]);
    expect(revisions.map(({ sha256: hash }) => hash)).toEqual(
      [
        Buffer.concat([ours.base, Buffer.from('\n')]),
        ours.certified,
        ours.filled,
        ours.second,
        ours.third,
      ].map(sha256),
    );
    expect(revisions.map(({ known }) => known?.sentence)).toEqual([
      'On record: revision 1 of the form as it was prepared.',
      'On record: revision 1 of the form after the signature of the current partner.',
      'On record: revision 1 of the form with the new partner’s part filled in.',
      'On record: revision 1 of the form after the signature of the customer.',
      'On record: revision 1 of the form after the signature of the new partner, its present state.',
    ]);
  });
});
