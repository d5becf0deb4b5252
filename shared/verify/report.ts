import type { Language } from '../transfer/party.ts';
import type { Change } from './change.ts';
import type { DocumentReading, ReadRevision, ReadSignature, SignatureFault } from './reading.ts';
import { type KnownState, knownOf, type Recognised } from './recognise.ts';
import { judge, type Verdict, type Weight, weightOf } from './verdict.ts';
import type { VerifyWords } from './words/en.ts';
import { en } from './words/en.ts';
import { nl } from './words/nl.ts';

const WORDS: Record<Language, VerifyWords> = { en, nl };

/** What is said of a file: codes for programs, each with its sentence for people in the language asked for. */
export interface Report {
  verdict: Verdict;
  weight: Weight;
  sentence: string;
  sha256: string;
  size: number;
  /** Whether the platform's record was asked; without it no document can be known. */
  recordAsked: boolean;
  /** Length in bytes of the longest part of the file, from its first byte on, that is on record, where that is not all. */
  genuineUpTo?: { bytes: number; sentence: string };
  /** Each under what people call it: `The signature of the customer`. */
  signatures: (Omit<ReadSignature, 'faults'> & { title: string; faults: Said<SignatureFault>[] })[];
  revisions: (Omit<ReadRevision, 'changes'> & {
    known?: KnownState & { sentence: string };
    changes: (Change & { sentence: string })[];
  })[];
}

/** A code with its sentence. */
export type Said<Code> = { code: Code; sentence: string };

/** The report on a file that was read; `record` is `undefined` when nobody could be asked what is on record. */
export function reportOn(
  reading: DocumentReading,
  record: Recognised | undefined,
  language: Language,
): Report {
  const words = WORDS[language];
  const verdict = judge(reading, record);
  const genuine = reading.revisions.findLast((revision) => knownOf(revision, record));
  const part = genuine && genuine.size < reading.size ? genuine.size : undefined;
  return {
    ...headline(verdict, language),
    sha256: reading.sha256,
    size: reading.size,
    recordAsked: record !== undefined,
    ...(part === undefined ? {} : { genuineUpTo: { bytes: part, sentence: words.genuineUpTo(part) } }),
    signatures: reading.signatures.map((signature) => ({
      ...signature,
      title: words.titleOf(signature),
      faults: faultsOf(signature, verdict).map((code) => ({ code, sentence: words.faults[code] })),
    })),
    revisions: reading.revisions.map((revision) => saidOf(revision, record, words)),
  };
}

/** What a signature lacks because its end is missing is no fault of its own: nobody tampered with it. */
function faultsOf({ faults }: ReadSignature, verdict: Verdict): SignatureFault[] {
  const isCut = verdict === 'cut-off' && faults.includes('range-beyond-end');
  return isCut ? ['range-beyond-end'] : faults;
}

/** The report on a file that could not be read within its limits. */
export function reportOnCostly(file: Pick<Report, 'sha256' | 'size'>, language: Language): Report {
  const nothing = { recordAsked: false, signatures: [], revisions: [] };
  return { ...headline('too-costly', language), ...file, ...nothing };
}

function headline(verdict: Verdict, language: Language): Pick<Report, 'verdict' | 'weight' | 'sentence'> {
  return { verdict, weight: weightOf(verdict), sentence: WORDS[language].verdicts[verdict] };
}

function saidOf(
  revision: ReadRevision,
  record: Recognised | undefined,
  words: VerifyWords,
): Report['revisions'][number] {
  const state = knownOf(revision, record);
  const known = state ? { known: { ...state, sentence: words.known(state) } } : {};
  const changes = revision.changes.map((change) => ({ ...change, sentence: words.change(change) }));
  return { ...revision, changes, ...known };
}
