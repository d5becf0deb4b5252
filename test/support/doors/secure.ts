import { expect } from 'vitest';
import type { Heard } from './recorder.ts';

/** What every answer of the app says to a browser, errors included (RELIABILITY E4). */
export const SECURE = {
  'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
  'strict-transport-security': expect.stringMatching(/^max-age=31536000/),
  'x-content-type-options': 'nosniff',
  'referrer-policy': expect.stringMatching(/^(no-referrer|same-origin)$/),
  'permissions-policy': expect.stringContaining('camera=()'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': expect.stringMatching(/^no-store$|^public, max-age=\d+(, immutable)?$/),
};

/** Asserts it of everything that was heard; `statuses` names those that must be among it, or the question was not asked. */
export function expectAllSecure(heard: readonly Heard[], statuses: readonly number[]): void {
  expect([...new Set(heard.map(({ status }) => status))]).toEqual(expect.arrayContaining([...statuses]));
  for (const { method, url, status, headers } of heard)
    expect(Object.fromEntries(headers), `${status} of ${method} ${url}`).toMatchObject(SECURE);
}
