import { createHash } from 'node:crypto';
import type { Sealed } from '../form/papers.ts';
import { TimestampError } from './timestamp-error.ts';
import { type OpenedTimestamp, openTimestamp } from './timestamp-token.ts';
import type { Timestamps } from './timestamper.ts';

/** Room for a token in a CMS; authorities bring up to three certificates, some of them with 4096 bits. */
export const TOKEN_ROOM = 8192;

/** A signature's timestamp: the token to embed, and what the product keeps of it; or why there is none. */
export interface Stamped extends Pick<Sealed, 'timestamp' | 'timestampMissed'> {
  token?: Uint8Array;
}

/**
 * Asks for a timestamp over a signature value (PAdES B-T, EN 319 142-1). What comes back is checked here once more:
 * a token that our own verification would not take never gets into a seal. Without one, the policy decides:
 * `required` throws {@link TimestampError}, `optional` says why it was missed.
 */
export async function timestampOver(signature: Uint8Array, timestamps?: Timestamps): Promise<Stamped> {
  if (!timestamps) return {};
  const digest = createHash('sha256').update(signature).digest();
  try {
    const token = await timestamps.timestamper.stamp(digest);
    const { at, authority } = opened(token, digest);
    return { token, timestamp: { authority, at } };
  } catch (problem) {
    if (timestamps.policy === 'optional' && problem instanceof TimestampError)
      return { timestampMissed: problem.message };
    throw problem;
  }
}

function opened(token: Uint8Array, digest: Uint8Array): OpenedTimestamp {
  if (token.length > TOKEN_ROOM)
    throw new TimestampError(
      'too-large',
      `The timestamp has ${token.length} bytes, ${TOKEN_ROOM} are the limit.`,
    );
  return checkedTimestamp(token, digest);
}

/** A token without a problem, opened. Throws {@link TimestampError} with the first one. */
export function checkedTimestamp(...about: Parameters<typeof openTimestamp>): OpenedTimestamp {
  const found = readTimestamp(...about);
  const [problem] = found.problems;
  if (problem !== undefined) throw new TimestampError('wrong', problem);
  return found;
}

function readTimestamp(...about: Parameters<typeof openTimestamp>): OpenedTimestamp {
  try {
    return openTimestamp(...about);
  } catch (cause) {
    throw new TimestampError('unreadable', 'The timestamp cannot be read.', { cause });
  }
}
