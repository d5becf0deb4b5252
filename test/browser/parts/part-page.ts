import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { documentView } from '../../../functions/pages/parts/document-view.ts';
import type { DocumentWords, SignatureWords } from '../../../functions/pages/parts/script-words.ts';
import { signaturePad } from '../../../functions/pages/parts/signature-pad.ts';
import { asset, assetBytes } from '../../../functions/runtime/assets.ts';
import { SECURITY_HEADERS } from '../../../functions/runtime/security-headers.ts';
import { buildPages } from '../../../infra/pages/build.ts';
import { type Html, html } from '../../../shared/mail/html.ts';

/** Words that are none of the product's, so that a word the script made up itself is noticed. */
export const DOCUMENT: DocumentWords = {
  label: 'label',
  open: 'open',
  fingerprint: 'fingerprint',
  loading: 'loading',
  failed: 'failed',
  shown: 'shown {pages}',
  matches: 'matches',
  differs: 'differs',
  unchecked: 'unchecked',
  tools: 'tools',
  page: 'page {page} of {pages}',
  previous: 'previous',
  next: 'next',
  smaller: 'smaller',
  larger: 'larger',
  size: 'size {percent}',
  filledIn: 'filled in {page}',
};
export const SIGNATURE: SignatureWords = {
  legend: 'legend',
  typed: 'typed',
  drawn: 'drawn',
  preview: 'preview',
  pad: 'pad',
  how: 'how',
  undo: 'undo',
  clear: 'clear',
  empty: 'empty',
  missing: 'missing',
  drawnState: 'strokes {strokes}',
  tooShort: 'too short',
};

const NAME = html`<p><label for="name">name</label><input id="name" name="name" required></p>`;

/** What a test puts before the browser. */
export type PartPage = {
  pdf: Uint8Array;
  stated?: string;
  method?: string;
  drawing?: string;
  says?: 'nothing';
};

type Answer = { type: string; body: string | Uint8Array; status?: number };

/** A page with the browser parts and nothing else, under the product's own headers; `posts` are the forms it was sent. */
export async function servePart() {
  await buildPages();
  let shown: PartPage = { pdf: new Uint8Array() };
  const posts: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const isPost = request.method === 'POST';
    if (isPost) posts.push(new URLSearchParams(await text(request)));
    const { type, body, status = 200 } = isPost ? posted(shown) : await got(path, shown);
    response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    show(next: PartPage) {
      shown = next;
      posts.length = 0;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function got(path: string, shown: PartPage): Promise<Answer> {
  const asset = path.startsWith('/assets/') ? await assetBytes(path.slice('/assets/'.length), '') : undefined;
  if (asset) return { type: asset.type, body: asset.bytes };
  if (path === '/sign/form.pdf') return { type: 'application/pdf', body: shown.pdf };
  if (path === '/sign') return { type: 'text/html', body: frame(START, '').text };
  if (path === '/sign/document') return { type: 'text/html', body: frame(parts(shown), '../').text };
  return { type: 'text/plain', body: '', status: 404 };
}

/** Another page, or none: then the browser stays where it is. */
const posted = ({ says }: PartPage): Answer =>
  says === 'nothing'
    ? { type: 'text/html', body: '', status: 204 }
    : { type: 'text/html', body: '<!doctype html><title>sent</title>' };

const START = html`<form method="post" action="sign/open"><p id="code-field"><label for="code">code</label><input id="code" name="code"></p><button>open</button></form>
<a hreflang="nl" href="?language=nl">nl</a>`;

const parts = ({ pdf, stated, method, drawing }: PartPage): Html => {
  const sha256 = stated ?? createHash('sha256').update(pdf).digest('hex');
  return html`${documentView({ src: 'form.pdf', sha256 }, DOCUMENT)}
<form method="post" action="sign" data-signs="document">
${signaturePad({ name: NAME, printed: 'Ana Trujillo', ...(method ? { method } : {}), ...(drawing ? { drawing } : {}) }, SIGNATURE)}
<button type="submit">sign</button>
</form>`;
};

const frame = (body: Html, root: string): Html => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>parts</title>
<link rel="icon" href="${root}${asset('icon.svg')}" type="image/svg+xml"><link rel="stylesheet" href="${root}${asset('sign.css')}">
<script type="module" src="${root}${asset('sign.js')}"></script></head><body><main><h1>parts</h1>${body}</main></body></html>`;
