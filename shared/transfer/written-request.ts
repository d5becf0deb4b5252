import { z } from 'zod';
import { Instant } from './instant.ts';
import { line, name, paragraph, Sha256 } from './primitives.ts';

/** The media types of evidence. */
export const EvidenceType = z.enum([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'message/rfc822',
  'text/plain',
]);
export type EvidenceType = z.infer<typeof EvidenceType>;

/** The letter or mail itself as it was stored: opaque bytes under their own hash, never opened by us. */
export const Evidence = z.strictObject({
  fileName: line(200),
  mediaType: EvidenceType,
  size: z.int(),
  sha256: Sha256,
});

/** The customer's written request, without which nothing starts: who asked, when, and in which words or letter. */
export const WrittenRequest = z.strictObject({
  by: name(100),
  receivedAt: Instant,
  text: paragraph(4000).optional(),
  evidence: Evidence.optional(),
  /** Whom else the customer wrote to; later editions of the article name Microsoft (D-17). */
  alsoSentTo: name(100).optional(),
});
