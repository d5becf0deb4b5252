import type { FormContent, NewPartnerContent, PartnerContent } from './form-content.ts';
import { printable } from './printable.ts';

/** Field name to text; a name that is missing has no value. */
export type FieldValues = ReadonlyMap<string, string>;

const CLOUDS = { usgov: 'Microsoft Cloud for US Government', public: 'Microsoft public cloud' } as const;
const KINDS = { direct: 'Direct provider', 'indirect-provider': 'Indirect provider' } as const;

/** The values of everything that stands on the form before signature 1. */
export function firstPageValues(content: FormContent): FieldValues {
  const { customer, subscription } = content;
  return collect({
    head: {
      formVersion: content.formVersion,
      transferId: content.transferId,
      revision: String(content.revision),
      cloud: CLOUDS[content.cloud],
      createdAt: utcTime(content.createdAt),
      serviceTicket: content.serviceTicket,
    },
    customer: {
      organisationName: customer.organisationName,
      microsoftId: customer.microsoftId,
      tenantDomain: customer.tenantDomain,
      tenantCountry: customer.tenantCountry,
      contact_firstName: customer.contact.firstName,
      contact_lastName: customer.contact.lastName,
      contact_email: customer.contact.email,
      contact_phone: customer.contact.phone,
    },
    subscription: {
      azureSubscriptionId: subscription.azureSubscriptionId,
      partnerCenterSubscriptionId: subscription.partnerCenterSubscriptionId,
      offerId: subscription.offerId,
      friendlyName: subscription.friendlyName,
    },
    currentPartner: partnerValues(content.currentPartner),
  });
}

/**
 * The values the new partner adds. The first declaration is computed: the customer's country is the one
 * signature 1 covers.
 */
export function newPartnerValues(content: NewPartnerContent, customerCountry: string): FieldValues {
  const { country } = content.address;
  const same = country === customerCountry;
  return collect({
    newPartner: partnerValues(content),
    declarations: {
      sameCountry: same ? `Yes: ${country}` : `No: new partner ${country}, customer ${customerCountry}`,
      relationshipConfirmedAt: utcTime(content.resellerRelationship.confirmedAt),
      relationshipEvidence: content.resellerRelationship.evidence,
      agreementName: content.agreement.name,
      agreementDate: content.agreement.dateAgreed,
      agreementAttestedBy: content.agreement.attestedBy,
    },
  });
}

/** `2026-11-20 17:00:05 UTC`; a bare date stays a date. Text that is no instant is printed as it came. */
export function utcTime(instant: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(instant);
  return parts ? `${parts[1]} ${parts[2]} UTC` : instant;
}

function partnerValues({ address, admin, ...partner }: PartnerContent): Record<string, string | undefined> {
  return {
    organisationName: partner.organisationName,
    microsoftId: partner.microsoftId,
    kind: KINDS[partner.kind],
    partnerId: partner.partnerId,
    address_line1: address.line1,
    address_line2: address.line2,
    address_city: address.city,
    address_state: address.state,
    address_postalCode: address.postalCode,
    address_country: address.country,
    admin_role: admin.role,
    admin_firstName: admin.firstName,
    admin_lastName: admin.lastName,
    admin_email: admin.email,
    admin_phone: admin.phone,
  };
}

function collect(groups: Record<string, Record<string, string | undefined>>): FieldValues {
  const values = new Map<string, string>();
  for (const [group, fields] of Object.entries(groups)) {
    for (const [path, value] of Object.entries(fields)) {
      const text = printable(value ?? '');
      if (text !== '') values.set(`${group}_${path}`, text);
    }
  }
  return values;
}
