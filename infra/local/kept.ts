import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * What was made at the first start and is the same ever after. What a newer version needs besides is made when it is
 * missed, so that the state of an older one can be taken up.
 */
export function kept<T>(file: string, make: () => T): T {
  if (!existsSync(file)) return written(file, make());
  const stored = JSON.parse(readFileSync(file, 'utf8')) as T;
  if (typeof stored !== 'object') return stored;
  const whole = { ...make(), ...stored };
  return Object.keys(Object(whole)).length > Object.keys(Object(stored)).length
    ? written(file, whole)
    : stored;
}

function written<T>(file: string, value: T): T {
  writeFileSync(file, JSON.stringify(value, null, 2), { mode: 0o600 });
  return value;
}
