import { z } from 'zod';
import { Instant } from './instant.ts';
import { CalendarDate, Country, Email, Guid, HostName, line, name, Phone } from './primitives.ts';

/** The three who sign the form. */
export const Party = z.enum(['currentPartner', 'customer', 'newPartner']);
export type Party = z.infer<typeof Party>;

/** The parties by the names people use for them. */
export const partyName: Record<Party, string> = {
  currentPartner: 'current partner',
  customer: 'customer',
  newPartner: 'new partner',
};

/** Somebody who may be written to. */
export const Contact = z.strictObject({
  firstName: name(50),
  lastName: name(50),
  email: Email,
  phone: Phone.optional(),
});
export type Contact = z.infer<typeof Contact>;

/** What the person who carries the steps out may be at a partner; older editions say the first, newer the second. */
export const AdminRole = z.enum(['Global admin', 'Admin agent']);

/** A partner's admin; Microsoft Support calls, so a telephone number is needed. */
export const Admin = z.strictObject({
  ...Contact.shape,
  phone: Phone,
  role: AdminRole.default('Global admin'),
});
export type Admin = z.infer<typeof Admin>;

/** Who signs for an organisation; the signing link goes to this address and to no other. */
export const Signatory = z.strictObject({ ...Contact.shape, title: line(100).optional() });
export type Signatory = z.infer<typeof Signatory>;

/** A postal address as Partner Center keeps it (DOMAIN 8.6). */
export const Address = z.strictObject({
  line1: line(200),
  line2: line(200).optional(),
  city: line(100),
  state: line(2).optional(),
  postalCode: line(20),
  country: Country,
});

/** Only direct and indirect providers may transfer. */
export const PartnerKind = z.enum(['direct', 'indirect-provider', 'indirect-reseller', 'advisor']);
export type PartnerKind = z.infer<typeof PartnerKind>;

/** What a partner itself enters about itself. */
export const PartnerDetails = z.strictObject({
  address: Address,
  partnerNumber: z
    .string()
    .regex(/^\d{4,10}$/, 'must be the PartnerID of 4 to 10 digits')
    .optional(),
  admin: Admin,
  signatory: Signatory,
});
export type PartnerDetails = z.infer<typeof PartnerDetails>;

/** What the partner registry knows of a partner, copied when the transfer begins. */
export const PartnerIdentity = z.strictObject({
  partnerId: z.string(),
  organisationName: name(200),
  microsoftId: Guid,
  country: Country,
  kind: PartnerKind,
  /** Object ids of the partner’s groups, the sure mark of its access: AdminAgents first, then HelpdeskAgents (DOMAIN 10.2). */
  groupIds: z.array(Guid).default([]),
  /** The partner's mailbox on record, until it has named an admin. */
  mailTo: Email.optional(),
});
export type PartnerIdentity = z.infer<typeof PartnerIdentity>;

/** The languages people are written to in. */
export const Language = z.enum(['en', 'nl']);
export type Language = z.infer<typeof Language>;

/** The customer, whose tenant the subscription trusts. */
export const Customer = z.strictObject({
  organisationName: name(200),
  microsoftId: Guid,
  tenantDomain: HostName,
  tenantCountry: Country,
  contact: Signatory,
  /** The language mails and pages speak to the customer. */
  language: Language.default('en'),
});
export type Customer = z.infer<typeof Customer>;

/** The new partner's attestation that the customer accepted its invitation (R-28, D-23); the link of the invitation can be checked. */
export const ResellerRelationship = z.strictObject({
  confirmedAt: Instant,
  evidence: line(500),
  invitationLink: z
    .url({ protocol: /^https$/ })
    .max(1000)
    .optional(),
});

/** The new partner's attestation of its agreement with the customer. */
export const Agreement = z.strictObject({
  name: line(200),
  dateAgreed: CalendarDate,
  attestedBy: name(100),
});
