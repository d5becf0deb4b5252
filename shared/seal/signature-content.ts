import type { CertificateContent } from '../evidence/certificate-content.ts';
import { utcTime } from '../form/pdf/field-values.ts';
import type { SigningParty } from '../form/pdf/form-content.ts';
import { printable } from '../form/pdf/printable.ts';
import type { SignatureLines } from '../form/pdf/signature-appearance.ts';
import type { SignatureFacts } from './signature-dictionary.ts';

/** What one party's signature says. */
export interface SignatureContent {
  party: SigningParty;
  name: string;
  title?: string | undefined;
  email: string;
  organisation: string;
  /** ISO 8601 instant in UTC. */
  signedAt: string;
  method: 'typed' | 'drawn' | 'embedded';
  /** SHA-256 in hexadecimal of what the party saw and signed. */
  contentHash: string;
}

const METHODS = {
  typed: 'typed name',
  drawn: 'drawn signature',
  embedded: 'signed in the partner’s portal',
} as const;

/** What the signed field shows. */
export function signatureLines(content: SignatureContent): SignatureLines {
  const role = [content.title, content.organisation].filter((part) => part !== undefined && part !== '');
  return {
    name: printable(content.name),
    role: printable(role.join(', ')),
    when: printable(`Signed ${utcTime(content.signedAt)} (${METHODS[content.method]}), ${content.email}`),
    hash: printable(`SHA-256 of the signed content: ${content.contentHash.slice(0, 16)}…`),
  };
}

/** What the signature dictionary says; the whole content hash is in the reason, where every reader shows it. */
export function signatureFacts(content: SignatureContent): SignatureFacts {
  const reason = `Signed as ${content.party} for ${content.organisation} (${METHODS[content.method]}); SHA-256 of the signed content: ${content.contentHash}`;
  return {
    name: printable(content.name),
    reason: printable(reason),
    contact: printable(content.email),
    signedAt: content.signedAt,
  };
}

/** What the platform's own seal says on an evidence certificate: of which transfer, as of which end, over which chain. */
export function certificateFacts({ transferId, end, chain }: CertificateContent): SignatureFacts {
  return {
    name: 'CSP subscription transfer',
    reason: printable(
      `Evidence certificate of transfer ${transferId}; the audit chain ends with entry ${chain.entries}: ${chain.headHash}`,
    ),
    signedAt: end.at,
  };
}
