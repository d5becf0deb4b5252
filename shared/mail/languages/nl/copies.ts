import type { Part } from '../../letter/letter.ts';
import type { MailFacts } from '../../mail-facts.ts';

const documents = (f: MailFacts): string =>
  f.formHash
    ? 'Het formulier zoals het het laatst is ondertekend of ingevuld, en het certificaat'
    : 'Het certificaat';

/** Form and certificate after the end: how to get them, and the hashes that prove which they are; nothing before there is a certificate. */
export function copiesOf(f: MailFacts, linked = f.copiesLinked): Part[] {
  if (!f.certificateHash || (f.by === 'mail' && !linked)) return [];
  const way =
    f.by === 'mail'
      ? `kunt u met de link hieronder lezen en bewaren. Het certificaat zegt wie wat wanneer heeft ondertekend, en hoe dat is aangetoond.`
      : `staan op GET ${f.api}/form en GET ${f.api}/certificate.`;
  const hashes = [
    ...(f.formHash ? [`Formulier, SHA-256: ${f.formHash}`] : []),
    `Certificaat, SHA-256: ${f.certificateHash}`,
  ];
  return [`${documents(f)} ${way}`, { list: hashes }];
}
