import type { Language } from '../../../shared/transfer/party.ts';
import { faults as en } from '../words/en/faults.ts';
import { faults as nl } from '../words/nl/faults.ts';
import { inEvery } from '../words/words.ts';

/** The sentences about faults. */
export const FAULTS = inEvery(en, nl);

type Say = Exclude<
  {
    [K in keyof typeof en]: (typeof en)[K] extends (label: string, ...values: string[]) => string ? K : never;
  }[keyof typeof en],
  never
>;

/** The domain's own words and the sentence people get instead; what is caught in brackets is put into it. */
const KNOWN: readonly (readonly [RegExp, Say])[] = [
  [/^Too small: expected \w+ to have >=1 /, 'missing'],
  [/^(?:Invalid input|is missing)/, 'missing'],
  [/^is needed$/, 'missing'],
  [/^Too small: expected string to have >=(\d+) /, 'shorterThan'],
  [/^Too small/, 'tooShort'],
  [/^Too big/, 'tooLong'],
  [/^Invalid option/, 'notOffered'],
  [/^has to be ticked/, 'notTicked'],
  [/^must not contain control/, 'hiddenCharacters'],
  [/^must be a name, not an address/, 'nameWithLink'],
  [/^must be an e-mail address/, 'email'],
  [/^must be a telephone number/, 'phone'],
  [/^must be the PartnerID/, 'partnerNumber'],
  [/^must be an ISO 3166-1/, 'country'],
  [/^the code of the United Kingdom/, 'unitedKingdom'],
  [/^must be a GUID/, 'guid'],
  [/^Invalid ISO date/, 'date'],
  [/^Invalid URL/, 'address'],
  [/^lies in the future/, 'future'],
  [/^lies before (.+)$/, 'tooEarly'],
  [/^must be "(.+)"$/, 'nameAsShown'],
  [/^is who signs already/, 'signsAlready'],
  [/signatory’s: nobody signs for two/, 'signsForAnother'],
  [/^is the current partner’s: Microsoft contacts both/, 'sameAdmin'],
  [/give the address of the organisation profile/, 'addressCountry'],
  [/^is an id from before the transfer/, 'oldId'],
  [/^is not (?:a known field|an allowed name)/, 'unknownName'],
  [/^has (\d+) more faults/, 'moreFaults'],
  [/^has (\d+) rows; at most (\d+)/, 'tooManyRows'],
  [/^is empty:/, 'emptyList'],
  [/^is only the first page/, 'firstPageOnly'],
  [/^is not text/, 'notText'],
  [/^is not JSON/, 'notJson'],
  [/^must be text/, 'notAText'],
  [/^must be the path of an Azure scope/, 'scope'],
  [/^shows neither a principal/, 'noPrincipal'],
  [/^shows no scope/, 'noScope'],
  [/^is no role assignment/, 'noAssignment'],
  [/^shows no role on the Azure subscription (.+)$/, 'noRoles'],
  [/^shows (.+) on (.+) for a principal without a name/, 'namelessPrincipal'],
];

/** The numbers of rules are for portals' engineers, not for people on a page. */
const RULES = / \((?:[RDA]-\d\d|DOMAIN [\d.]+)(?:, [RDA]-\d\d)*\)/g;

/** A fault the domain found, as a whole sentence in the reader's language. */
export function faultSentence(language: Language, message: string, label: string): string {
  const words = FAULTS[language];
  for (const [pattern, say] of KNOWN) {
    const found = pattern.exec(message);
    const sentence: (label: string, ...values: string[]) => string = words[say];
    if (found) return sentence(label, ...found.slice(1));
  }
  const other: typeof en.other = words.other;
  return other(label, message.replace(RULES, ''));
}
