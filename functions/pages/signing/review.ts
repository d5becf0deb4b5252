import { type Html, html } from '../../../shared/mail/html.ts';
import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import type { SigningSession } from '../../../shared/signing/signing-session.ts';
import { awaitedSigners } from '../../../shared/transfer/questions.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/transfer/refusals.ts';
import { currentForm, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Knock } from '../../runtime/endpoint.ts';
import { inLanguage } from '../../runtime/language.ts';
import { keepSession } from '../../runtime/signer.ts';
import { attestations, checklist } from '../parts/about.ts';
import { contact } from '../parts/contact.ts';
import { documentView } from '../parts/document-view.ts';
import { errorSummary } from '../parts/faults.ts';
import { type PageResponse, page } from '../parts/page.ts';
import type { Attempt } from './attempt.ts';
import { choices, leftToDo } from './choices.ts';
import { type Reader, request, subject, whatNext } from './facts.ts';
import { standing } from './standing.ts';
import { DRAWN, SIGNING } from './words.ts';

function titleOf(transfer: Transfer, { party, language }: Reader): string {
  const { title } = SIGNING[language];
  if (awaitedSigners(transfer).includes(party)) return title.asked;
  return transfer.signatures[party] ? title.signed : title.nothing;
}

function bodyOf(
  transfer: Transfer,
  reader: Reader,
  sha256: string,
  opsMailTo: string,
  attempt?: Attempt,
): Html {
  const { party, language } = reader;
  const asked = awaitedSigners(transfer).includes(party);
  return html`${attempt && errorSummary(language, attempt.faults)}${!asked && standing(transfer, reader)}
${request(transfer, reader)}
${subject(transfer, language)}
${whatNext(transfer, reader)}
${attestations(transfer, language)}
<h2>${SIGNING[language].form}</h2>
${documentView({ src: `form.pdf?sha256=${sha256}`, sha256 }, DRAWN[language].document)}
${checklist(transfer, party, language, { folded: true })}
${asked ? choices(transfer, reader, sha256, attempt) : leftToDo(transfer, reader, attempt)}
${contact(transfer, party, opsMailTo, language)}`;
}

/**
 * The page a signatory reads: who asks what, what is transferred, what the new partner attests (A-05), the form itself
 * with its hash, and the choice to sign, to ask for a correction, to delegate or to decline. After a refused attempt
 * it is shown again with what was typed.
 */
export async function review(
  knock: Knock,
  caller: SigningSession,
  attempt?: Attempt,
): Promise<PageResponse | Refusal> {
  const { services } = knock;
  const session = inLanguage(knock, caller);
  const transfer = await sessionTransfer(services, session);
  if (isRefusal(transfer)) return transfer;
  const form = currentForm(transfer);
  if (!form) return refuse('form-not-ready');
  const { language } = session;
  const reader: Reader = { party: session.holder, language, visit: session };
  const tried = attempt ? { status: 422, failed: true, switchAt: 'document' } : {};
  return page(titleOf(transfer, reader), bodyOf(transfer, reader, form.sha256, services.opsMailTo, attempt), {
    language,
    headers: keepSession(knock, session),
    ...tried,
  });
}
