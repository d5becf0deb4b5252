import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Violation } from '../../../shared/transfer/refusals.ts';
import { FAULTS, faultSentence } from './fault-sentence.ts';

/** What is wrong with one control of a form: its id, and the sentence beside it. */
export type Fault = { field: string; sentence: string };

/** The controls a violation can be about: the path it names, the control's id and its label. */
export type Fields = Readonly<Record<string, { id: string; label: string } | undefined>>;

/** What a place is called that has no control of its own: a row of the list of roles, or simply the entry. */
function placeIn(language: Language, path: string): string {
  const words = FAULTS[language];
  const [, row, of] = /roleAssignments\.(\d+)(?:\.(.+))?$/.exec(path) ?? [];
  if (row === undefined) return words.thisEntry;
  return of === undefined ? words.row(Number(row) + 1) : words.rowField(Number(row) + 1, of);
}

/** Violations as sentences beside the controls they are about; one that names no control belongs to the first. */
export const faultsOf = (language: Language, violations: readonly Violation[], fields: Fields): Fault[] =>
  violations.map(({ path, message }) => ({
    field: fields[path]?.id ?? '',
    sentence: faultSentence(language, message, fields[path]?.label ?? placeIn(language, path)),
  }));

/** What is wrong with one control, or nothing. */
export const faultAt = (faults: readonly Fault[], field: string): string =>
  faults
    .filter((fault) => fault.field === field)
    .map(({ sentence }) => sentence)
    .join(' ');

/** What stands above a form that was refused: every fault at once with a way to its control, read aloud and in focus. */
export function errorSummary(language: Language, faults: readonly Fault[]): Html | undefined {
  if (faults.length === 0) return undefined;
  const line = ({ field, sentence }: Fault): Html =>
    field === '' ? html`<li>${sentence}</li>` : html`<li><a href="#${field}">${sentence}</a></li>`;
  return html`<div class="summary" role="alert" id="errors" tabindex="-1" autofocus>
<h2>${FAULTS[language].summary(faults.length)}</h2>
<ul>${faults.map(line)}</ul>
</div>
`;
}
