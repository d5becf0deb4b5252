import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timestampRequest, tokenIn } from '../../../shared/seal/timestamp-protocol.ts';
import { openTimestamp } from '../../../shared/seal/timestamp-token.ts';
import { STAMPED_AT, sampleAuthority, withUnsignedAttribute } from './sample-authority.ts';

const { timestamper, rootCertificate } = await sampleAuthority();
const roots = [rootCertificate];
const digest = createHash('sha256').update('a signature value').digest();
const token = await timestamper.stamp(digest);

/** What is wrong with a token, in words; a token that cannot be read is wrong too. */
const faultsOf = (bytes: Uint8Array, of = digest): string[] => {
  try {
    return openTimestamp(bytes, of, roots).problems;
  } catch {
    return ['unreadable'];
  }
};

describe('a timestamp', () => {
  it('says when and by whom, and is trusted by its root', () => {
    expect(openTimestamp(token, digest, roots)).toEqual({
      at: STAMPED_AT,
      authority: 'CSP subscription transfer timestamps (local)',
      trusted: true,
      problems: [],
    });
  });

  it('is good and not trusted where no root is known, and bad where another is', async () => {
    const stranger = await sampleAuthority({ name: 'Stranger' });
    expect(openTimestamp(token, digest)).toMatchObject({ trusted: false, problems: [] });
    expect(openTimestamp(token, digest, [stranger.rootCertificate])).toMatchObject({
      trusted: false,
      problems: ['The timestamp does not come from an authority this platform trusts.'],
    });
  });

  it('of another digest is for another signature', () => {
    const other = createHash('sha256').update('another').digest();
    expect(faultsOf(token, other)).toEqual(['The timestamp is for another signature.']);
  });

  it('made with a certificate that is for sealing is refused (RFC 3161 2.3)', async () => {
    const sealing = await sampleAuthority({ purpose: 'seal' });
    const stamped = await sealing.timestamper.stamp(digest);
    expect(openTimestamp(stamped, digest, [sealing.rootCertificate]).problems).toEqual([
      'The timestamp was made with a certificate that is not for timestamps.',
    ]);
  });

  it('made after the certificate’s end is refused', async () => {
    const late = await sampleAuthority({ years: 1, at: '2027-06-01T00:00:00Z' });
    const stamped = await late.timestamper.stamp(digest);
    expect(openTimestamp(stamped, digest, [late.rootCertificate]).problems).toEqual([
      'The authority’s certificate was not valid at the time of the timestamp.',
      'The timestamp does not come from an authority this platform trusts.',
    ]);
  });

  it('with something in it that nobody signed is refused', () => {
    expect(faultsOf(withUnsignedAttribute(token))).toEqual(['The timestamp’s envelope was changed.']);
  });

  it('is noticed to be changed wherever one bit is flipped', () => {
    const place = fc.tuple(fc.nat(token.length - 1), fc.nat(7));
    fc.assert(
      fc.property(place, ([at, bit]) => {
        const copy = Buffer.from(token);
        copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
        return faultsOf(copy).length > 0;
      }),
      { numRuns: 150 },
    );
  });
});

describe('the answer of an authority', () => {
  const nonce = Buffer.from('4102030405060708', 'hex');

  it('is asked for with our nonce and the certificate', () => {
    const request = timestampRequest(digest, nonce).toString('hex');
    expect(request).toContain(digest.toString('hex'));
    expect(request.endsWith(`0208${nonce.toString('hex')}0101ff`)).toBe(true);
  });

  it('of random bytes is unreadable, and never thrown as anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          tokenIn(bytes, nonce);
          return false;
        } catch (problem) {
          return problem instanceof Error && problem.name === 'TimestampError';
        }
      }),
      { numRuns: 300 },
    );
  });
});
