import { z } from 'zod';
import { Instant } from './instant.ts';
import { Party } from './party.ts';
import { Email, Sha256 } from './primitives.ts';

/** How a signatory put the name under the form. */
export const SigningMethod = z.enum(['typed', 'drawn', 'embedded']);

/** One party's signature: what was seen, what was agreed to, and the stored form it was sealed into. */
export const Signature = z.strictObject({
  party: Party,
  revision: z.int(),
  name: z.string(),
  title: z.string().optional(),
  email: Email,
  organisation: z.string(),
  method: SigningMethod,
  signedAt: Instant,
  contentHash: Sha256,
  consentVersion: z.string(),
  sealedIn: Sha256.optional(),
});
export type Signature = z.infer<typeof Signature>;

/** A link in force. Only the hash of its token is kept; a higher generation kills the one before (RELIABILITY 2.2). */
export const FollowLink = z.strictObject({
  generation: z.int(),
  email: Email,
  tokenHash: Sha256,
  issuedAt: Instant,
  expiresAt: Instant,
});
export type FollowLink = z.infer<typeof FollowLink>;

/** A link to sign with is for one revision of the form. */
export const SigningLink = z.strictObject({ revision: z.int(), ...FollowLink.shape });
export type SigningLink = z.infer<typeof SigningLink>;

/** Every stored state of the form of this revision, oldest first; the last is the current one. */
export const FormState = z.strictObject({
  sha256: Sha256,
  size: z.int(),
  after: z.union([z.enum(['prepared', 'newPartnerFilled']), Party]),
});
export type FormState = z.infer<typeof FormState>;

/** The sections of the form, each with one owner who fills it in (DOMAIN 6.2). */
export const Section = z.enum(['customer', 'subscription', 'currentPartner', 'newPartner']);
export type Section = z.infer<typeof Section>;

/** A revision that was replaced: its forms stay readable, and it is known whose signatures became void, and why. */
export const OldRevision = z.strictObject({
  revision: z.int(),
  form: z.array(FormState),
  sections: z.array(Section),
  voided: z.array(Party),
  replacedAt: Instant,
  by: z.string(),
  reason: z.string(),
});
export type OldRevision = z.infer<typeof OldRevision>;
