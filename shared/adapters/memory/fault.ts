/**
 * Lets a simulator make a store fail: called with `<operation>:before` and `<operation>:after` around every
 * write and with `<operation>:read` before every read, e.g. `transfers.commit:after`. What it throws is thrown
 * by the operation, so a throw at `:after` is a write that happened and whose reply was lost.
 */
export type Fault = (operation: string) => void | Promise<void>;

/** A write between its two chances to fail. */
export async function writing<T>(fault: Fault | undefined, operation: string, write: () => T): Promise<T> {
  await fault?.(`${operation}:before`);
  const outcome = write();
  await fault?.(`${operation}:after`);
  return outcome;
}

/** A read after its one chance to fail. */
export async function reading<T>(fault: Fault | undefined, operation: string, read: () => T): Promise<T> {
  await fault?.(`${operation}:read`);
  return read();
}
