import { createHash } from 'node:crypto';
import type { Language } from '../transfer/party.ts';
import type { TransferStore } from '../transfer/transfer-store.ts';
import type { DocumentReader, Roots } from './reading.ts';
import { recognise } from './recognise.ts';
import { type Report, reportOn, reportOnCostly } from './report.ts';

/** What verification needs: a safe place to read in, the roots of the seal, and the record if there is one to ask. */
export interface Verification {
  reader: DocumentReader;
  roots: Roots;
  transfers?: Pick<TransferStore, 'find'>;
}

/** Verifies any file somebody brings; `busy` when too many others are being read. Throws only when the record is out of reach. */
export async function verifyDocument(
  { reader, roots, transfers }: Verification,
  pdf: Uint8Array,
  language: Language,
): Promise<Report | 'busy'> {
  const reading = await reader.read(pdf, roots);
  if (reading === 'busy') return 'busy';
  if (reading === 'too-costly') {
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    return reportOnCostly({ sha256, size: pdf.length }, language);
  }
  const record = transfers && (await recognise(transfers, reading));
  return reportOn(reading, record, language);
}
