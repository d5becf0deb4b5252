import { html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Answer } from '../../runtime/answer.ts';
import { page } from '../parts/page.ts';

/** What is said after a click that ends the reader's part; the page behind it tells the same in another language. */
export const outcomePage = (
  language: Language,
  { title, text }: { title: string; text: string },
): Answer => ({
  response: page(title, html`<p role="status">${text}</p>`, { language, switchAt: 'document' }),
});
