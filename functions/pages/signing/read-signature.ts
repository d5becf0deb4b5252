import { isConsentInForce } from '../../../shared/signing/consent.ts';
import { type Drawing, readDrawing } from '../../../shared/signing/drawing.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import { Sha256 } from '../../../shared/transfer/primitives.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { languageNamed } from '../../runtime/language.ts';
import { faultSentence } from '../parts/fault-sentence.ts';
import type { Fault } from '../parts/faults.ts';
import { DRAWN, SIGNING } from './words.ts';

/** A signature as it was posted: over which bytes, under which name, agreeing to which words, drawn or only typed. */
export type Posted = {
  contentHash: string;
  name: string;
  consentVersion: string;
  consentLanguage: Language;
  drawing: Drawing | undefined;
};

const LONGEST_NAME = 200;

/** What keeps it from being a signature, every fault at once, beside the controls of the page. */
function faultsIn(fields: ReadonlyMap<string, string>, language: Language): Fault[] {
  const words = SIGNING[language];
  const faults: Fault[] = [];
  if ((fields.get('name') ?? '').trim() === '')
    faults.push({ field: 'name', sentence: faultSentence(language, 'is needed', words.nameField) });
  if (fields.get('method') === 'drawn' && isRefusal(readDrawing(fields.get('drawing') ?? '')))
    faults.push({ field: 'drawing-pad', sentence: DRAWN[language].fault });
  if (!Sha256.safeParse(fields.get('contentHash')).success || !isConsentInForce(fields.get('consentVersion')))
    faults.push({ field: 'consent', sentence: words.consentRenewed });
  else if (fields.get('consent') !== 'yes') faults.push({ field: 'consent', sentence: words.consentMissing });
  return faults;
}

/** A signature out of the fields of the page's form, or its faults in the language of the page. */
export function readSignature(
  fields: ReadonlyMap<string, string>,
  language: Language,
): Posted | { faults: Fault[] } {
  const faults = faultsIn(fields, language);
  if (faults.length > 0) return { faults };
  const drawing = fields.get('method') === 'drawn' ? readDrawing(fields.get('drawing') ?? '') : undefined;
  return {
    contentHash: fields.get('contentHash') ?? '',
    name: (fields.get('name') ?? '').slice(0, LONGEST_NAME),
    consentVersion: fields.get('consentVersion') ?? '',
    consentLanguage: languageNamed(fields.get('consentLanguage')) ?? language,
    drawing: isRefusal(drawing) ? undefined : drawing,
  };
}
