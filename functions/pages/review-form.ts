import { html } from '../../shared/mail/html.ts';
import { sessionTransfer } from '../../shared/signing/open-link.ts';
import { awaitedSigners } from '../../shared/transfer/questions.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { currentForm } from '../../shared/transfer/transfer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { page, refusalPage } from '../runtime/page.ts';
import { keepSession, signer } from '../runtime/signer.ts';
import { attestations, checklist, contact } from './parts/about.ts';
import { choices, done } from './signing/choices.ts';
import { facts } from './signing/facts.ts';

/**
 * The page a signatory reads: who asks, what is transferred, what the new partner attests, the form itself with
 * its hash, what is good to know, and the choice to sign, to ask for a correction, to delegate or to decline.
 */
export const reviewForm = endpoint({
  name: 'reviewForm',
  method: 'GET',
  route: 'sign/document',
  caller: signer,
  refusal: refusalPage,
  async handle(knock) {
    const { services, caller } = knock;
    const transfer = await sessionTransfer(services, caller);
    if (isRefusal(transfer)) return transfer;
    const form = currentForm(transfer);
    if (!form) return refuse('form-not-ready');
    const { party } = caller;
    const asked = awaitedSigners(transfer).includes(party);
    const body = html`${facts(transfer, party)}
${attestations(transfer)}
<h2>The form</h2>
<p><a class="button" href="form.pdf" target="_blank" rel="noopener">Read the form (PDF)</a></p>
<p class="hash">SHA-256 ${form.sha256}</p>
${checklist(transfer, party)}
${asked ? choices(transfer, party, form.sha256) : done(transfer, party)}
${contact(transfer, party, services.opsMailTo)}`;
    return { response: page('Review and sign', body, { headers: keepSession(knock, caller) }) };
  },
});
