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
    const body = html`<p>You were asked to review and sign a CSP Subscription Transfer form. Nothing is signed by opening it.</p>
<form method="post" action="sign/open">
<p id="code-field"><label for="code">Code from your mail</label><input id="code" name="code" required autocomplete="off" spellcheck="false"></p>
<p><button type="submit">Open the form</button></p>
</form>
<script src="sign.js"></script>`;
    return { response: page('Review and sign', body) };
  },
});
