import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { createForm } from '../../../shared/form/pdf/create-form.ts';
import { fillNewPartner } from '../../../shared/form/pdf/fill-new-partner.ts';
import type { FormContent, NewPartnerContent } from '../../../shared/form/pdf/form-content.ts';
import { sealSignature } from '../../../shared/seal/seal-signature.ts';
import type { Signer } from '../../../shared/seal/signer.ts';
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
): Promise<FormStations> {
  const fonts = await loadFormFonts();
  const base = Buffer.from(await createForm(content, fonts));
  const certified = Buffer.from(await sealSignature(base, signatures.currentPartner, signer, fonts));
  const filled = Buffer.from(await fillNewPartner(certified, newPartner, fonts));
  const second = Buffer.from(await sealSignature(filled, signatures.customer, signer, fonts));
  const third = Buffer.from(await sealSignature(second, signatures.newPartner, signer, fonts));
  return { base, certified, filled, second, third };
}
