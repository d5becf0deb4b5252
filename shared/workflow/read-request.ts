import { z } from 'zod';
import type { Partner } from '../partners/partner.ts';
import { faultsAmong } from '../transfer/eligibility.ts';
import { Country, Guid } from '../transfer/primitives.ts';
import { isRefusal, type Refusal, refuse } from '../transfer/refusals.ts';
import { Cloud, Subscription } from '../transfer/transfer.ts';
import { identityOf, takingPart } from './draft-transfer.ts';
import { readAs } from './read-json.ts';
import type { DoorServices } from './services.ts';
import { TransferRequest } from './transfer-request.ts';

/** What the gates look at, each read by itself: one field that is wrong does not hide what is wrong with another. */
const Glimpse = z.object({
  cloud: Cloud.default('usgov').optional().catch(undefined),
  newPartnerId: TransferRequest.shape.newPartnerId.optional().catch(undefined),
  subscription: z
    .object({
      offerId: Subscription.shape.offerId.optional().catch(undefined),
      status: Subscription.shape.status.optional().catch(undefined),
    })
    .catch({}),
  customer: z
    .object({
      microsoftId: Guid.optional().catch(undefined),
      tenantCountry: Country.optional().catch(undefined),
    })
    .catch({}),
});

/**
 * The content of a request. When it cannot be read as a whole, the gates still look at whatever can, so that the
 * portal hears of every fault at once: of form and of eligibility.
 */
export async function readRequest(
  services: DoorServices,
  data: unknown,
  from: Partner,
): Promise<TransferRequest | Refusal> {
  const content = readAs(TransferRequest, data, ['data']);
  if (!isRefusal(content)) return content;
  const glimpse = Glimpse.safeParse(data);
  if (!glimpse.success) return content;
  const { cloud, subscription, customer, newPartnerId } = glimpse.data;
  const newPartner = newPartnerId === undefined ? undefined : await takingPart(services, newPartnerId);
  const faults = faultsAmong({
    cloud,
    ...subscription,
    customerMicrosoftId: customer.microsoftId,
    customerCountry: customer.tenantCountry,
    currentPartner: identityOf(from),
    newPartner: newPartner && identityOf(newPartner),
  });
  const eligibility = faults.map(({ path, message }) => ({ path: `data.${path}`, message }));
  return refuse('invalid-content', [...content.violations, ...eligibility]);
}
