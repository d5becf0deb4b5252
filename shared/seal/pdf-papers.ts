import { createCertificate } from '../evidence/pdf/create-certificate.ts';
import type { Papers } from '../form/papers.ts';
import { createForm } from '../form/pdf/create-form.ts';
import { fillNewPartner } from '../form/pdf/fill-new-partner.ts';
import type { FormContent, PartnerContent } from '../form/pdf/form-content.ts';
import type { FormFonts } from '../form/pdf/form-fonts.ts';
import type { PartnerDetails, PartnerIdentity } from '../transfer/party.ts';
import type { Signature } from '../transfer/signed-form.ts';
import type { Transfer } from '../transfer/transfer.ts';
import type { Seal } from './seal.ts';
import { sealDocument } from './seal-document.ts';
import { sealSignature } from './seal-signature.ts';
import { certificateFacts, type SignatureContent } from './signature-content.ts';
import { PLATFORM_FIELD } from './signed-fields.ts';

/** The real papers: a PDF form, filled and sealed by incremental updates. Fonts are loaded when first needed. */
export function pdfPapers({ fonts, ...seal }: Seal & { fonts: () => Promise<FormFonts> }): Papers {
  return {
    prepare: async (transfer) => createForm(formContent(transfer), await fonts()),
    async fillNewPartner(pdf, { newPartner }) {
      const { identity, part } = newPartner;
      if (!part) throw new Error('The new partner has not filled in its part.');
      const { details, resellerRelationship, agreement } = part;
      return fillNewPartner(
        pdf,
        { ...partnerContent(identity, details), resellerRelationship, agreement },
        await fonts(),
      );
    },
    seal: async (pdf, signature, drawing) =>
      sealSignature(pdf, signatureContent(signature), seal, await fonts(), drawing),
    async certify(content) {
      const pdf = await createCertificate(content, await fonts());
      return sealDocument(
        pdf,
        { fieldName: PLATFORM_FIELD, facts: certificateFacts(content), docMdp: 1 },
        seal,
      );
    },
  };
}

function signatureContent(signature: Signature): SignatureContent {
  const { party, name, title, email, organisation, signedAt, method, contentHash } = signature;
  return { party, name, ...(title ? { title } : {}), email, organisation, signedAt, method, contentHash };
}

function partnerContent(identity: PartnerIdentity, details: PartnerDetails): PartnerContent {
  const { organisationName, microsoftId, kind } = identity;
  if (kind !== 'direct' && kind !== 'indirect-provider')
    throw new Error(`A partner of kind ${kind} has no place in the form.`);
  const { address, partnerNumber, admin } = details;
  return {
    organisationName,
    microsoftId,
    kind,
    address,
    admin,
    ...(partnerNumber ? { partnerId: partnerNumber } : {}),
  };
}

function formContent(transfer: Transfer): FormContent {
  const {
    formVersion,
    id: transferId,
    revision,
    cloud,
    createdAt,
    customer,
    subscription,
    currentPartner,
  } = transfer;
  const { title: _, ...contact } = customer.contact;
  const { status: __, ...ids } = subscription;
  return {
    formVersion,
    transferId,
    revision,
    cloud,
    createdAt,
    ...(transfer.serviceTicket ? { serviceTicket: transfer.serviceTicket.number } : {}),
    customer: { ...customer, contact },
    subscription: ids,
    currentPartner: partnerContent(currentPartner.identity, currentPartner.details),
  };
}
