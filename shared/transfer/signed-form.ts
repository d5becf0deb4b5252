import { z } from 'zod';
import { Instant } from './instant.ts';
import { Language, Party } from './party.ts';
import { Email, Sha256 } from './primitives.ts';

/** How a signatory put the name under the form. */
export const SigningMethod = z.enum(['typed', 'drawn', 'embedded']);
export type SignedHow = z.infer<typeof SigningMethod>;

/** How somebody showed to be the person asked: by the mailbox the link went to, and by an access code told out of band where one is set (RELIABILITY S7). */
export const Proof = z.enum(['mailbox', 'mailbox-and-code']);
export type Proof = z.infer<typeof Proof>;

/** When a timestamp authority saw a seal, and which one. */
export const Timestamp = z.strictObject({ authority: z.string(), at: Instant });
export type Timestamp = z.infer<typeof Timestamp>;

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
  consentLanguage: Language.default('en'),
  proof: Proof.default('mailbox'),
  /** The strokes of a drawn signature, kept among the documents. */
  drawing: Sha256.optional(),
  /** The form it was sealed into, the certificate it was sealed with, and the authority's time, where there is one. */
  sealedIn: Sha256.optional(),
  sealedBy: Sha256.optional(),
  timestamp: Timestamp.optional(),
});
export type Signature = z.infer<typeof Signature>;

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
  /** The signatures that became void, as evidence. */
  signatures: z.array(Signature).default([]),
  replacedAt: Instant,
  by: z.string(),
  reason: z.string(),
});
export type OldRevision = z.infer<typeof OldRevision>;
