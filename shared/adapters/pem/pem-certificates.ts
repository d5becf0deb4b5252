import { X509Certificate } from 'node:crypto';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text as DER, in its order; what is between them is passed over. Throws for one that is none. */
export function certificatesIn(pem: string): Uint8Array[] {
  return (pem.match(CERTIFICATE) ?? []).map((each) => new X509Certificate(each).raw);
}
