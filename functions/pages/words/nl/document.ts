import type { DocumentWords } from '../../parts/document-view.ts';
import type { SignatureWords } from '../../parts/signature-pad.ts';

/** What the script says while it shows a form, in Dutch. */
export const documentWords: DocumentWords = {
  label: 'Het formulier',
  open: 'Het formulier als pdf openen (in een nieuw tabblad)',
  fingerprint: 'Vingerafdruk van het formulier (SHA-256)',
  loading: 'Het formulier wordt geladen …',
  failed: 'Het formulier kan hier niet worden getoond. Open het met de link hierboven.',
  shown: 'Het formulier staat hieronder; aantal pagina’s: {pages}.',
  matches: 'Gecontroleerd in uw browser: het getoonde formulier heeft precies deze vingerafdruk.',
  differs:
    'Het formulier dat is aangekomen, heeft deze vingerafdruk niet. Onderteken het niet: laad de pagina opnieuw, of neem contact op met wie hieronder staat.',
  unchecked: 'Uw browser kan de vingerafdruk niet controleren.',
  tools: 'Pagina’s en grootte',
  page: 'Pagina {page} van {pages}',
  previous: 'Vorige pagina',
  next: 'Volgende pagina',
  smaller: 'Kleiner',
  larger: 'Groter',
  size: 'Grootte {percent} %',
  filledIn: 'Ingevuld op pagina {page}',
};

/** What the choice between typing and drawing says, in Dutch. */
export const signatureWords: SignatureWords = {
  legend: 'Hoe wilt u ondertekenen?',
  typed: 'Met mijn getypte naam',
  drawn: 'Ook met een tekening',
  preview: 'In het formulier staat dan:',
  pad: 'Vak om uw handtekening te tekenen',
  how: 'Teken in het vak met een vinger, een pen of de muis. Kunt of wilt u niet tekenen, onderteken dan met uw getypte naam; beide zijn evenveel waard.',
  undo: 'De laatste lijn weghalen',
  clear: 'Opnieuw beginnen',
  empty: 'Er is nog niets getekend.',
  missing:
    'Er is niets getekend: teken uw handtekening in het vak, of kies voor ondertekenen met uw getypte naam.',
  drawnState: 'Getekende lijnen: {strokes}.',
  tooShort: 'Teken iets meer: een stip is geen handtekening.',
};

/** What is wrong with a drawing that was sent, in Dutch. */
export const drawingFault =
  'De tekening ontbreekt of kan niet worden gebruikt. Teken opnieuw, of onderteken met uw getypte naam.';
