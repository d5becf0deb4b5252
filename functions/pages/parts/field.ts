import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import { common } from '../words/words.ts';
import { notesOf } from './field-notes.ts';

/** One input of a form: its name, what it is called, and how a browser may help with it. Its id is its name unless given. */
export type Field = {
  name: string;
  id?: string;
  label: string;
  type?: 'text' | 'email' | 'tel' | 'url' | 'date';
  max?: number;
  optional?: boolean;
  hint?: string;
  autocomplete?: string;
  pattern?: string;
  /** Codes are no words: neither corrected nor capitalised. */
  spellcheck?: false;
};

/** A text of several lines: `min` and `max` are what the domain takes. */
export type LongField = Pick<Field, 'name' | 'id' | 'label' | 'hint'> & {
  rows: number;
  min?: number;
  max?: number;
};

/** What a control shows beside its label: what was typed before, and the sentence that says what is wrong with it. */
export type Shown = { language: Language; value?: string | undefined; fault?: string };

/** A labelled input with its value and, where something is wrong with it, the reason beside it. */
export function input(field: Field, { language, value = '', fault = '' }: Shown): Html {
  const {
    name,
    id = name,
    label,
    type = 'text',
    max = 200,
    optional,
    hint,
    autocomplete,
    pattern,
    spellcheck,
  } = field;
  const { above, attributes } = notesOf(id, hint, fault);
  return html`<p><label for="${id}">${optional ? common(language).optional(label) : label}</label>
${above}
<input type="${type}" id="${id}" name="${name}" value="${value}" maxlength="${max}" autocomplete="${autocomplete ?? 'off'}"${!optional && html` required`}${pattern && html` pattern="${pattern}"`}${spellcheck === false && html` spellcheck="false" autocapitalize="none"`}${attributes}></p>
`;
}

/** A labelled text of several lines. */
export function textArea(
  { name, id = name, label, rows, min = 1, max = 1000, hint }: LongField,
  { value = '', fault = '' }: Shown,
): Html {
  const { above, attributes } = notesOf(id, hint, fault);
  // HTML drops one line break at the start of a text area.
  return html`<p><label for="${id}">${label}</label>
${above}
<textarea id="${id}" name="${name}" rows="${rows}" required minlength="${min}" maxlength="${max}"${attributes}>
${value}</textarea></p>
`;
}

/** A box to tick. */
export function checkbox(
  {
    name,
    id = name,
    label,
    required = false,
  }: Pick<Field, 'name' | 'id'> & { label: string | Html; required?: boolean },
  { checked = false, fault = '' }: { checked?: boolean; fault?: string } = {},
): Html {
  const { above, attributes } = notesOf(id, '', fault);
  return html`${above}<p class="check"><input type="checkbox" id="${id}" name="${name}" value="yes"${required && html` required`}${checked && html` checked`}${attributes}><label for="${id}">${label}</label></p>
`;
}
