import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealKey, timestampKey } from '../../../infra/local/seal-key.ts';
import { pemSigner } from '../../../shared/adapters/pem/pem-signer.ts';

let folder = '';
const now = new Date('2026-11-20T17:00:00Z');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seal-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the local seal key', () => {
  it('is made once and then stays the same', async () => {
    const first = await sealKey(join(folder, 'state'), now);
    expect(await sealKey(join(folder, 'state'), new Date('2027-11-20T17:00:00Z'))).toEqual(first);
    expect(await readdir(join(folder, 'state'))).toEqual(['seal-key.json']);
    expect((await stat(join(folder, 'state', 'seal-key.json'))).mode & 0o077).toBe(0);
  });

  it('is a leaf that its root issued, good for signing and not for issuing', async () => {
    const made = await sealKey(folder, now);
    const root = new X509Certificate(made.root);
    const leaf = new X509Certificate(made.certificates);
    expect(leaf.checkIssued(root) && leaf.verify(root.publicKey)).toBe(true);
    expect([root.ca, leaf.ca]).toEqual([true, false]);
    expect(leaf.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
  });

  it('is not the key of the local timestamp authority, which is kept beside it', async () => {
    const seal = await sealKey(folder, now);
    const stamps = await timestampKey(folder, now);
    expect(await timestampKey(folder, new Date('2027-11-20T17:00:00Z'))).toEqual(stamps);
    expect(new X509Certificate(stamps.certificates).keyUsage).toEqual(['1.3.6.1.5.5.7.3.8']);
    expect(new X509Certificate(seal.certificates).keyUsage).toBeUndefined();
    expect(stamps.root).not.toBe(seal.root);
  });

  it('is refused, not replaced, when what is stored is no key', async () => {
    await writeFile(join(folder, 'seal-key.json'), '{"key":"lost"}');
    await expect(sealKey(folder, now)).rejects.toThrow('does not hold a seal key');
  });
});

describe('a PEM signer', () => {
  it('refuses a key that is not the certificate’s, an EC key, and missing certificates', async () => {
    const one = await sealKey(join(folder, 'one'), now);
    const two = await sealKey(join(folder, 'two'), now);
    expect(() => pemSigner({ key: one.key, certificates: two.certificates })).toThrow(
      'belongs to another key',
    );
    expect(() => pemSigner({ key: one.key, certificates: '' })).toThrow('certificate is missing');
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = ec.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    expect(() => pemSigner({ key, certificates: one.certificates })).toThrow('must be an RSA key');
  });
});
