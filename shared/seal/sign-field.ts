import { createHash } from 'node:crypto';
import { PDFName, type PDFRef } from 'pdf-lib';
import type { Sealed } from '../form/papers.ts';
import type { FormField } from '../form/pdf/form-document.ts';
import type { Increment } from '../form/pdf/increment.ts';
import { dictOf, type PdfFile } from '../form/pdf/pdf-file.ts';
import { Verbatim } from '../form/pdf/verbatim.ts';
import { detachedCms, signedAttributes } from './cms.ts';
import type { Seal } from './seal.ts';
import { SealError } from './seal-error.ts';
import {
  byteRange,
  type SignatureFacts,
  type SignaturePermits,
  signatureDictionary,
} from './signature-dictionary.ts';
import { TOKEN_ROOM, timestampOver } from './timestamping.ts';

/** Room in the CMS beside the certificates: attributes, a 4096-bit signature, frames. */
const CMS_FRAME = 1536;

/** Which field is signed, what its dictionary says, and what may change afterwards. */
export interface FieldSigning {
  field: FormField;
  facts: SignatureFacts;
  permits: SignaturePermits;
}

/**
 * Finishes an increment with a signature in one of the document's fields (ETSI.CAdES.detached; B-B, with a timestamp
 * B-T). Equal input, an RSA key and no timestamp give equal bytes. Throws {@link SealError} when the room does not
 * suffice, `TimestampError` when there is no timestamp and there must be one.
 */
export async function signField(
  file: PdfFile,
  increment: Increment,
  { field, facts, permits }: FieldSigning,
  seal: Seal,
): Promise<Sealed> {
  const signature = increment.reserve();
  const widget = field.dict.clone(file.context);
  widget.set(PDFName.of('V'), signature);
  increment.set(field.ref, widget);
  if (permits.docMdp) certify(file, increment, signature);

  const room = roomFor(seal);
  const holes = signatureDictionary(permits, facts, file.root, room);
  increment.set(signature, new Verbatim(holes.bytes));
  const { bytes, offsets } = increment.write();
  const dictionary = (offsets.get(signature) ?? 0) + objectHeader(signature);
  const said = await signHole(
    bytes,
    { range: dictionary + holes.range, contents: dictionary + holes.contents, room },
    seal,
  );
  const thumbprint = createHash('sha256').update(seal.signer.certificate).digest('hex');
  return { pdf: bytes, thumbprint, ...said };
}

function certify(file: PdfFile, increment: Increment, signature: PDFRef): void {
  const catalogue = dictOf(file, file.root).clone(file.context);
  catalogue.set(PDFName.of('Perms'), file.context.obj({ DocMDP: signature }));
  increment.set(file.root, catalogue);
}

/** The room for a token is kept only where there can be one: in the file it costs twice its bytes. */
function roomFor({ signer, timestamps }: Seal): number {
  const certificates = [signer.certificate, ...signer.chain];
  return certificates.reduce((sum, each) => sum + each.length, CMS_FRAME + (timestamps ? TOKEN_ROOM : 0));
}

/** Fills both holes of the dictionary, in place; `range` and `contents` are where they start, in bytes. */
async function signHole(
  bytes: Buffer,
  { range, contents, room }: { range: number; contents: number; room: number },
  { signer, timestamps }: Seal,
): Promise<Pick<Sealed, 'timestamp' | 'timestampMissed'>> {
  const after = contents + room * 2 + 2;
  bytes.write(byteRange(contents, after, bytes.length), range, 'latin1');
  const documentDigest = createHash('sha256')
    .update(bytes.subarray(0, contents))
    .update(bytes.subarray(after))
    .digest();
  const parts = { ...signer, documentDigest };
  const toSign = createHash('sha256').update(signedAttributes(parts)).digest();
  const signature = await signer.signDigest(toSign);
  const { token, ...said } = await timestampOver(signature, timestamps);
  const cms = detachedCms(parts, signature, token);
  if (cms.length > room)
    throw new SealError(
      'reserve-too-small',
      `The signature needs ${cms.length} bytes, ${room} are reserved.`,
    );
  bytes.write(cms.toString('hex'), contents + 1, 'latin1');
  return said;
}

/** Length of `12 0 obj\n`, which stands before an object's own bytes. */
function objectHeader(ref: PDFRef): number {
  return `${ref.objectNumber} 0 obj\n`.length;
}
