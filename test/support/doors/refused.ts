import { expect } from 'vitest';
import { leavingNoTrace, type OnRecord } from './stored.ts';
import type { Doors } from './use-doors.ts';

/** The refusal a test expects: its status, its code, and, where it matters, the paths of all its violations. */
export type Expected = { status: number; code: string; paths?: readonly string[] };

/** A refusal as it came. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  traceId: string;
  errors?: { path: string; message: string }[];
};

/**
 * Knocks, and asserts that the answer is the expected refusal in `application/problem+json` and that it left no
 * trace: not in a table, not in a mail, not in any list, view or audit trail. `before` spares a look when many knock.
 */
export async function refusedAndNothingStored(
  doors: Doors,
  transferIds: readonly string[],
  knock: () => Promise<Response>,
  { status, code, paths }: Expected,
  before?: OnRecord,
): Promise<Problem> {
  const response = await leavingNoTrace(doors, transferIds, knock, before);
  const text = await response.text();
  expect({ status: response.status, type: response.headers.get('content-type') }, text).toEqual({
    status,
    type: 'application/problem+json',
  });
  const problem = JSON.parse(text) as Problem;
  expect(problem).toMatchObject({ type: `/problems/${code}`, status, traceId: expect.stringMatching(/\S/) });
  expect(problem.title).toMatch(/\.$/);
  if (paths) expect((problem.errors ?? []).map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
  return problem;
}
