import type { z } from 'zod';
import { isRefusal, type Refusal, refuse, type Violation } from '../transfer/refusals.ts';

const DEEPEST = 16;
const POISON = ['__proto__', 'constructor', 'prototype'];

/** JSON from raw bytes; text that is not UTF-8 or not JSON, nests too deep or reaches for prototypes is refused (RELIABILITY T6, T7). */
export function readJson(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('malformed-json'); // whatever is wrong with it, it is the sender's to mend
  }
  const violations = hostileKeys(value, [], 0);
  return violations.length > 0 ? refuse('invalid-content', violations) : value;
}

function hostileKeys(value: unknown, path: string[], depth: number): Violation[] {
  if (typeof value !== 'object' || value === null) return [];
  if (depth > DEEPEST) return [{ path: path.join('.'), message: `nests deeper than ${DEEPEST} levels` }];
  return Object.entries(value).flatMap(([key, inner]) =>
    POISON.includes(key)
      ? [{ path: [...path, key].join('.'), message: 'is not an allowed name' }]
      : hostileKeys(inner, [...path, key], depth + 1),
  );
}

type Issue = z.core.$ZodIssue;

function violationsOf(issue: Issue, under: string[]): Violation[] {
  const path = [...under, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not a known field' }));
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return issue.errors.flatMap((errors) => errors.flatMap((inner) => violationsOf(inner, path)));
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return [{ path: path.join('.'), message: missing ? 'is missing' : issue.message }];
}

/** A value by its schema, or a refusal naming every violation at once. */
export function readAs<S extends z.ZodType>(
  schema: S,
  value: unknown,
  under: string[] = [],
): z.infer<S> | Refusal {
  if (isRefusal(value)) return value;
  const read = schema.safeParse(value);
  return read.success
    ? read.data
    : refuse(
        'invalid-content',
        read.error.issues.flatMap((issue) => violationsOf(issue, under)),
      );
}
