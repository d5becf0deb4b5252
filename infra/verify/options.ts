import { parseArgs } from 'node:util';
import { Language } from '../../shared/transfer/party.ts';
import { CannotCheck } from './cannot-check.ts';

/** What the command is to do. */
export type Options = {
  file: string;
  roots?: string;
  timestampRoots?: string;
  url?: string;
  state: string;
  json: boolean;
  details: boolean;
  language: Language;
};

const OPTIONS = {
  url: { type: 'string' },
  roots: { type: 'string' },
  'timestamp-roots': { type: 'string' },
  state: { type: 'string', default: '.state' },
  language: { type: 'string', default: 'en' },
  details: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** The language somebody asks for, so that what is wrong with the other options can be said in it. */
export function languageIn(args: string[]): Language {
  const { values } = parseArgs({ args, strict: false, options: { language: { type: 'string' } } });
  return Language.safeParse(values.language).data ?? 'en';
}

/** The command's arguments; throws {@link CannotCheck} for what cannot be made out. */
export function readOptions(args: string[]): Options | 'help' {
  const { values, positionals } = parsed(args);
  if (values.help) return 'help';
  const [file, another] = positionals;
  if (file === undefined || another !== undefined) throw new CannotCheck('one-file');
  const language = Language.safeParse(values.language).data;
  if (!language) throw new CannotCheck('no-such-language');
  const { url, roots, state, json, details } = values;
  const timestampRoots = values['timestamp-roots'];
  return {
    file,
    state,
    json,
    details,
    language,
    ...(url === undefined ? {} : { url }),
    ...(roots === undefined ? {} : { roots }),
    ...(timestampRoots === undefined ? {} : { timestampRoots }),
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS });
  } catch (mistake) {
    // Node names the option in quotes, in a message that is English and has advice for programmers.
    const option = mistake instanceof Error ? /'(-[^' ]+)/.exec(mistake.message)?.[1] : undefined;
    throw new CannotCheck('no-such-option', option);
  }
}
