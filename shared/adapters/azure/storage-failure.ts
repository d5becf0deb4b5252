/** A storage call that failed: which one, with which HTTP status and error code, and nothing of what was stored. */
export class StorageFailure extends Error {
  override name = 'StorageFailure';
  readonly operation: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  constructor(operation: string, problem: string, status?: number, code?: string) {
    super(`${operation}: ${problem}`);
    this.operation = operation;
    this.status = status;
    this.code = code;
  }
}

/** Runs one storage call within its time limit; whatever goes wrong becomes a `StorageFailure`. */
export async function withinLimit<T>(
  operation: string,
  limitMs: number,
  run: (abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abortSignal = AbortSignal.timeout(limitMs);
  try {
    return await run(abortSignal);
  } catch (error) {
    if (abortSignal.aborted) throw new StorageFailure(operation, `no answer within ${limitMs} ms`);
    throw failureOf(operation, error);
  }
}

/** SDK errors carry the request with its body, so only status and code are taken over (RELIABILITY I4). */
function failureOf(operation: string, error: unknown): StorageFailure {
  const { statusCode, code, details } = error as {
    statusCode?: number;
    code?: string;
    details?: { errorCode?: string; odataError?: { code?: string } };
  };
  const said = code ?? details?.odataError?.code ?? details?.errorCode;
  const problem = [statusCode, said].filter((part) => part !== undefined).join(' ');
  return new StorageFailure(operation, problem || 'failed', statusCode, said);
}
