import { describe } from 'vitest';
import { isInstalled, type Validator } from './validators.ts';

const asked: readonly Validator[] = ['pdfsig', 'pdftotext', 'qpdf', 'openssl'];

/** The independent programs that are on this machine. */
export const here: ReadonlySet<Validator> = new Set(asked.filter(isInstalled));

/** Those that are not. */
export const absent: readonly Validator[] = asked.filter((program) => !here.has(program));

/** Tests that exist where their program does; a test of its own names the absent ones and misses those that are needed. */
export function judgedBy(program: Validator, tests: () => void): void {
  if (here.has(program)) describe(program, tests);
}
