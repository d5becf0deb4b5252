import type { Papers } from '../form/papers.ts';
import { createForm } from '../form/pdf/create-form.ts';
import { fillNewPartner } from '../form/pdf/fill-new-partner.ts';
import type { FormContent, PartnerContent } from '../form/pdf/form-content.ts';
import type { FormFonts } from '../form/pdf/form-fonts.ts';
import type { PartnerDetails, PartnerIdentity } from '../transfer/party.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { sealSignature } from './seal-signature.ts';
import type { Signer } from './signer.ts';

/** The real papers: a PDF form, filled and sealed by incremental updates. Fonts are loaded when first needed. */
export function pdfPapers({ fonts, signer }: { fonts: () => Promise<FormFonts>; signer: Signer }): Papers {
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
    async seal(pdf, signature) {
      const { revision: _, consentVersion: __, sealedIn: ___, ...content } = signature;
      return sealSignature(pdf, content, signer, await fonts());
    },
  };
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
