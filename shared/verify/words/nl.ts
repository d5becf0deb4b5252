import type { End } from '../../transfer/transfer.ts';
import type { Change } from '../change.ts';
import type { ReadSignature, SignatureFault } from '../reading.ts';
import type { KnownState } from '../recognise.ts';
import type { Verdict } from '../verdict.ts';
import type { VerifyWords } from './en.ts';

/** What the groups of fields of our form are called, by the first part of their names. */
const GROUPS: Record<string, string> = {
  head: 'de kop van het formulier',
  customer: 'de klant',
  subscription: 'het abonnement',
  currentPartner: 'de huidige partner',
  newPartner: 'de nieuwe partner',
  declarations: 'de verklaringen',
};
const PARTIES = {
  currentPartner: 'de huidige partner',
  customer: 'de klant',
  newPartner: 'de nieuwe partner',
};

const listed = (names: readonly string[]): string => new Intl.ListFormat('nl-NL').format(names);

/** `newPartner_address_city` and its like become one name each. */
const namesOf = (fields: readonly string[]): string => {
  const groups = [...new Set(fields.map((field) => GROUPS[field.split('_')[0] ?? ''] ?? field))];
  return listed(groups.length > 8 ? [...groups.slice(0, 8), `nog ${groups.length - 8}`] : groups);
};

const signatureIn = (field: string): string => {
  const party = Object.entries(PARTIES).find(([name]) => field === `signature_${name}`)?.[1];
  return party
    ? `De handtekening van ${party}`
    : field === 'seal'
      ? 'Het zegel'
      : `Een handtekening (veld ‘${field}’)`;
};

/** The one sentence over a file. */
const verdicts: Record<Verdict, string> = {
  'our-completed-form':
    'Dit is het volledige formulier van een overdracht, ondertekend door alle drie de partijen; het is hier byte voor byte vastgelegd.',
  'our-form-so-far':
    'Dit is het formulier van een overdracht zoals het er nu voor staat; het is hier byte voor byte vastgelegd, en nog niet alle partijen hebben ondertekend.',
  'our-certificate': 'Dit is het certificaat van een overdracht; het is hier byte voor byte vastgelegd.',
  'sealed-completed-form':
    'Alle drie de handtekeningen zijn ongeschonden en door deze dienst verzegeld, en er is niets gewijzigd of toegevoegd. Of het formulier is vastgelegd, is niet nagevraagd.',
  'sealed-form-so-far':
    'De handtekeningen tot nu toe zijn ongeschonden en door deze dienst verzegeld, en er is niets gewijzigd of toegevoegd. Of er daarna meer zijn gezet, is niet nagevraagd.',
  'sealed-certificate':
    'Dit certificaat is door deze dienst verzegeld en er is niets in gewijzigd. Of het is vastgelegd, is niet nagevraagd.',
  'our-older-form':
    'Dit is een oudere stand van het formulier: wat erin staat is echt en hier vastgelegd, maar het formulier is sindsdien verdergegaan. Vraag naar de huidige stand.',
  'our-replaced-form':
    'Dit formulier is vervangen door een gecorrigeerd formulier: het is echt en hier vastgelegd, maar het telt niet meer.',
  'our-ended-form':
    'Dit is een formulier van een overdracht die is geëindigd zonder te zijn voltooid: het is echt en hier vastgelegd, maar het telt niet meer.',
  'our-unsigned-form':
    'Dit is het formulier zoals het is klaargezet, hier vastgelegd; niemand heeft het nog ondertekend.',
  'sealed-not-on-record':
    'Het bestand draagt een ongeschonden zegel van deze dienst, maar geen enkele overdracht hier heeft zo’n document. Vertrouw er niet op en meld het aan het team van deze dienst.',
  'sealed-by-stranger':
    'Het bestand ziet eruit als een document van deze dienst, maar is verzegeld met een sleutel die niet van ons is.',
  'signed-elsewhere':
    'Dit document is bij een andere dienst ondertekend; de handtekeningen zijn ongeschonden, maar het is niet van ons en wij weten niet wie ze heeft gezet.',
  'bytes-changed':
    'Het document is na het ondertekenen gewijzigd: de bytes zijn niet de bytes die zijn ondertekend.',
  'added-after-signing':
    'Na de laatste handtekening is er iets toegevoegd: wat u ziet, is misschien niet wat is ondertekend.',
  'cut-off': 'Het bestand is onvolledig: het einde ontbreekt. Haal het opnieuw op waar het vandaan komt.',
  'signature-of-another-document':
    'Een handtekening in dit bestand is voor een ander document gezet en hier ingevoegd.',
  'saved-anew':
    'Het bestand is na het ondertekenen met een ander programma opnieuw opgeslagen; daardoor gaan handtekeningen verloren. Vraag naar het oorspronkelijke bestand.',
  'signature-damaged':
    'Een handtekening in dit bestand is beschadigd of is niet gezet met de sleutel die zij noemt.',
  'signature-not-checked':
    'Het bestand draagt een handtekening van een soort die hier niet kan worden gecontroleerd, bijvoorbeeld een verouderde.',
  'changed-between-signatures':
    'De handtekeningen zijn ongeschonden, maar na de eerste zijn pagina’s gewijzigd: de ondertekenaars hebben misschien verschillende documenten gezien.',
  'timestamp-not-trusted':
    'De handtekeningen zijn ongeschonden, maar een tijdstempel erin is van een instantie die hier niet wordt vertrouwd.',
  'not-signed': 'Deze pdf draagt geen handtekening, en geen enkele overdracht hier heeft zo’n document.',
  'not-signed-not-asked':
    'Deze pdf draagt geen handtekening. Of een overdracht zo’n document heeft, is niet gevraagd.',
  unreadable: 'Deze pdf is beschadigd en kan niet worden gelezen.',
  encrypted:
    'Deze pdf is met een wachtwoord beveiligd en kan niet worden gecontroleerd. Documenten van deze dienst zijn dat nooit.',
  'not-a-pdf': 'Dit bestand is geen pdf.',
  'too-costly':
    'Het lezen van dit bestand kost veel meer tijd of geheugen dan een document nodig heeft en is daarom gestopt. Documenten van deze dienst worden in minder dan een seconde gelezen.',
};

const faults: Record<SignatureFault, string> = {
  unreadable: 'De handtekening kan niet worden gelezen.',
  'range-beyond-end': 'Zij omvat meer bytes dan het bestand heeft.',
  'range-misplaced': 'Zij past niet op het bestand: wat zij weglaat, is niet de handtekening zelf.',
  'bytes-changed': 'De bytes die zij omvat, zijn niet de bytes die zijn ondertekend.',
  'made-for-another': 'Zij is voor een ander document gezet.',
  'not-by-its-key': 'Zij is niet gezet met de sleutel van haar certificaat.',
  'envelope-changed': 'Zij noemt een ander certificaat dan het meegeleverde.',
  'kind-not-checked': 'Zij is van een soort die hier niet wordt gecontroleerd.',
  'timestamp-broken': 'Haar tijdstempel is beschadigd of hoort bij een andere handtekening.',
  'not-trusted': 'Haar certificaat wordt door deze dienst niet vertrouwd.',
  'timestamp-not-trusted': 'Haar tijdstempel is van een instantie die deze dienst niet vertrouwt.',
};

/** What one change of a revision comes to. */
function change(made: Change): string {
  switch (made.kind) {
    case 'signatureAdded':
      return `${signatureIn(made.field)} is toegevoegd.`;
    case 'signatureReplaced':
      return `${signatureIn(made.field)} is vervangen.`;
    case 'fieldsFilled':
      return `Ingevuld: ${namesOf(made.fields)}.`;
    case 'fieldsChanged':
      return `Gewijzigd: ${namesOf(made.fields)}.`;
    case 'fieldsAdded':
      return `Velden toegevoegd: ${namesOf(made.fields)}.`;
    case 'fieldsRemoved':
      return `Velden verwijderd: ${namesOf(made.fields)}.`;
    case 'appearancesChanged':
      return `Ziet er anders uit zonder andere waarde: ${namesOf(made.fields)}.`;
    case 'annotationsAdded':
      return `Over de pagina’s gelegd: ${made.count === 1 ? 'één aantekening' : `${made.count} aantekeningen`}.`;
    case 'annotationsRemoved':
      return `Van de pagina’s gehaald: ${made.count === 1 ? 'één aantekening' : `${made.count} aantekeningen`}.`;
    case 'objectsReplaced':
      return `Objecten waarmee pagina’s getekend kunnen zijn, zijn vervangen: ${made.objects}.`;
    case 'objectsRemoved':
      return `Objecten zijn verwijderd: ${made.objects}.`;
    case 'tooManyObjects':
      return `Er is meer geschreven dan kan worden vergeleken: ${made.objects} objecten.`;
    case 'pageContentChanged':
      return 'De inhoud van een pagina is gewijzigd.';
    case 'pagesChanged':
      return `Het document had ${made.before} pagina’s en heeft er ${made.after}.`;
    case 'documentChanged':
      return `Het document als geheel is gewijzigd (${made.keys.join(', ')}).`;
    case 'validationDataAdded':
      return 'Gegevens om de handtekeningen later te controleren zijn toegevoegd.';
    case 'otherObjects':
      return made.replaced === 0
        ? `Lettertypen en andere objecten toegevoegd: ${made.added}.`
        : `Lettertypen en andere objecten toegevoegd: ${made.added}; beschrijvingen van het document vernieuwd: ${made.replaced}.`;
  }
}

/** What people call a signature; a field without a name is of a file too damaged to tell. */
const titleOf = ({ kind, field }: Pick<ReadSignature, 'kind' | 'field'>): string => {
  if (kind === 'document-timestamp') return 'Het tijdstempel van het hele document';
  return field ? signatureIn(field) : 'Een handtekening';
};

const ENDED: Record<End, string> = {
  completed: 'De overdracht is voltooid.',
  declined: 'De overdracht is geëindigd doordat een partij heeft geweigerd.',
  rejected: 'De overdracht is geëindigd doordat zij niet aan de voorwaarden voldeed.',
  cancelled: 'De overdracht is geannuleerd.',
  expired: 'De overdracht is geëindigd doordat er niet op tijd iets is gehoord.',
  refused: 'De overdracht is geëindigd doordat Microsoft Support haar heeft geweigerd.',
};

/** What ended has no present state that might still change. */
const lastState = ({ ended }: { ended?: End }): string =>
  ended ? ', de laatste stand' : ', de huidige stand';

/** What is on record of a state of a file. */
function known(state: KnownState): string {
  if (state.kind === 'certificate') return 'Vastgelegd: het certificaat.';
  const step = {
    prepared: 'zoals het is klaargezet',
    newPartnerFilled: 'met het deel van de nieuwe partner ingevuld',
    currentPartner: 'na de handtekening van de huidige partner',
    customer: 'na de handtekening van de klant',
    newPartner: 'na de handtekening van de nieuwe partner',
  }[state.after];
  const now = state.replaced ? ', sindsdien vervangen' : state.newest ? lastState(state) : '';
  const end = state.ended ? ` ${ENDED[state.ended]}` : '';
  return `Vastgelegd: revisie ${state.revision} van het formulier ${step}${now}.${end}`;
}

/** The same in Dutch, in the words the mails use. */
export const nl: VerifyWords = {
  verdicts,
  faults,
  change,
  known,
  titleOf,
  genuineUpTo: (bytes) =>
    `De eerste ${bytes.toLocaleString('nl-NL')} bytes van het bestand zijn echt en hier vastgelegd.`,
};
