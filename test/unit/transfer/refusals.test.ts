import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRefusal, type RefusalCode, refuse } from '../../../shared/transfer/refusals.ts';

/** Every code of the catalogue, read from its source so that none can be forgotten here. */
const source = readFileSync(new URL('../../../shared/transfer/refusals.ts', import.meta.url), 'utf8');
const catalogue = source.slice(source.indexOf('CATALOGUE = {'), source.indexOf('} as const'));
const codes = [...catalogue.matchAll(/^ {2}'?([a-z-]+)'?: \[/gm)].map(([, code]) => code as RefusalCode);

describe('the catalogue of refusals', () => {
  it('is read whole', () => {
    expect(codes.length).toBe(catalogue.match(/: \[/g)?.length);
    expect(codes).toContain('not-eligible');
    expect(codes).toContain('forbidden');
  });

  it.each(codes)('%s says whose fault it is, in a sentence that ends', (code) => {
    const refusal = refuse(code);
    expect(refusal.refused).toBe(code);
    expect(refusal.status).toBeGreaterThanOrEqual(400);
    // Only our own trouble is not the caller's.
    expect(refusal.status >= 500).toBe(['internal-error', 'busy'].includes(code));
    expect(refusal.sentence).toMatch(/^[A-Z].{8,}\.$/);
    expect(refusal.violations).toEqual([]);
  });

  it('keeps every violation it is given', () => {
    const violations = [
      { path: 'a', message: 'is wrong' },
      { path: 'b', message: 'is missing' },
    ];
    expect(refuse('invalid-content', violations).violations).toEqual(violations);
  });

  it.each([undefined, null, 'refused', 7, {}, { transfer: {} }])('is not mistaken for %j', (value) => {
    expect(isRefusal(value)).toBe(false);
  });

  it('is recognised', () => {
    expect(isRefusal(refuse('forbidden'))).toBe(true);
  });
});
