import { type Html, html } from '../../../../shared/mail/html.ts';
import type { RefusalCode } from '../../../../shared/transfer/refusals.ts';

/** The same in Dutch. */
export const titles: Partial<Record<RefusalCode, string>> = {
  'internal-error': 'Sorry, er ging iets mis',
  'link-not-valid': 'Deze code is niet bekend',
  'link-replaced': 'Er is een nieuwere link',
  'link-superseded': 'Het formulier is gecorrigeerd',
  'link-expired': 'Deze link is verlopen',
  'transfer-over': 'De overdracht is voorbij',
  'transfer-ended': 'De overdracht is voorbij',
  'too-late': 'De tijd is voorbij',
  'part-already-given': 'Dit is al gedaan',
  'access-code-needed': 'Er is een toegangscode nodig',
  'access-code-locked': 'De toegangscode is geblokkeerd',
  busy: 'Probeer het zo opnieuw',
  'too-many-requests': 'Wacht een minuut',
  'session-missing': 'Uw bezoek is geëindigd',
  'another-transfer-open': 'Er staat een andere link open',
  'already-signed': 'Al ondertekend',
  'form-not-ready': 'Nog niet klaar',
};

/** The words around a "no". */
export const around = {
  title: 'Dit is niet gelukt',
  enterCode: 'De code uit uw e-mail invullen',
  enterAccessCode: 'De toegangscode invullen',
  toStart: 'Terug naar de pagina waar de link wordt geopend',
  toForm: 'Terug naar het formulier',
  help: (team: Html): Html => html`Komt u niet verder, vraag het dan het team achter deze dienst: ${team}`,
};
