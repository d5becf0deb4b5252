/** `durableTask.defaultVersion`, `versionMatchStrategy` and `versionFailureStrategy` of host.json. */
export interface Versioning {
  /** What new instances get and what this host can run; empty switches versioning off. */
  defaultVersion: string;
  match: 'None' | 'Strict' | 'CurrentOrOlder';
  failure: 'Reject' | 'Fail';
}

export const NO_VERSIONING: Versioning = { defaultVersion: '', match: 'CurrentOrOlder', failure: 'Reject' };

/** Why this host may not run an instance of `version`; undefined when it may. */
export function versionMismatch(version: string, { defaultVersion, match }: Versioning): string | undefined {
  if (match === 'None' || defaultVersion === '') return undefined;
  const order = compareVersions(version, defaultVersion);
  if (match === 'Strict' && order !== 0) {
    return `The orchestration version '${version}' does not match the worker version '${defaultVersion}'.`;
  }
  if (match === 'CurrentOrOlder' && order > 0) {
    return `The orchestration version '${version}' is greater than the worker version '${defaultVersion}'.`;
  }
  return undefined;
}

/** Number by number when both are dotted numbers, else as text without regard to case; no version is the oldest. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  if (!left || !right) return compareTexts(a.toLowerCase(), b.toLowerCase());
  const length = Math.max(left.length, right.length);
  const differences = Array.from({ length }, (_, index) => (left[index] ?? -1) - (right[index] ?? -1));
  return Math.sign(differences.find((difference) => difference !== 0) ?? 0);
}

function numbers(version: string): number[] | undefined {
  return /^\d+(\.\d+){1,3}$/.test(version) ? version.split('.').map(Number) : undefined;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
