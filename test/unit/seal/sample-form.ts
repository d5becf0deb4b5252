import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { createForm } from '../../../shared/form/pdf/create-form.ts';
import { fillNewPartner } from '../../../shared/form/pdf/fill-new-partner.ts';
import type { FormContent, NewPartnerContent } from '../../../shared/form/pdf/form-content.ts';
import type { Seal } from '../../../shared/seal/seal.ts';
import { sealSignature } from '../../../shared/seal/seal-signature.ts';
import type { Signer } from '../../../shared/seal/signer.ts';
import type { Timestamps } from '../../../shared/seal/timestamper.ts';
import { newPartnerContent, plainContent } from '../form/sample-content.ts';
import { signatures } from './sample-seal.ts';

/** A form at every station of its life, each a continuation of the one before. */
export interface FormStations {
  base: Buffer;
  certified: Buffer;
  filled: Buffer;
  second: Buffer;
  third: Buffer;
}

/** Walks a form through: created, signed by the current partner, filled in, signed by the other two. */
export async function formStations(
  signer: Signer,
  content: FormContent = plainContent,
  newPartner: NewPartnerContent = newPartnerContent,
  timestamps?: Timestamps,
): Promise<FormStations> {
  const fonts = await loadFormFonts();
  const seal: Seal = { signer, timestamps };
  const sealed = async (pdf: Buffer, party: keyof typeof signatures) =>
    Buffer.from((await sealSignature(pdf, signatures[party], seal, fonts)).pdf);
  const base = Buffer.from(await createForm(content, fonts));
  const certified = await sealed(base, 'currentPartner');
  const filled = Buffer.from(await fillNewPartner(certified, newPartner, fonts));
  const second = await sealed(filled, 'customer');
  const third = await sealed(second, 'newPartner');
  return { base, certified, filled, second, third };
}
