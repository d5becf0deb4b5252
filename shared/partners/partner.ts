import { z } from 'zod';
import { Instant } from '../transfer/instant.ts';
import { PartnerIdentity } from '../transfer/party.ts';
import { Email, Guid } from '../transfer/primitives.ts';
import { PortalAddress } from './portal-address.ts';
import { isVerificationKey } from './webhook-keys.ts';

/** A key a partner's portal signs with: an Ed25519 public key in full, or the name of a shared secret kept elsewhere. */
export const WebhookKey = z.strictObject({
  keyId: z.string().max(64),
  publicKey: z
    .string()
    .startsWith('whpk_')
    .refine(isVerificationKey, 'is not an Ed25519 public key')
    .optional(),
  secretName: z.string().max(100).optional(),
  notAfter: Instant.optional(),
});

/** A partner that takes part: who it is, how its portal proves itself, and where its mail goes. */
export const Partner = z.strictObject({
  ...PartnerIdentity.shape,
  status: z.enum(['active', 'suspended']),
  appIds: z.array(Guid),
  webhookKeys: z.array(WebhookKey).max(4),
  mailTo: Email,
  /** Where its portal hears what mails tell its people; without it there are mails alone. */
  noticesTo: PortalAddress.optional(),
});
export type Partner = z.infer<typeof Partner>;

/** Who takes part. An unknown partner is `undefined`; an outage throws. */
export interface PartnerRegistry {
  byId(partnerId: string): Promise<Partner | undefined>;
  byTenant(microsoftId: string): Promise<Partner | undefined>;
  save(partner: Partner): Promise<void>;
}
