import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesIn } from './source.ts';

type Manifest = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };

/** Code that is deployed as it is; the rest, and what is bundled for browsers, may use what only developers install. */
const DEPLOYED = /^(functions\/(?!pages\/client\/)|shared\/)/;

/** Imports of packages that no package.json above them lists for such code, as sentences: hoisting hides it. */
export function undeclaredPackages(root: string): string[] {
  return sourcesIn(root, 'functions', 'shared', 'infra', 'test').flatMap(({ path, imports }) =>
    imports
      .filter(({ to, local, typeOnly }) => {
        if (local || to.startsWith('node:') || to.startsWith('(')) return false;
        return !declaredFor(root, path, typeOnly).has(packageOf(to));
      })
      .map(({ to, line }) => `${path}:${line} imports ${to}, which package.json does not list for it.`),
  );
}

function declaredFor(root: string, path: string, typeOnly: boolean): Set<string> {
  const folders = path.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/'));
  const manifests = folders
    .map((folder) => join(root, folder, 'package.json'))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Manifest);
  const withTools = typeOnly || !DEPLOYED.test(path);
  return new Set(
    manifests.flatMap(({ dependencies = {}, devDependencies = {} }) => [
      ...Object.keys(dependencies),
      ...(withTools ? Object.keys(devDependencies) : []),
    ]),
  );
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
