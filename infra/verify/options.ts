import { parseArgs } from 'node:util';
import { Language } from '../../shared/transfer/party.ts';

/** What the command is to do. */
export type Options = {
  file: string;
  roots?: string;
  timestampRoots?: string;
  url?: string;
  state: string;
  json: boolean;
  language: Language;
};

/** What the command prints when it is asked for help, or cannot make out what it is asked. */
export const HELP = `Checks a signed PDF: who signed it, when, and whether anything was changed since.

  npm run verify -- file.pdf [options]

  --url <address>            ask a running app, which knows what is on record: http://…/api
  --roots <file.pem>         trust the seals of these roots; without it, the root of the local stack
  --timestamp-roots <file>   trust time stamps of authorities with these roots
  --state <folder>           where the local stack keeps its state (.state)
  --language en|nl           the language of the sentences (en)
  --json                     the whole report, for programs
  --help

Without --url nothing leaves this machine, and what is on record is not asked.
Exit code: 0 genuine (whole, and on record or sealed by a trusted root); 1 anything else; 2 it could not be checked.`;

/** The command's arguments; what cannot be made out is thrown as a sentence. */
export function readOptions(args: string[]): Options | 'help' {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      roots: { type: 'string' },
      'timestamp-roots': { type: 'string' },
      state: { type: 'string', default: '.state' },
      language: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const [file, another] = positionals;
  if (file === undefined || another !== undefined) throw new Error('Name one file to check.');
  const language = Language.safeParse(values.language).data;
  if (!language) throw new Error('The language is en or nl.');
  const { url, roots, state, json } = values;
  const timestampRoots = values['timestamp-roots'];
  return {
    file,
    state,
    json,
    language,
    ...(url === undefined ? {} : { url }),
    ...(roots === undefined ? {} : { roots }),
    ...(timestampRoots === undefined ? {} : { timestampRoots }),
  };
}
