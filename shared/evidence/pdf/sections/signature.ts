import type { SealEvidence, SignatureEvidence } from '../../signature-evidence.ts';
import { time, whom } from '../../words.ts';
import { type Block, row } from '../blocks.ts';

const METHODS = {
  typed: 'typed: the name was typed into the page as the form names the signatory',
  drawn: 'drawn by hand on the page, beside the typed name',
  embedded: 'given in the partner’s own portal, which vouches for the person',
} as const;

const PROOFS = {
  mailbox:
    'control of the mailbox: the link was mailed to this address and to no other, and was opened by a click',
  'mailbox-and-code':
    'control of the mailbox, and an access code told to the signatory outside of this product',
} as const;

const LANGUAGES = { en: 'English', nl: 'Dutch' } as const;

/** A signature with all that is known of it; of a void one also why it counts no more. */
export function signatureBlocks(signature: SignatureEvidence): Block[] {
  const { voided, revision, signedAt, consent } = signature;
  return [
    { kind: 'part', title: `${voided ? 'Void signature' : 'Signature'}, revision ${revision}` },
    ...(voided
      ? [
          row(
            'Void since',
            `${time(voided.at)}, when the form was replaced at the wish of ${whom(voided.by)}`,
            `Reason: ${voided.reason}`,
          ),
        ]
      : []),
    row('Signed', `${time(signedAt)} by ${whoSigned(signature)}`),
    row('Address', signature.email ?? 'not kept for a void signature'),
    row('Method', METHODS[signature.method]),
    row('Authenticated by', PROOFS[signature.proof]),
    row('IP address', signature.ip),
    row('Browser', signature.userAgent),
    row(
      'Consented',
      `${time(signedAt)}, in the same step as the signature`,
      `Consent text version ${consent.version}, ${LANGUAGES[consent.language]}, SHA-256`,
      consent.sha256,
    ),
    consent.text === undefined
      ? row('Consent text', 'the words of this version are not kept; its SHA-256 above pins them')
      : { kind: 'quote', label: 'Consent text', text: consent.text },
    row(
      'Signed content',
      `SHA-256 of the form as it was shown, revision ${revision}`,
      signature.contentSha256,
    ),
    ...(signature.drawingSha256
      ? [row('Drawing', 'SHA-256 of the strokes as they were drawn', signature.drawingSha256)]
      : []),
    ...sealBlocks(signature.seal),
  ];
}

const whoSigned = ({ name, title, organisation }: SignatureEvidence): string =>
  [name, title, organisation].filter((part) => part !== undefined).join(', ');

function sealBlocks(seal: SealEvidence | undefined): Block[] {
  if (!seal)
    return [row('Sealed', 'no: the transfer ended or was corrected before the signature was sealed')];
  return [
    row('Sealed', `${time(seal.sealedAt)} into the document with SHA-256`, seal.documentSha256),
    row('Signature field', seal.field),
    row(
      'Seal certificate',
      ...(seal.certificateThumbprint
        ? ['SHA-256 thumbprint', seal.certificateThumbprint]
        : ['its thumbprint was not recorded']),
    ),
    row('Timestamp', timestampOf(seal)),
  ];
}

function timestampOf({ timestamp, timestampMissed }: SealEvidence): string {
  if (timestamp) return `${time(timestamp.at)} by the timestamp authority ${timestamp.authority} (RFC 3161)`;
  return timestampMissed
    ? `none: ${timestampMissed}`
    : 'none: no timestamp authority was asked; the times are the platform’s own';
}
