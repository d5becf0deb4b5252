import { createHash, X509Certificate } from 'node:crypto';
import { PDFName } from 'pdf-lib';
import { type FormField, fieldsOf } from '../form/pdf/form-document.ts';
import { dictOf, openPdf, type PdfFile } from '../form/pdf/pdf-file.ts';
import { PdfUnreadable } from '../form/pdf/pdf-unreadable.ts';
import { PLATFORM_FIELD, signedFields } from './signed-fields.ts';
import { type VerifiedSignature, verifySignature } from './verify-signature.ts';

/** What can be said of a PDF somebody brings. */
export interface VerifiedForm {
  /** Signed, nothing changed or added, every signature intact and trusted: there is no problem of any kind. */
  whole: boolean;
  /** In the order they were made. How many there are is for the caller to judge. */
  signatures: VerifiedSignature[];
  problems: string[];
}

/** What a PDF is held against. */
export interface VerifyOptions {
  /** Trusted roots, DER. */
  roots: readonly Uint8Array[];
  /**
   * Roots of timestamp authorities, DER. When given, every timestamp must lead to one of them; when not, timestamps
   * are held against their signatures and trusted in nothing.
   */
  timestampRoots?: readonly Uint8Array[] | undefined;
  /**
   * SHA-256 in hexadecimal of each revision the platform stored. When given, every signed revision must be among
   * them; and a file that ends with an unsigned revision is whole only if that very file is.
   */
  revisions?: readonly string[];
}

/**
 * Checks a form, or a document the platform sealed in its own name, as ESIGN 3 demands. Only documents as this platform writes them can be whole; a good signature of
 * somebody else's is still a problem. Never throws, whatever the bytes; the work is bounded by the size of the file.
 */
export function verifyForm(
  pdf: Uint8Array,
  { roots, timestampRoots, revisions }: VerifyOptions,
): VerifiedForm {
  try {
    const file = openPdf(pdf);
    const fields = fieldsOf(file);
    const open = (root: Uint8Array) => new X509Certificate(root);
    const trusted = { seal: roots.map(open), timestamps: timestampRoots?.map(open) };
    const signatures = signedFields(fields)
      .map((signed) => verifySignature(file, signed, trusted))
      .sort((a, b) => a.coversRevision - b.coversRevision);
    for (const signature of signatures)
      signature.problems.push(...revisionProblems(file, signature, revisions));
    const problems = [
      ...orderProblems(file, fields, signatures),
      ...endProblems(file, signatures, revisions),
    ];
    const whole = problems.length === 0 && signatures.every((signature) => signature.problems.length === 0);
    return { whole, signatures, problems };
  } catch (problem) {
    // Whatever a parser made of hostile bytes: this is not a form of ours.
    const why = problem instanceof PdfUnreadable ? problem.message : 'The file cannot be read as a form.';
    return { whole: false, signatures: [], problems: [why] };
  }
}

function revisionProblems(file: PdfFile, signature: VerifiedSignature, stored?: readonly string[]): string[] {
  const revision = file.sections[signature.coversRevision - 1];
  if (!stored || !revision || stored.includes(sha256(file.bytes.subarray(0, revision.end)))) return [];
  return ['The signed revision is not one this platform stored.'];
}

/**
 * The current partner's signature comes first and certifies the form (R-18, DocMDP); a document of the platform's
 * own is certified by its one seal.
 */
function orderProblems(
  file: PdfFile,
  fields: ReadonlyMap<string, FormField>,
  signatures: readonly VerifiedSignature[],
): string[] {
  const [first] = signatures;
  if (!first) return ['The form is not signed.'];
  if (first.party === 'platform') return platformProblems(file, fields);
  if (first.party !== 'currentPartner') return ['The current partner’s signature is not the first.'];
  return isCertifiedBy(file, fields, first)
    ? []
    : ['The current partner’s signature does not certify the form.'];
}

function platformProblems(file: PdfFile, fields: ReadonlyMap<string, FormField>): string[] {
  if (fields.size > 1) return ['A document sealed by the platform has no other field.'];
  return isCertifiedBy(file, fields, { field: PLATFORM_FIELD })
    ? []
    : ['The seal does not certify the document.'];
}

function isCertifiedBy(
  file: PdfFile,
  fields: ReadonlyMap<string, FormField>,
  { field }: Pick<VerifiedSignature, 'field'>,
): boolean {
  const permissions = dictOf(file, dictOf(file, file.root).get(PDFName.of('Perms')));
  return permissions.get(PDFName.of('DocMDP')) === fields.get(field)?.dict.get(PDFName.of('V'));
}

function endProblems(
  file: PdfFile,
  signatures: readonly VerifiedSignature[],
  stored?: readonly string[],
): string[] {
  const last = signatures.at(-1);
  if (!last || last.coversRevision === file.sections.length) return [];
  if (stored?.includes(sha256(file.bytes))) return [];
  return ['Something was added after the last signature.'];
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
