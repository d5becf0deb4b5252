import { z } from 'zod';
import { Calendar } from '../calendar/calendar.ts';
import { NA_PACIFIC } from '../calendar/calendars.ts';
import { AccessCode } from './access-code.ts';
import { Instant } from './instant.ts';
import { Links, PastLink } from './link.ts';
import { MailOrder } from './mail-order.ts';
import {
  Agreement,
  Customer,
  PartnerDetails,
  PartnerIdentity,
  Party,
  ResellerRelationship,
  Signatory,
} from './party.ts';
import { CalendarDate, Guid, line, Sha256, TransferId } from './primitives.ts';
import { SupportClock } from './response-clock.ts';
import { FormState, OldRevision, Signature } from './signed-form.ts';
import { StuckPaper } from './stuck-paper.ts';
import { Terms } from './terms.ts';
import { WrittenRequest } from './written-request.ts';

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

/** What the new partner fills in. */
export const NewPartnerPart = z.strictObject({
  details: PartnerDetails,
  resellerRelationship: ResellerRelationship,
  agreement: Agreement,
});
export type NewPartnerPart = z.infer<typeof NewPartnerPart>;

/** What the customer entered of the new partner, which the new partner has to confirm. */
export const Proposal = z.strictObject({ number: z.int(), details: PartnerDetails, proposedAt: Instant });

/** What Microsoft Support and an admin agreed on when they spoke. */
export const Verification = z.strictObject({
  at: Instant,
  outcome: z.enum(['confirmed', 'denied']),
  note: z.string().optional(),
});

/** The latest list of role assignments: who ran it, the stored export, and how many of the old partner it shows. */
export const AccessReport = z.strictObject({
  reportedAt: Instant,
  by: Party,
  ranBy: z.string(),
  exportSha256: Sha256,
  remaining: z.int(),
  review: z.int(),
});

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
  /** The end of the whole transfer where ops have given more time than its terms. */
  mayLastUntil: Instant.optional(),
  remindAt: Instant.optional(),
  revision: z.int(),
  version: z.int(),
  /** The latest version an activity has judged; what the orchestration has taken only its custom status tells. */
  heard: z.int(),
  /** Fixed when the transfer begins, so that a changed setting moves no running deadline. */
  terms: Terms.prefault({}),
  /** Support's calendar; taken anew when a form is ready for its upload, and pinned by the clock that upload starts. Rows of before have none. */
  calendar: Calendar.default(NA_PACIFIC),
  request: WrittenRequest,
  customer: Customer,
  subscription: Subscription,
  currentPartner: z.strictObject({
    identity: PartnerIdentity,
    details: PartnerDetails,
    takesNotices: z.boolean().default(false),
  }),
  newPartner: z.strictObject({
    identity: PartnerIdentity,
    part: NewPartnerPart.optional(),
    /** What the form Microsoft has says, while the part is given anew. */
    formerPart: NewPartnerPart.optional(),
    proposal: Proposal.optional(),
    takesNotices: z.boolean().default(false),
  }),
  serviceTicket: z.strictObject({ number: z.string(), openedAt: Instant }).optional(),
  /** The current partner signs first and opens the ticket later, before the upload at the latest. */
  ticketPostponedAt: Instant.optional(),
  form: z.array(FormState),
  oldRevisions: z.array(OldRevision).default([]),
  /** Who signs instead of the person first named: by delegation, or replaced by ops. */
  signatories: parties(Signatory).prefault({}),
  links: Links,
  /** Links that are dead, by their hashes. */
  pastLinks: z.array(PastLink).default([]),
  /** Links issued so far; every link has a number of its own. */
  linksIssued: z.int().default(0),
  /** Codes told out of band, without which a party's link opens nothing. */
  accessCodes: parties(AccessCode).prefault({}),
  signatures: parties(Signature),
  /** The oldest signature whose age has been warned of (D-05). */
  ageWarnedOf: Instant.optional(),
  submissions: z.int(),
  submission: z.strictObject({ attachedAt: Instant, sha256: Sha256 }).optional(),
  clock: SupportClock.optional(),
  supportAnswers: z.int(),
  supportNote: z.string().optional(),
  respondedAt: Instant.optional(),
  verified: z.strictObject({ currentPartner: Verification.optional(), newPartner: Verification.optional() }),
  cutOffDate: CalendarDate.optional(),
  newPartnerCenterSubscriptionId: Guid.optional(),
  accessReports: z.int(),
  access: AccessReport.optional(),
  end: z.strictObject({ at: Instant, by: z.string(), reason: z.string() }).optional(),
  /** The sealed evidence of an ended transfer. */
  certificate: z.strictObject({ sha256: Sha256, size: z.int(), issuedAt: Instant }).optional(),
  /** A paper that could not be made so far; it is tried again until it is. */
  stuck: StuckPaper.optional(),
  /** The submission check: of which revision and upload it was made, so that it is made once, and what it found. */
  check: z.strictObject({ of: z.string(), failures: z.array(z.string()) }).optional(),
  /** Reminders at this place so far; a stage that stays silent is told to ops. */
  reminders: z.int().default(0),
  /** Accepted changes beside the stages' own questions; the orchestration is woken by their number. */
  changes: z.int().default(0),
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
