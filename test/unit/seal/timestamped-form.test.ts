import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCms } from '../../../shared/seal/cms.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import { STAMPED_AT, sampleAuthority, withUnsignedAttribute } from './sample-authority.ts';
import { formStations } from './sample-form.ts';
import { sampleEcSeal, sampleSeal } from './sample-seal.ts';
import { contentsOf, withToken } from './sealed-contents.ts';

const { signer, root } = await sampleSeal();
const authority = await sampleAuthority();
const timestamps = { timestamper: authority.timestamper, policy: 'required' as const };
const { certified, third } = await formStations(signer, undefined, undefined, timestamps);
const verify = (pdf: Uint8Array, timestampRoots?: Uint8Array[]) =>
  verifyForm(pdf, { roots: [root], ...(timestampRoots ? { timestampRoots } : {}) });
const tokenOf = (pdf: Buffer, number: number) => readCms(contentsOf(pdf, number).cms).token;
const stamp = { at: STAMPED_AT, authority: 'CSP subscription transfer timestamps (local)' };

describe('a form with timestamps', () => {
  it('is whole, and says of each signature when an authority saw it', () => {
    const verified = verify(third, [authority.root]);
    expect({ whole: verified.whole, problems: verified.problems }).toEqual({ whole: true, problems: [] });
    expect(verified.signatures.map(({ timestamp }) => timestamp)).toEqual(
      Array(3).fill({ ...stamp, trusted: true }),
    );
  });

  it('is whole without the authority’s root too, and its times are then not trusted', () => {
    const verified = verify(third);
    expect(verified.whole).toBe(true);
    expect(verified.signatures[2]?.timestamp).toEqual({ ...stamp, trusted: false });
  });

  it('is whole with a seal key that signs with EC', async () => {
    const ec = await sampleEcSeal();
    const stations = await formStations(ec.signer, undefined, undefined, timestamps);
    const options = { roots: [ec.root], timestampRoots: [authority.root] };
    expect(verifyForm(stations.third, options)).toMatchObject({ whole: true, problems: [] });
  });

  it('is not whole, though every signature is intact, to somebody who trusts another authority', async () => {
    const stranger = await sampleAuthority({ name: 'Stranger' });
    const verified = verify(third, [stranger.root]);
    expect(verified.whole).toBe(false);
    expect(verified.signatures[0]).toMatchObject({
      intact: true,
      trusted: true,
      problems: ['The timestamp does not come from an authority this platform trusts.'],
    });
  });

  it('grows by the room for a token, and only where an authority is configured', async () => {
    const plain = await formStations(signer);
    const growth = certified.length - plain.certified.length;
    expect(growth).toBeGreaterThan(16_000);
    expect(growth).toBeLessThan(16_500);
  });
});

describe('a timestamp in a form', () => {
  it('that was put there from another signature is a problem of its own', () => {
    const swapped = withToken(third, 2, tokenOf(third, 0));
    expect(verify(swapped, [authority.root]).signatures[2]).toMatchObject({
      intact: true,
      trusted: true,
      timestamp: { trusted: false },
      problems: ['The timestamp is for another signature.'],
    });
    expect(verify(swapped).whole).toBe(false);
  });

  it('that an unknown authority made for the very same signature is found', async () => {
    const stranger = await sampleAuthority({ name: 'Stranger', at: '2020-01-01T00:00:00Z' });
    const { signature } = readCms(contentsOf(third, 2).cms);
    const token = await stranger.timestamper.stamp(createHash('sha256').update(signature).digest());
    expect(verify(withToken(third, 2, token), [authority.root]).whole).toBe(false);
  });

  it('that is damaged, or has something unsigned added to it, is found', () => {
    const token = tokenOf(certified, 0) ?? Buffer.alloc(0);
    const [signature] = verify(withToken(certified, 0, withUnsignedAttribute(token))).signatures;
    expect(signature).toMatchObject({ intact: true, problems: ['The timestamp’s envelope was changed.'] });
    const garbage = Buffer.from('040548656c6c6f', 'hex');
    const [other] = verify(withToken(certified, 0, garbage)).signatures;
    expect(other).toMatchObject({ intact: true, problems: ['The timestamp cannot be read.'] });
    expect(other).not.toHaveProperty('timestamp');
  });

  it('is noticed to be changed wherever one bit of the seal around it is flipped', () => {
    const { from, to } = contentsOf(certified, 0);
    const digits = fc.tuple(fc.integer({ min: from - 1, max: to }), fc.nat(7));
    fc.assert(
      fc.property(digits, ([at, bit]) => {
        const copy = Buffer.from(certified);
        copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
        return !verify(copy, [authority.root]).whole;
      }),
      { numRuns: 150 },
    );
  });

  it('that was taken out leaves a file that is not the stored one', () => {
    const bare = withToken(certified, 0, undefined);
    const stored = [createHash('sha256').update(certified).digest('hex')];
    expect(verify(bare).whole).toBe(true);
    expect(verifyForm(bare, { roots: [root], revisions: stored })).toMatchObject({
      whole: false,
      signatures: [{ problems: ['The signed revision is not one this platform stored.'] }],
    });
  });
});
