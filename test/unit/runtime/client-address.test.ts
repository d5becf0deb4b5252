import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../../functions/runtime/client-address.ts';

describe('the address of a caller', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['6.6.6.6, 203.0.113.7:51234', '203.0.113.7'],
    ['2001:db8::7', '2001:db8::7'],
    ['[2001:db8::7]:51234', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['', 'unknown'],
    [null, 'unknown'],
    [`${'9'.repeat(99)}`, '9'.repeat(64)],
  ])('in %j is %s: the platform’s own last hop, without its port (RELIABILITY D4)', (header, address) => {
    expect(clientAddress(header)).toBe(address);
  });
});
