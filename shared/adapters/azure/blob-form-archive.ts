import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { DocumentArchive } from '../../form/document-archive.ts';
import type { FormArchive } from '../../form/form-archive.ts';
import type { ContainerName, StorageClients } from './clients.ts';
import { withStorage } from './ensure-storage.ts';
import { keyOf } from './keys.ts';
import { StorageFailure, withinLimit } from './storage-failure.ts';

type Room = { container: ContainerName; ending: string; contentType: string };

/** The forms as blobs `forms/{transferId}/{sha256}.pdf`. */
export const blobFormArchive = (clients: StorageClients): FormArchive =>
  blobArchive(clients, { container: 'forms', ending: '.pdf', contentType: 'application/pdf' });

/** Letters and exports as blobs `documents/{transferId}/{sha256}`: opaque bytes, whatever they call themselves. */
export const blobDocumentArchive = (clients: StorageClients): DocumentArchive =>
  blobArchive(clients, { container: 'documents', ending: '', contentType: 'application/octet-stream' });

/** Blobs under their own hash, create-only. Integrity rests on the name, not on immutability policies, so it holds in every account (AZURE 6). */
function blobArchive(clients: StorageClients, { container, ending, contentType }: Room): FormArchive {
  const call = <T>(verb: string, run: (signal: AbortSignal) => Promise<T>) =>
    withStorage(clients, () => withinLimit(`${container}.${verb}`, clients.limitMs, run));

  const upload = async (name: string, pdf: Uint8Array): Promise<void> => {
    const blob = (await clients.container(container)).getBlockBlobClient(name);
    const md5 = createHash('md5').update(pdf).digest();
    const { contentMD5 } = await call('put', (abortSignal) =>
      blob.upload(pdf, pdf.byteLength, {
        abortSignal,
        conditions: { ifNoneMatch: '*' },
        blobHTTPHeaders: { blobContentType: contentType, blobContentMD5: md5 },
      }),
    );
    if (contentMD5 && !md5.equals(contentMD5))
      throw new StorageFailure(`${container}.put`, `${name} arrived damaged`);
  };

  const get: FormArchive['get'] = async (transferId, sha256) => {
    const name = nameOf(transferId, sha256, ending);
    const blob = (await clients.container(container)).getBlockBlobClient(name);
    const pdf = await call('get', async (abortSignal) => {
      const { readableStreamBody } = await blob.download(0, undefined, { abortSignal });
      return readableStreamBody ? buffer(readableStreamBody) : Buffer.alloc(0);
    });
    if (sha256Of(pdf) !== sha256)
      throw new StorageFailure(`${container}.get`, `${name} does not match its name`);
    return Uint8Array.from(pdf);
  };

  return {
    get,
    async put(transferId, pdf) {
      const sha256 = sha256Of(pdf);
      try {
        await upload(nameOf(transferId, sha256, ending), pdf);
      } catch (error) {
        if (!isThere(error)) throw error;
        await get(transferId, sha256); // there already: ours from before or from a lost reply, unless it differs
      }
      return sha256;
    },
  };
}

const nameOf = (transferId: string, sha256: string, ending: string): string =>
  `${keyOf.transfer(transferId)}/${keyOf.sha256(sha256)}${ending}`;

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const isThere = (error: unknown): boolean =>
  error instanceof StorageFailure && (error.status === 409 || error.status === 412);
