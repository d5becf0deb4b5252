import { type Html, html } from '../../../shared/mail/html.ts';
import { CORRECTABLE } from '../../../shared/transfer/questions.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { correctionForm } from '../parts/correction.ts';
import { faultAt } from '../parts/faults.ts';
import { input, textArea } from '../parts/field.ts';
import { sessionForm } from '../parts/session-form.ts';
import { common } from '../words/words.ts';
import type { Attempt, Deed } from './attempt.ts';
import type { Reader } from './facts.ts';
import { signing } from './sign.ts';
import { SIGNING } from './words.ts';

type Tried = Partial<Attempt>;

/** Folded away until it is wanted, or was tried and refused. */
const folded = (
  title: string,
  open: boolean,
  content: Html,
): Html => html`<details${open && html` open`}><summary>${title}</summary>
${content}
</details>
`;

/** What somebody can do who is asked to sign: sign, or one of three other things. */
export function choices(transfer: Transfer, reader: Reader, sha256: string, attempt?: Attempt): Html {
  const words = SIGNING[reader.language];
  const tried = (deed: Deed): Tried => (attempt?.deed === deed ? attempt : {});
  return html`${signing(transfer, reader, sha256, tried('sign'))}
<h2>${words.elsewise}</h2>
${correcting(transfer, reader, tried('correct'))}${folded(words.colleague, attempt?.deed === 'delegate', delegating(reader, tried('delegate')))}${folded(words.refuse, attempt?.deed === 'decline', declining(reader, tried('decline')))}`;
}

/** Also for somebody who has signed: a mistake can be found until the form is with Microsoft. */
const correcting = (transfer: Transfer, { language, visit }: Reader, { deed, typed, faults }: Tried): Html =>
  folded(
    SIGNING[language].wrong,
    deed !== undefined,
    correctionForm(transfer, {
      action: 'correct',
      visit,
      ...(typed ? { typed } : {}),
      ...(faults ? { faults } : {}),
    }),
  );

function delegating({ party, language, visit }: Reader, { typed, faults = [] }: Tried): Html {
  const words = SIGNING[language].delegate;
  const shown = (name: string) => ({ language, value: typed?.get(name), fault: faultAt(faults, name) });
  const content = html`${input({ name: 'firstName', label: words.firstName, max: 50 }, shown('firstName'))}${input({ name: 'lastName', label: words.lastName, max: 50 }, shown('lastName'))}${input({ name: 'email', label: words.email, type: 'email', max: 254 }, shown('email'))}${input({ name: 'title', label: words.position, max: 100, optional: true }, shown('title'))}<p><button type="submit" class="quiet">${words.button}</button></p>`;
  return html`<p>${words.intro(common(language).party[party])}</p>
${sessionForm(visit, { action: 'delegate' }, content)}`;
}

function declining({ language, visit }: Reader, { typed, faults = [] }: Tried): Html {
  const words = SIGNING[language].decline;
  const reason = textArea(
    { name: 'reason', label: words.reason, rows: 2, min: 3 },
    { language, value: typed?.get('reason'), fault: faultAt(faults, 'reason') },
  );
  const content = html`${reason}<p><button type="submit" class="plain">${words.button}</button></p>`;
  return html`<p>${words.intro}</p>
${sessionForm(visit, { action: 'decline' }, content)}`;
}

/** What is left to do for somebody who is not asked to sign now. */
export function leftToDo(transfer: Transfer, reader: Reader, attempt?: Attempt): Html | undefined {
  if (!CORRECTABLE.includes(transfer.stage)) return undefined;
  return html`<h2>${SIGNING[reader.language].stillPossible}</h2>
${correcting(transfer, reader, attempt?.deed === 'correct' ? attempt : {})}`;
}
