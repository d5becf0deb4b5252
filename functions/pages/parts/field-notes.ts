import { type Html, html } from '../../../shared/mail/html.ts';

/** Hint and fault with the attribute that has them read out together with the control. */
export function notesOf(id: string, hint = '', fault = ''): { above: Html; attributes: Html } {
  const ids = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return {
    above: html`${hint && html`<span class="fine" id="${id}-hint">${hint}</span>`}${fault && html`<strong class="fault" id="${id}-fault">${fault}</strong>`}`,
    attributes: html`${ids && html` aria-describedby="${ids}"`}${fault && html` aria-invalid="true"`}`,
  };
}
