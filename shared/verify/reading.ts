import type { SigningParty } from '../form/pdf/form-content.ts';
import type { Change } from './change.ts';

/** What can be wrong with one signature, worst first; the sentences are in `words/`. */
export const SIGNATURE_FAULTS = [
  'unreadable',
  'range-beyond-end',
  'range-misplaced',
  'bytes-changed',
  'made-for-another',
  'not-by-its-key',
  'envelope-changed',
  'kind-not-checked',
  'timestamp-broken',
  'not-trusted',
  'timestamp-not-trusted',
] as const;
export type SignatureFault = (typeof SIGNATURE_FAULTS)[number];

/** The word of a time stamp authority inside a signature (RFC 3161); `intact` when it is for this very signature. */
export interface ReadTimestamp {
  /** ISO 8601 instant in UTC. */
  at: string;
  authority: string;
  intact: boolean;
  /** It leads to one of the authorities' roots asked for. */
  trusted: boolean;
}

/** All that can be said of one signature of any PDF, by itself. */
export interface ReadSignature {
  /** Full name of its field; empty where the file is too damaged to tell. */
  field: string;
  kind: 'signature' | 'document-timestamp';
  /** Whose signature it is, where the field is one of our form's. */
  party?: SigningParty;
  /** The name in the signature dictionary: what the file says. */
  name: string;
  /** Subject of the signing certificate: what the key's issuer says. */
  subject: string;
  /** SHA-256 of that certificate in hexadecimal. */
  thumbprint: string;
  /** The time the signer claims, as an instant where it can be read as one. */
  claimedAt: string;
  timestamp?: ReadTimestamp;
  /** [from, length, from, length] in bytes; empty when unreadable. */
  range: readonly number[];
  /** The revision it covers whole, the first being 1; 0 when it covers none. */
  revision: number;
  /** The revision that brought the signature in. */
  addedIn: number;
  /** It covers the file to its last byte. */
  coversFile: boolean;
  /** The covered bytes are those that were signed, by the key of its certificate. */
  intact: boolean;
  /** Its certificate leads to one of the roots asked for, and was valid when it signed. */
  trusted: boolean;
  /** SHA-256 of what the signatory saw, where the signature names it as ours do. */
  seen?: string;
  faults: SignatureFault[];
}

/** One state of a file: everything up to and including an end-of-file mark. */
export interface ReadRevision {
  number: number;
  /** Length in bytes of the file as it was then. */
  size: number;
  sha256: string;
  /** The same without the line end behind its end-of-file mark, which only the next revision may have put there. */
  sha256Bare: string;
  /** Compared with the revision before; empty for the first. */
  changes: Change[];
}

/** What reading a file tells, before anybody looks into what the platform has stored. Plain data: it crosses threads. */
export interface DocumentReading {
  sha256: string;
  size: number;
  state: 'read' | 'not-a-pdf' | 'encrypted' | 'unreadable';
  /** How the file ends: with a whole revision, inside one, or with bytes that belong to none. */
  ending: 'whole' | 'cut' | 'bytes-follow';
  /** Built like our form, like our certificate, or like neither. */
  likeness: 'form' | 'certificate' | 'none';
  /** `verifyForm` finds nothing to object to: our dialect, a trusted seal, nothing changed or added. */
  whole: boolean;
  /** The transfers the file says it belongs to. */
  transferIds: string[];
  revisions: ReadRevision[];
  signatures: ReadSignature[];
}

/** What signatures are held against; DER. */
export interface Roots {
  /** Roots of the platform's seal. */
  seal: readonly Uint8Array[];
  /** Roots of time stamp authorities; none means that a stamp is reported and not trusted. */
  timestamps?: readonly Uint8Array[];
}

/**
 * Reads a stranger's file where it can do no harm. `busy` when too many wait, `too-costly` when the file asked for
 * more time or memory than a document needs; nothing throws because of a file.
 */
export interface DocumentReader {
  read(pdf: Uint8Array, roots: Roots): Promise<DocumentReading | 'busy' | 'too-costly'>;
}
