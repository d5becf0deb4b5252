import { existsSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { filesIn } from './source.ts';

const LONGEST = 200;
/** Commands of npm itself, in no package.json. */
const NPM_OWN = new Set([
  'ci',
  'install',
  'run',
  'exec',
  'audit',
  'ls',
  'outdated',
  'update',
  'version',
  'pack',
  'view',
]);
const FILE_NAME = /^[\w.-]+\.(ts|tsx|mts|mjs|json|jsonl|md|bicep|bicepparam|sh|yaml|yml)$/;
const PLAIN_PATH = /^[\w@.-]+(\/[\w@.-]+)*\/?$/;
const MADE_WHEN_RUN = /^(\.\/)?(out|node_modules|dist|coverage|\.state|local\.settings\.json)(\/|$)/;

/** Everything a README says that is not so, as sentences: commands, paths, links, length. */
export function untruthsInReadmes(root: string): string[] {
  const files = filesIn(root, '.');
  return files
    .filter((path) => basename(path) === 'README.md')
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const lines = text.split('\n').length;
      return [
        ...(lines < LONGEST ? [] : [`${path} has ${lines} lines; people read fewer than ${LONGEST}.`]),
        ...unknownCommands(text, scriptsOf(root)).map(
          (name) => `${path} says "npm ${name}"; package.json has no such script.`,
        ),
        ...missingPaths(root, path, text, files).map((name) => `${path} names ${name}; it is not there.`),
      ];
    });
}

/** Scripts that the README at the top does not name: nobody would find them. */
export function scriptsNotNamed(root: string): string[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  return scriptsOf(root).filter((name) => !new RegExp(`npm (run )?${name}(?![\\w:-])`).test(text));
}

function scriptsOf(root: string): string[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>;
  };
  return Object.keys(manifest.scripts ?? {});
}

function unknownCommands(text: string, scripts: readonly string[]): string[] {
  const run = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  const direct = [
    ...codeIn(text)
      .join('\n')
      .matchAll(/\bnpm (?!run\b)([a-z][\w:-]*)/g),
  ].map(([, name = '']) => name);
  return [...run, ...direct.filter((name) => !NPM_OWN.has(name))].filter((name) => !scripts.includes(name));
}

function missingPaths(root: string, readme: string, text: string, files: readonly string[]): string[] {
  const home = posix.dirname(readme);
  const there = (path: string) => existsSync(join(root, home, path)) || existsSync(join(root, path));
  const named = codeSpansIn(text).filter((span) => looksLikePath(root, span));
  const linked = [...text.matchAll(/\]\(([^)\s#]+)(#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
  return [
    ...named.filter((path) => !there(path) && !files.some((file) => basename(file) === path)),
    ...linked.filter((path) => !there(path)),
  ];
}

/** A file name we would give, or a path that begins in a folder of ours; patterns, packages and what a run makes are not. */
function looksLikePath(root: string, span: string): boolean {
  if (!PLAIN_PATH.test(span) || span.startsWith('@') || MADE_WHEN_RUN.test(span)) return false;
  if (!span.includes('/')) return FILE_NAME.test(span);
  const [first = '', ...rest] = span.split('/');
  const isOurs = first === '.' || first === '..' || existsSync(join(root, first));
  return isOurs || FILE_NAME.test(rest.at(-1) ?? '');
}

/** Inline code outside code blocks. */
function codeSpansIn(text: string): string[] {
  return [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) =>
    code.trim(),
  );
}

function codeIn(text: string): string[] {
  return [...codeSpansIn(text), ...[...text.matchAll(/```[\s\S]*?```/g)].map(([block]) => block)];
}
