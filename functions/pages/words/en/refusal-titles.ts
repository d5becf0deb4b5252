import { type Html, html } from '../../../../shared/mail/html.ts';
import type { RefusalCode } from '../../../../shared/transfer/refusals.ts';

/** What a page that says no is called, where it has a name of its own. */
export const titles: Partial<Record<RefusalCode, string>> = {
  'internal-error': 'Sorry, something failed',
  'link-not-valid': 'This code is not known',
  'link-replaced': 'There is a newer link',
  'link-superseded': 'The form has been corrected',
  'link-expired': 'This link has expired',
  'transfer-over': 'The transfer has ended',
  'transfer-ended': 'The transfer has ended',
  'too-late': 'The time is over',
  'part-already-given': 'This is done already',
  'access-code-needed': 'An access code is needed',
  'access-code-locked': 'The access code is locked',
  busy: 'Please try again in a moment',
  'too-many-requests': 'Please wait a minute',
  'session-missing': 'Your visit has ended',
  'another-transfer-open': 'Another link is open',
  'already-signed': 'Signed already',
  'form-not-ready': 'Not ready yet',
};

/** The words around a "no". */
export const around = {
  title: 'This did not work',
  enterCode: 'Enter the code of your mail',
  enterAccessCode: 'Enter the access code',
  toStart: 'Back to the page where the link is opened',
  toForm: 'Back to the form',
  help: (team: Html): Html => html`If you cannot go on, ask the team that runs this service: ${team}`,
};
