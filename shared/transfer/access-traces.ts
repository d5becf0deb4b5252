import type { AccessQuestion, PartnerTraces } from '../access/classify.ts';
import type { PartnerDetails, PartnerIdentity } from './party.ts';
import type { Transfer } from './transfer.ts';

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

function traces({ organisationName, groupIds }: PartnerIdentity, details?: PartnerDetails): PartnerTraces {
  const addresses = details ? [details.admin.email, details.signatory.email] : [];
  return { organisationName, groupIds, emailDomains: [...new Set(addresses.map(domainOf))] };
}

/** By what the two partners of a transfer are known in a list of role assignments (DOMAIN 10.2). */
export const tracesOf = ({ subscription, currentPartner, newPartner }: Transfer): AccessQuestion => ({
  azureSubscriptionId: subscription.azureSubscriptionId,
  oldPartner: traces(currentPartner.identity, currentPartner.details),
  newPartner: traces(newPartner.identity, newPartner.part?.details),
});
