import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type AssetManifest, asset, assetFile, BUILT } from '../../../functions/runtime/assets.ts';
import { pageWeight } from '../../bench/product/page-weight.ts';
import { Case } from '../../support/doors/case.ts';
import { signingLinkOf } from '../../support/doors/links-in-mail.ts';
import { look, sessionBy } from '../../support/doors/signing-door.ts';
import { ask } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const get = (path: string, encoding = 'identity') =>
  ask(doors, path, undefined, { headers: { 'accept-encoding': encoding } });
const manifest = () => JSON.parse(readFileSync(join(BUILT, 'manifest.json'), 'utf8')) as AssetManifest;

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

describe('the assets of the pages', () => {
  it('are served with their types and may be kept for good', async () => {
    for (const file of Object.keys(manifest().types)) {
      const answer = await get(`/assets/${file}`);
      expect([answer.status, answer.headers.get('content-type')], file).toEqual([
        200,
        TYPES[file.split('.').at(-1) ?? ''],
      ]);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(BUILT, file)))).toBe(true);
    }
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br; q=0.0, gzip; q=0', null],
    ['deflate', null],
    ['', null],
  ])('come in the encoding that is taken: %j', async (taken, encoding) => {
    const answer = await get(`/${asset('sign.css')}`, taken);
    expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual([
      encoding,
      'accept-encoding',
    ]);
    expect(await answer.text()).toContain('--focus');
  });

  it('are the plain file once they are unpacked', async () => {
    const file = assetFile('sign.js');
    expect(gunzipSync(readFileSync(join(BUILT, `${file}.gz`))).toString()).toBe(
      await (await get(`/assets/${file}`, 'gzip')).text(),
    );
  });

  it.each([
    'none.js',
    'manifest.json',
    '.%2Fmanifest.json',
    '..%2Fsign.ts',
    '..%5C..%5Csign-form.ts',
    '%2Fetc%2Fpasswd',
    '__proto__',
    'constructor',
    'sign.js',
    'sign.css.br',
  ])('are nothing else: %s', async (name) => {
    const answer = await get(`/assets/${name}`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
  });

  it('weigh less than 60 kB with the page on which a form is signed, before the form is drawn', async () => {
    const asked = await new Case(doors).reach('signatures');
    const cookie = await sessionBy(doors, signingLinkOf(doors, asked.maria.address));
    const page = await look(doors, 'document', cookie);
    const { files, total } = await pageWeight(`${doors.stack.baseUrl}/sign/document`, await page.text());
    expect(files.map(({ name }) => name.replace(/-\w+\./, '.'))).toEqual(
      expect.arrayContaining(['html', 'sign.js', 'sign-style.css', 'icon.svg']),
    );
    expect(total).toBeLessThan(60_000);
  });
});
