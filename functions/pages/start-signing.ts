import { html } from '../../shared/mail/html.ts';
import { anybody, endpoint } from '../runtime/endpoint.ts';
import { page } from '../runtime/page.ts';

/**
 * Where a signing link leads. Loading it changes nothing and tells us nothing: the code stays in the fragment until
 * a click sends it (RELIABILITY 0.7, 0.8). Without JavaScript the code can be pasted.
 */
export const startSigning = endpoint({
  name: 'startSigning',
  method: 'GET',
  route: 'sign',
  caller: anybody,
  async handle() {
    const body = html`<p>Your link belongs to the transfer of an Azure subscription from one CSP partner to another. Opening it signs nothing and changes nothing.</p>
<form method="post" action="sign/open">
<p id="code-field"><label for="code">Code from your mail</label><input id="code" name="code" required autocomplete="off" spellcheck="false"></p>
<p><button type="submit">Open</button></p>
</form>
<script src="sign.js"></script>`;
    return { response: page('CSP subscription transfer', body) };
  },
});
