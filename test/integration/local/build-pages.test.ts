import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssetManifest } from '../../../functions/runtime/assets.ts';
import { buildPages } from '../../../infra/pages/build.ts';

const dir = mkdtempSync(join(tmpdir(), 'csp-transfer-pages-'));
const at = (name: string) => join(dir, name);
const written = () => statSync(at('manifest.json')).mtimeMs;
const made: AssetManifest[] = [];

beforeAll(async () => {
  made.push(...(await Promise.all([buildPages(dir), buildPages(dir)])));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the build of the pages', () => {
  it('may run twice at once and leaves one whole set of files', () => {
    const [one, other] = made;
    expect(other).toEqual(one);
    const files = Object.keys(one?.types ?? {});
    const expected = files.flatMap((file) => [file, `${file}.br`, `${file}.gz`]);
    expect(readdirSync(dir).toSorted()).toEqual([...expected, 'manifest.json'].toSorted());
    for (const file of files) {
      const plain = readFileSync(at(file));
      expect(brotliDecompressSync(readFileSync(at(`${file}.br`))).equals(plain), file).toBe(true);
      expect(gunzipSync(readFileSync(at(`${file}.gz`))).equals(plain), file).toBe(true);
    }
  });

  it('has every name that pages ask for, named after its content', () => {
    expect(Object.keys(made[0]?.names ?? {}).toSorted()).toEqual([
      'icon.svg',
      'pdf-worker.js',
      'sign.css',
      'sign.js',
    ]);
    for (const file of Object.values(made[0]?.names ?? {})) expect(file).toMatch(/-[A-Z0-9]{8}\.\w+$/);
  });

  it('does nothing when nothing has changed', async () => {
    const before = written();
    expect(await buildPages(dir)).toEqual(JSON.parse(readFileSync(at('manifest.json'), 'utf8')));
    expect(written()).toBe(before);
  });

  it('makes again what is missing', async () => {
    const file = made[0]?.names['sign.css'] ?? '';
    rmSync(at(file));
    await buildPages(dir);
    expect(readFileSync(at(file), 'utf8')).toContain('--focus');
  });

  it('builds anew when it was made from something else', async () => {
    const manifest = JSON.parse(readFileSync(at('manifest.json'), 'utf8')) as AssetManifest;
    writeFileSync(at('manifest.json'), JSON.stringify({ ...manifest, inputs: 'another', types: {} }));
    expect(await buildPages(dir)).toMatchObject({ inputs: manifest.inputs, types: manifest.types });
  });

  it('leaves nothing in the scripts that a strict policy forbids', () => {
    const scripts = Object.keys(made[0]?.types ?? {}).filter(
      (file) => file.startsWith('sign') && file.endsWith('.js'),
    );
    expect(scripts).toHaveLength(1);
    for (const file of scripts)
      expect(readFileSync(at(file), 'utf8')).not.toMatch(/\beval\(|new Function|innerHTML/);
  });
});
