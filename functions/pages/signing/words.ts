import {
  documentWords as enDocument,
  drawingFault as enFault,
  signatureWords as enSignature,
} from '../words/en/document.ts';
import { outcome as enOutcome } from '../words/en/outcome.ts';
import { signing as en } from '../words/en/signing.ts';
import {
  documentWords as nlDocument,
  drawingFault as nlFault,
  signatureWords as nlSignature,
} from '../words/nl/document.ts';
import { outcome as nlOutcome } from '../words/nl/outcome.ts';
import { signing as nl } from '../words/nl/signing.ts';
import { inEvery } from '../words/words.ts';

/** The words of the page to sign at. */
export const SIGNING = inEvery(en, nl);

/** The words of what the browser's script draws there. */
export const DRAWN = inEvery(
  { document: enDocument, signature: enSignature, fault: enFault },
  { document: nlDocument, signature: nlSignature, fault: nlFault },
);

/** What is said after a click that is the last one. */
export const OUTCOME = inEvery(enOutcome, nlOutcome);
