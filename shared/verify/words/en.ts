import type { End } from '../../transfer/transfer.ts';
import type { Change } from '../change.ts';
import type { ReadSignature, SignatureFault } from '../reading.ts';
import type { KnownState } from '../recognise.ts';
import type { Verdict } from '../verdict.ts';

/** What the groups of fields of our form are called, by the first part of their names. */
const GROUPS: Record<string, string> = {
  head: 'the head of the form',
  customer: 'the customer',
  subscription: 'the subscription',
  currentPartner: 'the current partner',
  newPartner: 'the new partner',
  declarations: 'the declarations',
};
const PARTIES = {
  currentPartner: 'the current partner',
  customer: 'the customer',
  newPartner: 'the new partner',
};

const listed = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

/** `newPartner_address_city` and its like become one name each. */
const namesOf = (fields: readonly string[]): string => {
  const groups = [...new Set(fields.map((field) => GROUPS[field.split('_')[0] ?? ''] ?? field))];
  return listed(groups.length > 8 ? [...groups.slice(0, 8), `${groups.length - 8} more`] : groups);
};

const signatureIn = (field: string): string => {
  const party = Object.entries(PARTIES).find(([name]) => field === `signature_${name}`)?.[1];
  return party
    ? `The signature of ${party}`
    : field === 'seal'
      ? 'The seal'
      : `A signature (field “${field}”)`;
};

/** The one sentence over a file. */
const verdicts: Record<Verdict, string> = {
  'our-completed-form':
    'This is the completed form of a transfer, signed by all three parties; it is on record here, byte by byte.',
  'our-form-so-far':
    'This is the form of a transfer as it stands now; it is on record here, byte by byte, and not all parties have signed yet.',
  'our-certificate': 'This is the certificate of a transfer; it is on record here, byte by byte.',
  'sealed-completed-form':
    'All three signatures are intact and sealed by this service, and nothing was changed or added. Whether the form is on record was not asked.',
  'sealed-form-so-far':
    'The signatures given so far are intact and sealed by this service, and nothing was changed or added. Whether more have been given since was not asked.',
  'sealed-certificate':
    'This certificate is sealed by this service, and nothing in it was changed. Whether it is on record was not asked.',
  'our-older-form':
    'This is an older state of the form: what it shows is genuine and on record here, but the form has gone on since. Ask for the present one.',
  'our-replaced-form':
    'This form was replaced by a corrected one: it is genuine and on record here, but it counts no more.',
  'our-ended-form':
    'This is a form of a transfer that has ended without being completed: it is genuine and on record here, but it counts no more.',
  'our-unsigned-form': 'This is the form as it was prepared, on record here; nobody has signed it yet.',
  'sealed-not-on-record':
    'The file bears an intact seal of this service, but no transfer here has such a document. Do not rely on it; tell the team that runs this service.',
  'sealed-by-stranger':
    'The file looks like a document of this service, but it was sealed with a key that is not ours.',
  'signed-elsewhere':
    'This document was signed by somebody else’s service; its signatures are intact, but it is none of ours and we do not know who made them.',
  'bytes-changed': 'The document was changed after it was signed: the bytes are not those that were signed.',
  'added-after-signing':
    'Something was added after the last signature: what you see may not be what was signed.',
  'cut-off': 'The file is incomplete: its end is missing. Get it again from where it came from.',
  'signature-of-another-document': 'A signature in this file was made for another document and put in here.',
  'saved-anew':
    'The file was saved anew by another program after it was signed, which destroys signatures. Ask for the original file.',
  'signature-damaged': 'A signature in this file is damaged or was not made by the key it names.',
  'signature-not-checked':
    'The file bears a signature of a kind that cannot be checked here, for example an outdated one.',
  'changed-between-signatures':
    'The signatures are intact, but pages were changed after the first of them: the signatories may have seen different documents.',
  'timestamp-not-trusted':
    'The signatures are intact, but a time stamp in them is of an authority that is not trusted here.',
  'not-signed': 'This PDF bears no signature, and no transfer here has such a document.',
  'not-signed-not-asked':
    'This PDF bears no signature. Whether a transfer has such a document was not asked.',
  unreadable: 'This PDF is damaged and cannot be read.',
  encrypted:
    'This PDF is protected by a password and cannot be checked. Documents of this service never are.',
  'not-a-pdf': 'This file is not a PDF.',
  'too-costly':
    'Reading this file takes far more time or memory than any document needs, so it was stopped. Documents of this service are read in less than a second.',
};

const faults: Record<SignatureFault, string> = {
  unreadable: 'The signature cannot be read.',
  'range-beyond-end': 'It covers more bytes than the file has.',
  'range-misplaced': 'It does not fit the file: what it leaves out is not the signature itself.',
  'bytes-changed': 'The bytes it covers are not those that were signed.',
  'made-for-another': 'It was made for another document.',
  'not-by-its-key': 'It was not made by the key of its certificate.',
  'envelope-changed': 'It names another certificate than the one it comes with.',
  'kind-not-checked': 'It is of a kind that is not checked here.',
  'timestamp-broken': 'Its time stamp is damaged or belongs to another signature.',
  'not-trusted': 'Its certificate is not one this service trusts.',
  'timestamp-not-trusted': 'Its time stamp is of an authority this service does not trust.',
};

/** What one change of a revision comes to. */
function change(made: Change): string {
  switch (made.kind) {
    case 'signatureAdded':
      return `${signatureIn(made.field)} was added.`;
    case 'signatureReplaced':
      return `${signatureIn(made.field)} was replaced.`;
    case 'fieldsFilled':
      return `Filled in: ${namesOf(made.fields)}.`;
    case 'fieldsChanged':
      return `Changed: ${namesOf(made.fields)}.`;
    case 'fieldsAdded':
      return `Fields added: ${namesOf(made.fields)}.`;
    case 'fieldsRemoved':
      return `Fields removed: ${namesOf(made.fields)}.`;
    case 'appearancesChanged':
      return `Made to look otherwise without another value: ${namesOf(made.fields)}.`;
    case 'annotationsAdded':
      return `Laid over the pages: ${made.count === 1 ? 'one annotation' : `${made.count} annotations`}.`;
    case 'annotationsRemoved':
      return `Taken off the pages: ${made.count === 1 ? 'one annotation' : `${made.count} annotations`}.`;
    case 'objectsReplaced':
      return `Objects the pages may be drawn with were replaced: ${made.objects}.`;
    case 'objectsRemoved':
      return `Objects were removed: ${made.objects}.`;
    case 'tooManyObjects':
      return `More was written than can be compared: ${made.objects} objects.`;
    case 'pageContentChanged':
      return 'Page content was changed.';
    case 'pagesChanged':
      return `The document had ${made.before} pages and has ${made.after}.`;
    case 'documentChanged':
      return `The document as a whole was changed (${made.keys.join(', ')}).`;
    case 'validationDataAdded':
      return 'Data for validating the signatures later was added.';
    case 'otherObjects':
      return made.replaced === 0
        ? `Fonts and other objects added: ${made.added}.`
        : `Fonts and other objects added: ${made.added}; descriptions of the document renewed: ${made.replaced}.`;
  }
}

/** What people call a signature; a field without a name is of a file too damaged to tell. */
const titleOf = ({ kind, field }: Pick<ReadSignature, 'kind' | 'field'>): string => {
  if (kind === 'document-timestamp') return 'The time stamp of the whole document';
  return field ? signatureIn(field) : 'A signature';
};

const ENDED: Record<End, string> = {
  completed: 'The transfer was completed.',
  declined: 'The transfer ended because a party declined it.',
  rejected: 'The transfer ended because it did not meet the conditions.',
  cancelled: 'The transfer was cancelled.',
  expired: 'The transfer ended because nothing was heard in time.',
  refused: 'The transfer ended because Microsoft Support refused it.',
};

/** What ended has no present state that might still change. */
const lastState = ({ ended }: { ended?: End }): string =>
  ended ? ', its last state' : ', its present state';

/** What is on record of a state of a file. */
function known(state: KnownState): string {
  if (state.kind === 'certificate') return 'On record: the certificate.';
  const step = {
    prepared: 'as it was prepared',
    newPartnerFilled: 'with the new partner’s part filled in',
    currentPartner: 'after the signature of the current partner',
    customer: 'after the signature of the customer',
    newPartner: 'after the signature of the new partner',
  }[state.after];
  const now = state.replaced ? ', replaced since' : state.newest ? lastState(state) : '';
  const end = state.ended ? ` ${ENDED[state.ended]}` : '';
  return `On record: revision ${state.revision} of the form ${step}${now}.${end}`;
}

/** What verification says, in English; other languages have the same shape. */
export const en = {
  verdicts,
  faults,
  change,
  known,
  titleOf,
  genuineUpTo: (bytes: number) =>
    `The first ${bytes.toLocaleString('en-GB')} bytes of the file are genuine and on record here.`,
};

export type VerifyWords = typeof en;
