import type { DocumentWords } from '../../parts/script-words.ts';
import { element } from '../words.ts';
import type { Verdict } from './fingerprint.ts';

/** Shuts the forms that sign a document which is not what it is said to be, and says why beside the button. */
export function letSign(documentId: string, verdict: Verdict, words: DocumentWords): void {
  if (verdict !== 'differs') return;
  for (const form of document.querySelectorAll<HTMLFormElement>(
    `form[data-signs="${CSS.escape(documentId)}"]`,
  )) {
    form.addEventListener('submit', (event) => event.preventDefault());
    for (const button of form.querySelectorAll<HTMLButtonElement>('button:not([type=button])')) {
      button.disabled = true;
      button.before(element('span', { role: 'alert', class: 'fault' }, words.differs));
    }
  }
}
