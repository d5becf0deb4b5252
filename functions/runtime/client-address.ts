/**
 * Who calls, by the platform's own last hop; whatever a caller wrote before it is not believed (RELIABILITY D4). Azure
 * writes the port behind the address, and a new one for every connection: it is no part of who calls.
 */
export function clientAddress(forwardedFor: string | null): string {
  const last = (forwardedFor ?? '').split(',').at(-1)?.trim() ?? '';
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(last)?.[1] ?? /^([^:]+):\d+$/.exec(last)?.[1] ?? last;
  return bare.slice(0, 64) || 'unknown';
}
