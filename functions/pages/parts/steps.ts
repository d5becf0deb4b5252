import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import { type End, isEnd, type Stage } from '../../../shared/transfer/transfer.ts';
import { steps as en } from '../words/en/steps.ts';
import { steps as nl } from '../words/nl/steps.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);

/** Which of the seven steps people are told of a stage belongs to; sending the form and hearing of it are one (DESIGN 3). */
const STEP: Record<Exclude<Stage, End>, number> = {
  requested: 1,
  ticket: 2,
  currentPartnerSignature: 3,
  newPartner: 4,
  signatures: 5,
  submission: 6,
  support: 6,
  access: 7,
};

/** Where the transfer stands, in one line that unfolds to all steps; nothing once it has ended. */
export function steps(stage: Stage, language: Language): Html | undefined {
  if (isEnd(stage)) return undefined;
  const words = WORDS[language];
  const present = STEP[stage];
  const line = (name: string, n: number): Html =>
    n + 1 === present
      ? html`<li aria-current="step"><strong>${name}</strong> (${words.now})</li>`
      : html`<li>${name}${n + 1 < present && html` (${words.done})`}</li>`;
  return html`<details class="steps"><summary>${words.at(present, words.names[present - 1] ?? '')}</summary>
<ol>${words.names.map(line)}</ol>
</details>`;
}
