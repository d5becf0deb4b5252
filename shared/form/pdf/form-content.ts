/** Everything the current partner's form says before signature 1 (DOMAIN 6.2, stage 3). */
export interface FormContent {
  formVersion: string;
  transferId: string;
  revision: number;
  cloud: 'usgov' | 'public';
  /** ISO 8601 instant; it also becomes the document's creation date, so that equal content gives equal bytes. */
  createdAt: string;
  serviceTicket?: string | undefined;
  customer: CustomerContent;
  subscription: SubscriptionContent;
  currentPartner: PartnerContent;
}

/** The organisation whose Azure services move. */
export interface CustomerContent {
  organisationName: string;
  microsoftId: string;
  tenantDomain: string;
  /** ISO 3166-1 alpha-2, upper case. */
  tenantCountry: string;
  contact: { firstName: string; lastName: string; email: string; phone?: string | undefined };
}

/** Both ids of the subscription, which the form labels apart. */
export interface SubscriptionContent {
  azureSubscriptionId: string;
  partnerCenterSubscriptionId: string;
  offerId: string;
  friendlyName?: string | undefined;
}

/** One Cloud Solution Provider partner as it stands on the form. */
export interface PartnerContent {
  organisationName: string;
  microsoftId: string;
  address: {
    line1: string;
    line2?: string | undefined;
    city: string;
    state?: string | undefined;
    postalCode: string;
    /** ISO 3166-1 alpha-2, upper case. */
    country: string;
  };
  kind: 'direct' | 'indirect-provider';
  partnerId?: string | undefined;
  /** Who carries the steps out, and in which role. */
  admin: { firstName: string; lastName: string; email: string; phone: string; role?: string | undefined };
}

/** What the new partner adds before signatures 2 and 3. */
export interface NewPartnerContent extends PartnerContent {
  /** ISO instant or date, and a sentence or link that proves the relationship. */
  resellerRelationship: { confirmedAt: string; evidence: string };
  agreement: { name: string; dateAgreed: string; attestedBy: string };
}

/** The three parties that sign, in the words of the transfer. */
export type SigningParty = 'currentPartner' | 'customer' | 'newPartner';
