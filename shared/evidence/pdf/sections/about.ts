import type { CertificateContent } from '../../certificate-content.ts';
import { type Block, row } from '../blocks.ts';

/** How all this can be checked without believing us, and what it honestly proves. */
export const aboutBlocks = ({ chain, transferId }: CertificateContent): Block[] => [
  { kind: 'section', title: 'How to check this certificate' },
  row('Audit trail', `${chain.entries} entries up to the end of the transfer`),
  row('Head of the chain', `SHA-256 of entry ${chain.entries}`, chain.headHash),
  row(
    'Check the trail',
    `GET /api/transfers/${transferId}/audit gives every entry; entry ${chain.entries} must have the hash above. Then nothing before it has been changed, removed or added since.`,
    'An entry’s hash is the SHA-256 of the hash before it, a line feed, and the entry as canonical JSON (RFC 8785) without its previousHash, hash and sentence. Before the first entry stands the SHA-256 of “audit-chain/1”, a line feed and the id of the transfer.',
  ),
  row(
    'Check a document',
    'npm run verify -- file.pdf, or the verification page of this service, names every signature and revision in a PDF and says whether the whole file is covered. Any PDF reader checks the seals, too.',
  ),
  { kind: 'section', title: 'What this certificate proves' },
  {
    kind: 'text',
    text: 'It is made from the stored rows of the transfer up to its end and sealed by the platform. Made again from the same rows it says the same, word for word.',
  },
  {
    kind: 'text',
    text: 'The seals are electronic seals of the platform: each attests that the named person, reached as described above, gave the signature at that time and to that content. They are not qualified signatures of the persons themselves. Control of a mailbox, with or without an access code, is what was checked; no identity document was.',
  },
  {
    kind: 'text',
    text: 'IP address and browser are as the platform received them. Times are the platform’s clock unless a timestamp authority is named beside them.',
  },
];
