import { anybody, endpoint } from '../runtime/endpoint.ts';
import { STYLE } from './parts/style.ts';

/** Puts the code of the link into the form and takes it out of the address, so that it stays in no history. */
const SCRIPT = `const code = location.hash.slice(1);
if (code) {
  document.getElementById('code').value = code;
  document.getElementById('code-field').hidden = true;
  history.replaceState(null, '', location.pathname);
}
`;

const asset = (name: string, route: string, type: string, body: string) =>
  endpoint({
    name,
    method: 'GET',
    route,
    caller: anybody,
    handle: async () => ({
      response: { headers: { 'content-type': type, 'cache-control': 'public, max-age=300' }, body },
    }),
  });

/** The few lines of script and style the signing pages need; their own, nothing from elsewhere. */
export const signingAssets = [
  asset('signingScript', 'sign.js', 'text/javascript; charset=utf-8', SCRIPT),
  asset('signingStyle', 'sign.css', 'text/css; charset=utf-8', STYLE),
  asset('signingStyleBelow', 'sign/sign.css', 'text/css; charset=utf-8', STYLE),
];
