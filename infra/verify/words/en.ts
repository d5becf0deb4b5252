import type { FaultCode } from '../cannot-check.ts';

/** What the command prints when it is asked for help. */
const help = `Checks a signed PDF: who signed it, when, and whether anything was changed since.

  npm run verify -- file.pdf [options]

  --url <address>            ask a running app, which knows what is on record: http://…/api
  --roots <file.pem>         trust the seals of these roots; without it, the roots of the local stack
  --timestamp-roots <file>   trust time stamps of authorities with these roots
  --state <folder>           where the local stack keeps its state (.state)
  --language en|nl           the language of what is printed (en)
  --details                  also codes, fields, byte ranges and the hash of every revision
  --json                     the whole report, for programs
  --help

Without --url nothing leaves this machine, and what is on record is not asked.
Exit code: 0 genuine (whole, and on record or sealed by a trusted root); 1 anything else; 2 it could not be checked.`;

/** Why nothing was checked, a line each; `about` is the file, folder, address or option it is about. */
const faults: Record<FaultCode, (about: string) => string> = {
  'no-such-option': (about) => `${about || 'One of the options'} is not known here; --help tells what is.`,
  'one-file': () => 'Name one file to check: npm run verify -- file.pdf',
  'no-such-language': () => 'The language is en or nl.',
  'no-such-file': (about) => `There is no file ${about}.`,
  folder: (about) => `${about} is a folder: name one file in it.`,
  'not-readable': (about) => `${about} may not be read by you, or its disk does not answer.`,
  empty: (about) => `${about} is empty: it has no bytes at all.`,
  'no-roots': (about) =>
    `The file is signed, but nothing is known here to hold its signatures against: ${about} has no seal key. "npm run demo" and "npm start" make one for their papers; for others name the roots to trust with --roots, or a running app with --url.`,
  'no-roots-file': (about) => `There is no file of roots ${about}.`,
  'no-certificate': (about) => `${about} holds no certificate in PEM.`,
  'no-root-in-state': (about) => `${about} holds no root: it is not what the local stack wrote.`,
  busy: () => 'The reader is busy.',
  'app-silent': (about) => `No app answers at ${about}.`,
  'app-refuses': (about) => `The app gave no report; it answered ${about}`,
  other: (about) => about,
};

/** What the command says in English; other languages have the same shape. */
export const en = { help, faults, verdict: 'Verdict', range: 'Bytes', faultCode: 'Fault' };

export type CommandWords = typeof en;
