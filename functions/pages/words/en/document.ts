import type { DocumentWords } from '../../parts/document-view.ts';
import type { SignatureWords } from '../../parts/signature-pad.ts';

/** What the script says while it shows a form; it fills in what stands in braces. */
export const documentWords: DocumentWords = {
  label: 'The form',
  open: 'Open the form as a PDF (in a new tab)',
  fingerprint: 'Fingerprint of the form (SHA-256)',
  loading: 'The form is being loaded …',
  failed: 'The form cannot be shown here. Open it with the link above.',
  shown: 'The form is shown below: {pages} pages.',
  matches: 'Checked in your browser: the form shown has exactly this fingerprint.',
  differs:
    'The form that arrived does not have this fingerprint. Do not sign it: load the page again, or turn to the contact below.',
  unchecked: 'Your browser cannot check the fingerprint.',
  tools: 'Pages and size',
  page: 'Page {page} of {pages}',
  previous: 'Previous page',
  next: 'Next page',
  smaller: 'Smaller',
  larger: 'Larger',
  size: 'Size {percent} %',
  filledIn: 'Filled in on page {page}',
};

/** What the choice between typing and drawing says. */
export const signatureWords: SignatureWords = {
  legend: 'How do you want to sign?',
  typed: 'With my typed name',
  drawn: 'With a drawing as well',
  preview: 'In the form it will read:',
  pad: 'Box for drawing your signature',
  how: 'Draw in the box with a finger, a pen or the mouse. If you cannot or do not want to draw, sign with the typed name; both are worth the same.',
  undo: 'Take back the last line',
  clear: 'Start again',
  empty: 'Nothing is drawn yet.',
  missing: 'Nothing is drawn: draw your signature in the box, or choose to sign with your typed name.',
  drawnState: 'Lines drawn: {strokes}.',
  tooShort: 'Draw a little more: a dot is no signature.',
};

/** What is wrong with a drawing that was sent. */
export const drawingFault =
  'The drawing is missing or cannot be used. Draw it again, or sign with the typed name.';
