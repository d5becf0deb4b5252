/** Whether bytes have the SHA-256 they should; `unchecked` where the browser has no WebCrypto (it has it over https). */
export type Verdict = 'matches' | 'differs' | 'unchecked';

/** Computes the SHA-256 of the very bytes that are shown and compares it with the one that is stated. */
export async function checkFingerprint(bytes: Uint8Array<ArrayBuffer>, stated: string): Promise<Verdict> {
  // Typed as always there, and missing where a page came over plain http.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return 'unchecked';
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return found === stated.toLowerCase() ? 'matches' : 'differs';
}
