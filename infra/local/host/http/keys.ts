import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Access keys of a function app. Every record maps a key's name to the key. */
export interface Keys {
  master: string;
  /** Open every function of level `function`. */
  host: Record<string, string>;
  /** Open one function: by function name, then key name. */
  functions: Record<string, Record<string, string>>;
  /** Open the webhooks of one extension, such as `durabletask_extension`. */
  system: Record<string, string>;
}

/** What a caller has shown that it may. */
export type Access = 'anonymous' | 'function' | 'admin';

export const DURABLE_KEY = 'durabletask_extension';

/** New keys of 256 bits; nobody can know them beforehand. */
export function generateKeys(): Keys {
  return {
    master: newKey(),
    host: { default: newKey() },
    functions: {},
    system: { [DURABLE_KEY]: newKey() },
  };
}

/** How far a key opens the function of that name. */
export function accessOf(keys: Keys, key: string | undefined, functionName: string): Access {
  if (!key) return 'anonymous';
  if (sameKey(key, keys.master)) return 'admin';
  const fitting = [...Object.values(keys.host), ...Object.values(keys.functions[functionName] ?? {})];
  return fitting.some((other) => sameKey(key, other)) ? 'function' : 'anonymous';
}

/** Compares without telling by its time how much was right. */
export function sameKey(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function newKey(): string {
  return randomBytes(32).toString('base64url');
}
