import { z } from 'zod';
import { Customer, PartnerDetails } from '../transfer/party.ts';
import { line } from '../transfer/primitives.ts';
import { Cloud, Subscription } from '../transfer/transfer.ts';
import { EvidenceType, WrittenRequest } from '../transfer/written-request.ts';

/** Larger letters and mails are refused; base64 makes three bytes four characters. */
export const EVIDENCE_MAX_BYTES = 1_000_000;

/** The customer's letter or mail as it is handed in. */
export const HandedIn = z.strictObject({
  fileName: line(200),
  mediaType: EvidenceType,
  contentBase64: z
    .base64()
    .min(4)
    .max(Math.ceil(EVIDENCE_MAX_BYTES / 3) * 4, 'must be 1 MB or less'),
});
export type HandedIn = z.infer<typeof HandedIn>;

/** The written request in words, as a letter, or both; something of it has to be there. */
const Request = z
  .strictObject({ ...WrittenRequest.omit({ evidence: true }).shape, evidence: HandedIn.optional() })
  .refine(({ text, evidence }) => text !== undefined || evidence !== undefined, {
    path: ['text'],
    message: 'is needed, or the letter itself as evidence (R-08)',
  });

/** The content that begins a transfer; the current partner's portal sends it (R-08, R-19…R-21). */
export const TransferRequest = z.strictObject({
  cloud: Cloud.default('usgov'),
  request: Request,
  customer: Customer,
  subscription: Subscription,
  currentPartner: PartnerDetails,
  newPartnerId: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'must be a partner id'),
});
export type TransferRequest = z.infer<typeof TransferRequest>;
