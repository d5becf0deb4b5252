import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { BUILT } from '../../../functions/runtime/assets.ts';

/** What travels for one page before its document is drawn, in bytes as browsers get them (brotli). */
export type PageWeight = { files: { name: string; bytes: number }[]; total: number };

/**
 * The weight of a page: its HTML, and the styles, scripts and chunks these need at once. What is fetched later, PDF.js
 * and the pad, is left out. Functions does not compress pages itself, so `compressed` HTML is what a front would send.
 */
export async function pageWeight(address: string, html: string): Promise<PageWeight> {
  const named = [...html.matchAll(/(?:src|href)="([^"]*assets\/[^"]+)"/g)].map(
    ([, path = '']) => new URL(path, address),
  );
  const files = [{ name: 'html', bytes: brotliCompressSync(html).length }];
  const seen = new Set<string>();
  const take = async (url: URL): Promise<void> => {
    if (seen.has(url.href)) return;
    seen.add(url.href);
    const answer = await fetch(url, { headers: { 'accept-encoding': 'br' } });
    if (!answer.ok) throw new Error(`${url.pathname} answered ${answer.status}.`);
    const name = url.pathname.split('/').at(-1) ?? '';
    const text = await answer.text();
    files.push({ name, bytes: readFileSync(join(BUILT, `${name}.br`)).length });
    for (const [, chunk = ''] of text.matchAll(/(?:from|import)\s*"(\.\/[^"]+)"/g))
      await take(new URL(chunk, url));
  };
  for (const url of named) await take(url);
  return { files, total: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}
