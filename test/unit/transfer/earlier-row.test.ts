import { describe, expect, it } from 'vitest';
import { StoredTransfer } from '../../../shared/transfer/earlier-row.ts';
import { aFullTransfer, aTransfer } from '../../support/a-transfer.ts';

describe('a row of an earlier edition', () => {
  it('is read with the customer’s own link among the others, and what has come since as it begins', () => {
    const { links, pastLinks: _, accessCodes: __, certificate: ___, stuck: ____, ...rest } = aFullTransfer();
    const { follow, ...signing } = links;
    const { revision: _____, ...followLink } = follow ?? { revision: 0 };
    const read = StoredTransfer.parse({ ...rest, links: signing, followLink });
    expect(read.links).toEqual(links);
    expect(read).toMatchObject({ pastLinks: [], accessCodes: {} });
  });

  it.each([
    ['of today', aFullTransfer()],
    ['bare', aTransfer()],
  ])('%s is read as it is', (_, row) => {
    expect(StoredTransfer.parse(row)).toEqual(row);
  });

  it.each([[null], ['text'], [{ followLink: 'x' }], [[]]])('that is none is none: %j', (row) => {
    expect(StoredTransfer.safeParse(row).success).toBe(false);
  });
});
