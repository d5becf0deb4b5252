import type { Language } from '../../shared/transfer/party.ts';
import { type CommandWords, en } from './words/en.ts';
import { nl } from './words/nl.ts';

/** Every reason for which the command checks nothing; each has a sentence of its own in `words/`. */
export type FaultCode =
  | 'no-such-option'
  | 'one-file'
  | 'no-such-language'
  | 'no-such-file'
  | 'folder'
  | 'not-readable'
  | 'empty'
  | 'no-roots'
  | 'no-roots-file'
  | 'no-certificate'
  | 'no-root-in-state'
  | 'busy'
  | 'app-silent'
  | 'app-refuses'
  | 'other';

/** The command's own words by language; those of reports and pages are elsewhere. */
export const WORDS: Record<Language, CommandWords> = { en, nl };

/** Why nothing was checked; `about` is the file, folder, address or option it is about. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck';
  readonly code: FaultCode;
  readonly about: string;

  constructor(code: FaultCode, about = '') {
    super(en.faults[code](about));
    this.code = code;
    this.about = about;
  }
}

/** The code Node gave an error it threw, such as `ENOENT`. */
export const nodeCodeOf = (problem: unknown): unknown =>
  problem instanceof Error && 'code' in problem ? problem.code : undefined;

/** Whatever stopped the command as one line in the language asked for. */
export function sayProblem(problem: unknown, language: Language): string {
  const { code, about } =
    problem instanceof CannotCheck
      ? problem
      : { code: 'other' as const, about: problem instanceof Error ? problem.message : String(problem) };
  return WORDS[language].faults[code](about);
}
