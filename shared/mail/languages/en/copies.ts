import type { Part } from '../../letter/letter.ts';
import type { MailFacts } from '../../mail-facts.ts';

const documents = (f: MailFacts): string =>
  f.formHash ? 'The form as it was last signed or filled in, and the certificate,' : 'The certificate';

/** Form and certificate after the end: how to get them, and the hashes that prove which they are; nothing before there is a certificate. */
export function copiesOf(f: MailFacts, linked = f.copiesLinked): Part[] {
  if (!f.certificateHash || (f.by === 'mail' && !linked)) return [];
  const way =
    f.by === 'mail'
      ? 'can be read and kept by the link below. The certificate says who signed what, when, and how that was proven.'
      : `are at GET ${f.api}/form and GET ${f.api}/certificate.`;
  const hashes = [
    ...(f.formHash ? [`Form, SHA-256: ${f.formHash}`] : []),
    `Certificate, SHA-256: ${f.certificateHash}`,
  ];
  return [`${documents(f)} ${way}`, { list: hashes }];
}
