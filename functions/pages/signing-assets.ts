import { anybody, endpoint } from '../runtime/endpoint.ts';

/** Puts the code of the link into the form and takes it out of the address, so that it stays in no history. */
const SCRIPT = `const code = location.hash.slice(1);
if (code) {
  document.getElementById('code').value = code;
  document.getElementById('code-field').hidden = true;
  history.replaceState(null, '', location.pathname);
}
`;

const STYLE = `:root { color-scheme: light; }
body { margin: 0; font: 17px/1.55 system-ui, -apple-system, 'Segoe UI', sans-serif; color: #1d2733; background: #f4f6f8; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; background: #fff; min-height: 100vh; box-sizing: border-box; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
dl { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: 0.35rem 1rem; margin: 1rem 0; }
dt { color: #52606d; } dd { margin: 0; overflow-wrap: anywhere; }
label { display: block; margin-bottom: 0.25rem; }
input[type=text], input:not([type]), textarea { width: 100%; box-sizing: border-box; font: inherit; padding: 0.6rem; border: 1px solid #7b8794; border-radius: 4px; }
.check { display: grid; grid-template-columns: 1.6rem 1fr; align-items: start; } .check input { width: 1.2rem; height: 1.2rem; margin: 0.2rem 0 0; }
button, .button { display: inline-block; font: inherit; font-weight: 600; padding: 0.7rem 1.4rem; border: 0; border-radius: 4px; background: #0b5394; color: #fff; text-decoration: none; cursor: pointer; }
button.plain { background: #fff; color: #a4262c; border: 1px solid #a4262c; }
button:focus-visible, a:focus-visible, input:focus-visible, textarea:focus-visible { outline: 3px solid #f2b705; outline-offset: 2px; }
code, .hash { font-family: ui-monospace, monospace; font-size: 0.85rem; overflow-wrap: anywhere; }
.fine { color: #52606d; font-size: 0.85rem; } [role=alert] { border-left: 4px solid #a4262c; padding-left: 0.75rem; } [hidden] { display: none; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 0.6rem; } }
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
