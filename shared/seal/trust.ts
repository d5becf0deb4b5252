import type { X509Certificate } from 'node:crypto';

const MAX_CHAIN = 5;

/**
 * Why a signature's certificates are not to be trusted at an instant; empty when each one was issued by the next and
 * the last is one of the roots or was issued by one. A certificate that does not belong to the chain is a problem too:
 * nothing in a signature may be changeable. Revocation is not asked for: the platform withdraws its own key by
 * replacing the root.
 */
export function trustProblems(
  certificates: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  at: Date,
): string[] {
  const last = certificates.at(-1);
  if (!last || certificates.length > MAX_CHAIN) return ['The signature has no chain of certificates.'];
  const linked = certificates.every((subject, index) => {
    const issuer = certificates[index + 1];
    return issuer === undefined || hasIssued(issuer, subject);
  });
  if (!linked) return ['A certificate of the signature does not belong to its chain.'];
  if (!certificates.every((each) => isValidAt(each, at))) {
    return ['A certificate was not valid when the signature was made.'];
  }
  const known = roots.some(
    (root) => root.raw.equals(last.raw) || (isValidAt(root, at) && hasIssued(root, last)),
  );
  return known ? [] : ['The certificate does not lead to a root this platform trusts.'];
}

/** Whether one certificate, being an authority's, issued another. */
export function hasIssued(issuer: X509Certificate, subject: X509Certificate): boolean {
  return issuer.ca && subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}

/** Whether an instant lies in a certificate's life. */
export function isValidAt(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate;
}
