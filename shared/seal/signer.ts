/**
 * A key that seals, wherever it lives: a PEM file, or a key in a vault that never leaves it.
 * Certificates are DER; `chain` goes from the certificate's issuer towards the root.
 */
export interface Signer {
  certificate: Uint8Array;
  chain: Uint8Array[];
  keyType: 'RSA' | 'EC';
  /**
   * Signs a SHA-256 digest: PKCS#1 v1.5 for RSA, a DER sequence of r and s for EC (P-256).
   * RSA makes sealing deterministic, EC does not.
   */
  signDigest(sha256: Uint8Array): Promise<Uint8Array>;
}
