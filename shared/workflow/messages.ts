import { z } from 'zod';
import type { RoleAssignment } from '../access/role-export.ts';
import { Code } from '../signing/code.ts';
import { Instant } from '../transfer/instant.ts';
import type { Holder } from '../transfer/link.ts';
import { Customer, type Language, PartnerDetails, Party, type Signatory } from '../transfer/party.ts';
import { CalendarDate, Guid, name, paragraph, Sha256, TransferId } from '../transfer/primitives.ts';
import { Section, type SigningMethod } from '../transfer/signed-form.ts';
import type { PartnerSide } from '../transfer/tenancy.ts';
import { NewPartnerPart, Subscription } from '../transfer/transfer.ts';

/** A service request number of Microsoft: 8 to 20 digits (DOMAIN 6.2). */
const ServiceTicketNumber = z
  .string()
  .regex(/^\d{8,20}$/, 'must be a service request number of 8 to 20 digits');

const about = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ transferId: TransferId, ...shape });

/** Said together with every other fault, not only when there is none. */
const ALWAYS = ({ value }: { value: unknown }): boolean => typeof value === 'object' && value !== null;

/** The new partner sends its details, or confirms those the customer entered for it. */
const NewPartnerSubmitted = about({
  ...NewPartnerPart.shape,
  details: PartnerDetails.optional(),
  confirmsProposal: z.int().positive().optional(),
}).refine(({ details, confirmsProposal }) => (details === undefined) !== (confirmsProposal === undefined), {
  message: 'needs either details, or confirmsProposal with the number of what the customer entered',
  when: ALWAYS,
});

/** A list of role assignments as JSON, or as the file PowerShell wrote, in base64 (DOMAIN 10.1). */
const AccessReported = about({
  ranBy: name(100),
  newPartnerCenterSubscriptionId: Guid.optional(),
  roleAssignments: z.union([z.array(z.looseObject({})).max(5000), z.looseObject({})]).optional(),
  roleAssignmentsFile: z.base64().optional(),
}).refine(
  ({ roleAssignments, roleAssignmentsFile }) =>
    (roleAssignments === undefined) !== (roleAssignmentsFile === undefined),
  { message: 'needs either roleAssignments or roleAssignmentsFile', when: ALWAYS },
);

/** What a partner's portal may tell a running transfer: message type → content (DESIGN 4). */
export const PortalMessages = {
  'service-ticket.opened': about({ serviceTicket: ServiceTicketNumber, openedAt: Instant }),
  'service-ticket.postponed': about({}),
  'new-partner.submitted': NewPartnerSubmitted,
  'form.attached': about({ sha256: Sha256, attachedAt: Instant }),
  'support.due-recorded': about({ dueAt: Instant }),
  'support.answered': about({
    outcome: z.enum(['received', 'completed', 'incomplete', 'refused']),
    engineer: name(100),
    answeredAt: Instant,
    note: paragraph(2000).optional(),
    /** What Microsoft calls incomplete; without it the form is only to be attached again. */
    sections: z.array(Section).min(1).max(4).optional(),
    cutOffDate: CalendarDate.optional(),
    newPartnerCenterSubscriptionId: Guid.optional(),
  }),
  'admin.verified': about({
    admin: z.enum(['currentPartner', 'newPartner']),
    verifiedAt: Instant,
    outcome: z.enum(['confirmed', 'denied']).default('confirmed'),
    note: paragraph(1000).optional(),
  }),
  /** The object ids of the partner's own groups: AdminAgents first, then HelpdeskAgents. */
  'partner-groups.recorded': about({ groupIds: z.array(Guid).min(1).max(4) }),
  'access.reported': AccessReported,
  'correction.requested': about({
    revision: z.int().positive(),
    reason: paragraph(1000),
    sections: z.array(Section).min(1).max(4).optional(),
    corrected: z
      .strictObject({
        customer: Customer.optional(),
        subscription: Subscription.optional(),
        currentPartner: PartnerDetails.optional(),
        newPartner: NewPartnerPart.optional(),
      })
      .optional(),
  }),
  /** A code for a signatory, told out of band; the current partner may set one for the customer too. */
  'access-code.set': about({ party: Party, code: Code }),
  'transfer.cancelled': about({ reason: paragraph(1000) }),
} as const;

export type PortalMessageType = keyof typeof PortalMessages;

type Content<K extends PortalMessageType> = Omit<z.infer<(typeof PortalMessages)[K]>, 'transferId'>;

/** Where a click came from, and the link it was made with; anything said by an older link is superseded. */
type ByLink = {
  party: Party;
  revision: number;
  generation: number;
  /** The mark of the access code the session was opened with; without it nothing is signed, declined or passed on where one is set. */
  proven?: string;
  ip: string;
  userAgent: string;
};

/** What a signatory says through the signing page, bound to the revision and bytes that were shown. */
type SignContent = ByLink & {
  contentHash: string;
  name: string;
  method: z.infer<typeof SigningMethod>;
  drawing?: string;
  consentVersion: string;
  consentLanguage: Language;
};

/** A list of role assignments, read and stored before it is accepted. */
type ReadExport = {
  by: Party;
  ranBy: string;
  newPartnerCenterSubscriptionId?: string | undefined;
  roleAssignments: RoleAssignment[];
  exportSha256: string;
};

/** Everything the outside can say to a running transfer; past tense, in the words of the process. */
export type Message =
  | ({ kind: 'serviceTicketOpened' } & Content<'service-ticket.opened'>)
  | { kind: 'serviceTicketPostponed' }
  | ({ kind: 'newPartnerSubmitted' } & Content<'new-partner.submitted'>)
  | { kind: 'newPartnerProposed'; details: z.infer<typeof PartnerDetails> }
  | ({ kind: 'formAttached' } & Content<'form.attached'>)
  | ({ kind: 'supportDueRecorded' } & Content<'support.due-recorded'>)
  | ({ kind: 'supportAnswered' } & Content<'support.answered'>)
  | ({ kind: 'adminVerified'; by: PartnerSide } & Content<'admin.verified'>)
  | ({ kind: 'partnerGroupsRecorded'; groupIds: string[] } & (
      | { by: PartnerSide }
      | { by: 'ops'; party: PartnerSide }
    ))
  | ({ kind: 'accessReported' } & ReadExport)
  | ({ kind: 'correctionRequested'; by: Party } & Content<'correction.requested'>)
  | { kind: 'transferCancelled'; by: Party | 'ops'; reason: string }
  | ({ kind: 'signed' } & SignContent)
  | ({ kind: 'declined'; reason: string } & ByLink)
  | ({ kind: 'delegated'; to: Signatory } & ByLink)
  | ({ kind: 'signingPageOpened' } & ByLink)
  | { kind: 'followPageOpened'; ip: string; userAgent: string }
  | { kind: 'partPageOpened'; ip: string; userAgent: string }
  | { kind: 'copiesPageOpened'; party: Party; ip: string; userAgent: string }
  | { kind: 'accessCodeSet'; by: PartnerSide; party: Party; salt: string; hash: string }
  | ({ kind: 'accessCodeTried'; holder: Holder; hash: string; right: boolean } & ByLink)
  | { kind: 'accessCodeCleared'; party: Party; reason: string }
  | { kind: 'partLinkRenewed' }
  | { kind: 'resealAsked' }
  | { kind: 'signatoryReplaced'; party: Party; to: Signatory; reason: string }
  | { kind: 'linkRenewed'; party: Party }
  | { kind: 'followLinkRenewed' }
  | { kind: 'timeExtended'; until: Instant; reason: string }
  | { kind: 'closedByOps'; reason: string };
