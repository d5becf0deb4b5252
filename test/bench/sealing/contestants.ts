import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';
import { PDFDocument } from 'pdf-lib';
import type { CertifiedKey, SealPki } from '../../../infra/local/seal-certificates.ts';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { pemSigner } from '../../../shared/adapters/pem/pem-signer.ts';
import { fillNewPartner } from '../../../shared/form/pdf/fill-new-partner.ts';
import { sealSignature } from '../../../shared/seal/seal-signature.ts';
import type { Timestamps } from '../../../shared/seal/timestamper.ts';
import { newPartnerContent } from '../../unit/form/sample-content.ts';
import { pemOf, signatures } from '../../unit/seal/sample-seal.ts';
import { pkcs12 } from './pkcs12.ts';

/** Somebody who puts three signatures on a form, one after the other. */
export interface Contestant {
  name: string;
  /** The n-th signature (0 to 2) on a file. */
  sign(pdf: Buffer, number: number): Promise<Buffer>;
  /** What happens to the file between two signatures and is not measured. */
  between?(pdf: Buffer, number: number): Promise<Buffer>;
}

const ORDER = ['currentPartner', 'customer', 'newPartner'] as const;
const PASSWORD = 'bench';
const fonts = await loadFormFonts();
const pems = ({ root, leaf }: SealPki) => [leaf, root].map(({ der }: CertifiedKey) => pemOf(der));

/** This product: visible, certifying, locking, CAdES; the new partner's part is filled in after signature 1. */
export function ours(pki: SealPki, name: string, timestamps?: Timestamps): Contestant {
  const signer = pemSigner({ key: pki.leaf.key, certificates: pems(pki).join('') });
  return {
    name,
    async sign(pdf, number) {
      const party = ORDER[number] ?? 'newPartner';
      return Buffer.from((await sealSignature(pdf, signatures[party], { signer, timestamps }, fonts)).pdf);
    },
    between: async (pdf, number) =>
      number === 0 ? Buffer.from(await fillNewPartner(pdf, newPartnerContent, fonts)) : pdf,
  };
}

/** @signpdf with the same key: an invisible signature in a field it adds. */
export function signpdf(pki: SealPki): Contestant {
  const file = pkcs12(pki.leaf.key, pems(pki), PASSWORD);
  return {
    name: '@signpdf (placeholder-plain, signer-p12)',
    async sign(pdf, number) {
      const { name, email, organisation } = signatures[ORDER[number] ?? 'newPartner'];
      const about = { reason: `Signed for ${organisation}`, contactInfo: email, name, location: '' };
      const prepared = plainAddPlaceholder({ pdfBuffer: pdf, signatureLength: 4096, ...about });
      return new SignPdf().sign(prepared, new P12Signer(file, { passphrase: PASSWORD }));
    },
  };
}

/** Not a signature at all: what it costs to read a form and write it anew, as products without increments do. */
export const resave: Contestant = {
  name: 'pdf-lib load and save, no signature',
  async sign(pdf) {
    const doc = await PDFDocument.load(pdf, { updateMetadata: false });
    return Buffer.from(await doc.save({ useObjectStreams: false, updateFieldAppearances: false }));
  },
};
