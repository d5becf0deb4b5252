import { type Html, html } from '../../../shared/mail/html.ts';
import type { SignatureWords } from './script-words.ts';

export type { SignatureWords };

/** The field for the name, and the name as the form will have it; what was chosen and drawn before, where a refused page is shown again, and what is wrong with it. */
export type SignatureShown = {
  name: Html;
  printed: string;
  method?: string;
  drawing?: string;
  fault?: string;
};

/**
 * How to sign: the typed name, which is always there, and with script a drawing beside it. Drawing cannot be done by
 * keyboard, so it is never the only way (ESIGN 4). Posts `name`, `method` (typed or drawn) and `drawing`.
 */
export function signaturePad(
  { name, printed, method, drawing = '', fault }: SignatureShown,
  words: SignatureWords,
): Html {
  const isDrawn = method === 'drawn';
  return html`<div data-signature data-words="${JSON.stringify(words)}">
${name}
<p class="preview" data-preview="${printed}" hidden>${words.preview} <strong data-name></strong></p>
<fieldset class="ways" data-ways hidden><legend>${words.legend}</legend>
${way('typed', words.typed, !isDrawn)}
${way('drawn', words.drawn, isDrawn)}
</fieldset>
<input type="hidden" name="drawing" value="${drawing}">
${fault && html`<strong class="fault" id="drawing-pad-fault">${fault}</strong>`}
<div class="pad" id="drawing-pad" role="group" aria-label="${words.pad}" tabindex="-1" data-pad hidden>
<p class="fine" id="drawing-how">${words.how}</p>
<canvas role="img" aria-label="${words.pad}" aria-describedby="drawing-how"></canvas>
<p class="pad-tools"><button type="button" class="quiet" data-press="undo">${words.undo}</button> <button type="button" class="quiet" data-press="clear">${words.clear}</button></p>
<p class="fine" role="status"></p>
</div>
</div>`;
}

const way = (value: string, label: string, chosen: boolean): Html =>
  html`<p class="check"><input type="radio" id="method-${value}" name="method" value="${value}"${chosen && html` checked`}><label for="method-${value}">${label}</label></p>`;
