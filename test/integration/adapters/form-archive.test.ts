import { BlobServiceClient } from '@azure/storage-blob';
import { describe, expect, it } from 'vitest';
import { blobDocumentArchive, blobFormArchive } from '../../../shared/adapters/azure/blob-form-archive.ts';
import { memoryFormArchive } from '../../../shared/adapters/memory/memory-form-archive.ts';
import { aHash, aTransferId } from '../../support/a-transfer.ts';
import { useAzurite } from '../../support/azurite.ts';

const azurite = useAzurite();
const archives = [
  { name: 'in memory', open: () => memoryFormArchive() },
  { name: 'in blobs', open: () => blobFormArchive(azurite.clients()) },
  { name: 'of documents in blobs', open: () => blobDocumentArchive(azurite.clients()) },
];

const id = aTransferId(1);
const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7 ${text}`);

describe.each(archives)('the form archive $name', ({ open }) => {
  it('keeps a form under its own hash', async () => {
    const archive = open();
    const sha256 = await archive.put(id, pdf('one'));
    expect(sha256).toBe(aHash('%PDF-1.7 one'));
    expect(await archive.get(id, sha256)).toEqual(pdf('one'));
  });

  it('changes nothing when the same form is put again, also by many at once', async () => {
    const archive = open();
    const hashes = await Promise.all(Array.from({ length: 10 }, () => archive.put(id, pdf('two'))));
    expect(new Set(hashes)).toEqual(new Set([aHash('%PDF-1.7 two')]));
    expect(await archive.get(id, aHash('%PDF-1.7 two'))).toEqual(pdf('two'));
  });

  it('keeps the forms of transfers apart', async () => {
    const archive = open();
    const sha256 = await archive.put(id, pdf('three'));
    await expect(archive.get(aTransferId(2), sha256)).rejects.toThrow();
  });

  it('throws for a form that is missing', async () => {
    await expect(open().get(id, aHash('missing'))).rejects.toThrow();
  });

  it('keeps every byte of a large form', async () => {
    const archive = open();
    const large = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 7919) % 256);
    expect(Buffer.compare(await archive.get(id, await archive.put(id, large)), large)).toBe(0);
  });

  it('shares no bytes with its caller', async () => {
    const archive = open();
    const given = pdf('four');
    const sha256 = await archive.put(id, given);
    given.fill(0);
    (await archive.get(id, sha256)).fill(0);
    expect(await archive.get(id, sha256)).toEqual(pdf('four'));
  });
});

describe('the form archive in blobs', () => {
  const blob = (name: string) =>
    BlobServiceClient.fromConnectionString(azurite.connectionString())
      .getContainerClient('forms')
      .getBlockBlobClient(name);

  it('names a blob by transfer and hash, as a PDF', async () => {
    const sha256 = await blobFormArchive(azurite.clients()).put(id, pdf('five'));
    const { contentType, contentLength } = await blob(`${id}/${sha256}.pdf`).getProperties();
    expect({ contentType, contentLength }).toEqual({ contentType: 'application/pdf', contentLength: 13 });
  });

  it('throws when other bytes lie under the name, and leaves them as they are', async () => {
    const archive = blobFormArchive(azurite.clients());
    const sha256 = aHash('%PDF-1.7 six');
    await archive.put(id, pdf('the container is there now'));
    await blob(`${id}/${sha256}.pdf`).upload('forged', 6);
    await expect(archive.put(id, pdf('six'))).rejects.toThrow('does not match its name');
    await expect(archive.get(id, sha256)).rejects.toThrow('does not match its name');
    expect((await blob(`${id}/${sha256}.pdf`).downloadToBuffer()).toString()).toBe('forged');
  });
});
