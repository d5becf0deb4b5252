import { z } from 'zod';
import { Instant } from './instant.ts';
import {
  Agreement,
  Customer,
  PartnerDetails,
  PartnerIdentity,
  Party,
  ResellerRelationship,
} from './party.ts';
import { CalendarDate, Email, Guid, line, name, paragraph, Sha256, TransferId } from './primitives.ts';

/** The two clouds a case can live in; it never crosses from one to the other (R-02, DOMAIN 12). */
export const Cloud = z.enum(['usgov', 'public']);
export type Cloud = z.infer<typeof Cloud>;

/** Where the transfer stands, in the order of the process (DESIGN 3); the last six are ends. */
export const Stage = z.enum([
  'requested',
  'ticket',
  'currentPartnerSignature',
  'newPartner',
  'signatures',
  'submission',
  'support',
  'access',
  'completed',
  'declined',
  'rejected',
  'cancelled',
  'expired',
  'refused',
]);
export type Stage = z.infer<typeof Stage>;

const ENDS = ['completed', 'declined', 'rejected', 'cancelled', 'expired', 'refused'] as const;

/** The six ways a transfer is over; ends are final. */
export type End = (typeof ENDS)[number];

/** Tells an end from a stage that still waits for somebody. */
export const isEnd = (stage: Stage): stage is End => (ENDS as readonly Stage[]).includes(stage);

/** Both ids are kept: the Azure one stays the same, the commerce one changes with the transfer (R-22, R-23, D-22). */
export const Subscription = z.strictObject({
  azureSubscriptionId: Guid,
  partnerCenterSubscriptionId: Guid,
  offerId: line(100),
  status: z.enum(['active', 'pending', 'suspended', 'expired', 'disabled', 'deleted']),
  friendlyName: line(200).optional(),
});
export type Subscription = z.infer<typeof Subscription>;

/** The customer's written request, without which nothing starts. */
export const WrittenRequest = z.strictObject({ by: name(100), receivedAt: Instant, text: paragraph(4000) });

/** What the new partner fills in. */
export const NewPartnerPart = z.strictObject({
  details: PartnerDetails,
  resellerRelationship: ResellerRelationship,
  agreement: Agreement,
});
export type NewPartnerPart = z.infer<typeof NewPartnerPart>;

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

/** A signing link in force. Only the hash of its token is kept; a higher generation kills the one before (RELIABILITY 2.2). */
export const SigningLink = z.strictObject({
  revision: z.int(),
  generation: z.int(),
  email: Email,
  tokenHash: Sha256,
  issuedAt: Instant,
  expiresAt: Instant,
});
export type SigningLink = z.infer<typeof SigningLink>;

/** Every stored state of the form of this revision, oldest first; the last is the current one. */
export const FormState = z.strictObject({
  sha256: Sha256,
  size: z.int(),
  after: z.union([z.enum(['prepared', 'newPartnerFilled']), Party]),
});
export type FormState = z.infer<typeof FormState>;

/** The eight-business-hour clock, its instants fixed when the upload is recorded (R-34, A-10, DOMAIN 11). */
export const SupportClock = z.strictObject({
  calendarId: z.string(),
  startedAt: Instant,
  halfAt: Instant,
  threeQuartersAt: Instant,
  dueAt: Instant,
  warned: z.array(z.enum(['half', 'threeQuarters'])),
  breachedAt: Instant.optional(),
  tellAgainAt: Instant.optional(),
});
export type SupportClock = z.infer<typeof SupportClock>;

/** A mail that is to be sent; what it says is worked out when it is sent, so no token is ever stored. */
export const MailOrder = z.strictObject({
  mailId: z.string(),
  kind: z.string(),
  to: z.enum([...Party.options, 'ops']),
  orderedAt: Instant,
  /** Where the transfer stood: a mail that asks for something is dropped once it has moved on. */
  place: z.string(),
});
export type MailOrder = z.infer<typeof MailOrder>;

const parties = <T extends z.ZodType>(schema: T) =>
  z.strictObject({
    currentPartner: schema.optional(),
    customer: schema.optional(),
    newPartner: schema.optional(),
  });

/** The whole transfer document; one row, written only together with the audit entries that explain the change. */
export const Transfer = z.strictObject({
  id: TransferId,
  formVersion: z.string(),
  cloud: Cloud,
  createdAt: Instant,
  stage: Stage,
  stageSince: Instant,
  expiresAt: Instant.optional(),
  remindAt: Instant.optional(),
  revision: z.int(),
  version: z.int(),
  /** The latest version an activity has judged; what the orchestration has taken only its custom status tells. */
  heard: z.int(),
  request: WrittenRequest,
  customer: Customer,
  subscription: Subscription,
  currentPartner: z.strictObject({ identity: PartnerIdentity, details: PartnerDetails }),
  newPartner: z.strictObject({ identity: PartnerIdentity, part: NewPartnerPart.optional() }),
  serviceTicket: z.strictObject({ number: z.string(), openedAt: Instant }).optional(),
  form: z.array(FormState),
  links: parties(SigningLink),
  signatures: parties(Signature),
  submissions: z.int(),
  submission: z.strictObject({ attachedAt: Instant, sha256: Sha256 }).optional(),
  clock: SupportClock.optional(),
  /** Who asked for the present revision, and why. */
  correction: z.strictObject({ by: z.string(), reason: z.string() }).optional(),
  supportAnswers: z.int(),
  supportNote: z.string().optional(),
  respondedAt: Instant.optional(),
  verified: z.strictObject({ currentPartner: Instant.optional(), newPartner: Instant.optional() }),
  cutOffDate: CalendarDate.optional(),
  newPartnerCenterSubscriptionId: Guid.optional(),
  accessReports: z.int(),
  end: z.strictObject({ at: Instant, by: z.string(), reason: z.string() }).optional(),
  /** The submission check: of which revision and upload it was made, so that it is made once, and what it found. */
  check: z.strictObject({ of: z.string(), failures: z.array(z.string()) }).optional(),
  pendingMails: z.array(MailOrder),
  mailsOrdered: z.int(),
  indexedAs: z.string().optional(),
  chain: z.strictObject({ sequence: z.int(), hash: Sha256 }),
});
export type Transfer = z.infer<typeof Transfer>;

/** The stage with its revision and upload: a correction comes back to the same stage as another place. */
export const placeOf = ({
  stage,
  revision,
  submissions,
}: Pick<Transfer, 'stage' | 'revision' | 'submissions'>): string => `${stage} r${revision}:${submissions}`;

/** The form as it is stored now, if it has been prepared. */
export const currentForm = (transfer: Transfer): FormState | undefined => transfer.form.at(-1);
