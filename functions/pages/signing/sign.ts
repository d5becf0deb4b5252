import { type Html, html } from '../../../shared/mail/html.ts';
import { consentIn } from '../../../shared/signing/consent.ts';
import { signatoryOf } from '../../../shared/transfer/signatory-of.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { faultAt } from '../parts/faults.ts';
import { checkbox, input } from '../parts/field.ts';
import { sessionForm } from '../parts/session-form.ts';
import { signaturePad } from '../parts/signature-pad.ts';
import type { Attempt } from './attempt.ts';
import type { Reader } from './facts.ts';
import { DRAWN, SIGNING } from './words.ts';

type Tried = Partial<Attempt>;

/** The name, which is always typed, and with script a drawing beside it. */
function signature(transfer: Transfer, { party, language }: Reader, { typed, faults = [] }: Tried): Html {
  const words = SIGNING[language];
  const person = signatoryOf(transfer, party)?.signatory;
  const printed = `${person?.firstName} ${person?.lastName}`;
  const name = input(
    { name: 'name', label: words.name(printed), autocomplete: 'name' },
    { language, value: typed?.get('name'), fault: faultAt(faults, 'name') },
  );
  const shown = {
    name,
    printed,
    method: typed?.get('method') ?? 'typed',
    drawing: typed?.get('drawing') ?? '',
    fault: faultAt(faults, 'drawing-pad'),
  };
  return signaturePad(shown, DRAWN[language].signature);
}

/** The form that signs: the hash that was shown, the name, the words that are agreed to. An agreement is never shown as given. */
export function signing(transfer: Transfer, reader: Reader, sha256: string, tried: Tried = {}): Html {
  const { language, visit } = reader;
  const words = SIGNING[language];
  const consent = consentIn(language);
  const content = html`<input type="hidden" name="contentHash" value="${sha256}"><input type="hidden" name="consentVersion" value="${consent.version}"><input type="hidden" name="consentLanguage" value="${language}">
${signature(transfer, reader, tried)}
${checkbox({ name: 'consent', label: consent.text, required: true }, { fault: faultAt(tried.faults ?? [], 'consent') })}<p><button type="submit">${words.signButton}</button></p>`;
  return html`<h2 id="sign">${words.sign}</h2>
${sessionForm(visit, { action: 'sign', signs: 'document' }, content)}`;
}
