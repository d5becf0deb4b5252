import { createHash } from 'node:crypto';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { createForm } from '../../../shared/form/pdf/create-form.ts';
import { fillNewPartner } from '../../../shared/form/pdf/fill-new-partner.ts';
import type { Seal } from '../../../shared/seal/seal.ts';
import { sealSignature } from '../../../shared/seal/seal-signature.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import type { FormState } from '../../../shared/transfer/signed-form.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { readDocument } from '../../../shared/verify/read-document.ts';
import type { Roots } from '../../../shared/verify/reading.ts';
import { type Recognised, recognise } from '../../../shared/verify/recognise.ts';
import { type Report, reportOn } from '../../../shared/verify/report.ts';
import { aTransfer, aTransferId } from '../../support/a-transfer.ts';
import { newPartnerContent, plainContent } from '../form/sample-content.ts';
import { signatures } from '../seal/sample-seal.ts';

/** The states of one transfer's form, oldest first, as the product makes them. */
export type Papers = {
  transferId: string;
  base: Buffer;
  certified: Buffer;
  filled: Buffer;
  second: Buffer;
  third: Buffer;
};

/** SHA-256 in hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A form with three signatures, each over what its signatory saw; another number is another transfer. */
export async function papers(seal: Seal, number: number): Promise<Papers> {
  const fonts = await loadFormFonts();
  const transferId = aTransferId(number);
  const sealed = async (pdf: Buffer, party: Party, seen: Buffer) => {
    const content = { ...signatures[party], contentHash: sha256(seen) };
    return Buffer.from((await sealSignature(pdf, content, seal, fonts)).pdf);
  };
  const base = Buffer.from(await createForm({ ...plainContent, transferId }, fonts));
  const certified = await sealed(base, 'currentPartner', base);
  const filled = Buffer.from(await fillNewPartner(certified, newPartnerContent, fonts));
  const second = await sealed(filled, 'customer', filled);
  // Both saw the filled-in form: they were asked at the same time.
  const third = await sealed(second, 'newPartner', filled);
  return { transferId, base, certified, filled, second, third };
}

/** The transfer that has these papers on record. */
export function transferOf({ transferId, ...stations }: Papers, over: Partial<Transfer> = {}): Transfer {
  const states: [Buffer, FormState['after']][] = [
    [stations.base, 'prepared'],
    [stations.certified, 'currentPartner'],
    [stations.filled, 'newPartnerFilled'],
    [stations.second, 'customer'],
    [stations.third, 'newPartner'],
  ];
  const form = states.map(([pdf, after]) => ({ sha256: sha256(pdf), size: pdf.length, after }));
  return aTransfer({ id: transferId, form, ...over });
}

/** The record of a platform that has these transfers. */
export const recordOf = (...transfers: Transfer[]) => ({
  find: async (id: string) => {
    const transfer = transfers.find((each) => each.id === id);
    return transfer && { transfer, etag: '1' };
  },
});

/** What verification says of a file; without a record nobody looks for one. */
export async function reportOf(
  pdf: Uint8Array,
  roots: Roots,
  record?: ReturnType<typeof recordOf>,
): Promise<Report> {
  const reading = readDocument(pdf, roots);
  const found: Recognised | undefined = record && (await recognise(record, reading));
  return reportOn(reading, found, 'en');
}

/** The file with one bit turned over. */
export function flipped(bytes: Buffer, at: number, bit = 0): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
  return copy;
}
