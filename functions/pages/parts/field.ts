import { type Html, html } from '../../../shared/mail/html.ts';

/** One input of a form: its name, what it is called, and how a browser may help with it. */
export type Field = {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'tel';
  max?: number;
  optional?: boolean;
  hint?: string;
  autocomplete?: string;
  pattern?: string;
};

/** A labelled input with its value and, where something is wrong with it, the reason beside it. */
export function input(field: Field, value = '', fault = ''): Html {
  const { name, label, type = 'text', max = 200, optional, hint, autocomplete = 'off', pattern } = field;
  const notes = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  return html`<p><label for="${name}">${label}${optional && ' (optional)'}</label>
${hint && html`<span class="fine" id="${name}-hint">${hint}</span>`}
${fault && html`<strong class="fault" id="${name}-fault">${label} ${fault}</strong>`}
<input type="${type}" id="${name}" name="${name}" value="${value}" maxlength="${max}" autocomplete="${autocomplete}"${!optional && html` required`}${pattern && html` pattern="${pattern}"`}${notes && html` aria-describedby="${notes}"`}${fault && html` aria-invalid="true"`}></p>
`;
}
