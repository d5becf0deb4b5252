import { z } from 'zod';
import { Instant } from '../transfer/instant.ts';
import { Customer, PartnerDetails, type Party } from '../transfer/party.ts';
import { CalendarDate, Guid, line, name, paragraph, Sha256, TransferId } from '../transfer/primitives.ts';
import {
  Cloud,
  NewPartnerPart,
  type SigningMethod,
  Subscription,
  WrittenRequest,
} from '../transfer/transfer.ts';

/** A service request number of Microsoft: 8 to 20 digits (DOMAIN 6.2). */
const ServiceTicketNumber = z
  .string()
  .regex(/^\d{8,20}$/, 'must be a service request number of 8 to 20 digits');

/** The content that begins a transfer; the current partner's portal sends it (R-08, R-19…R-21). */
export const TransferRequest = z.strictObject({
  cloud: Cloud.default('usgov'),
  request: WrittenRequest,
  customer: Customer,
  subscription: Subscription,
  currentPartner: PartnerDetails,
  newPartnerId: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'must be a partner id'),
});
export type TransferRequest = z.infer<typeof TransferRequest>;

const about = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ transferId: TransferId, ...shape });

/** What a partner's portal may tell a running transfer: message type → content (DESIGN 4). */
export const PortalMessages = {
  'service-ticket.opened': about({ serviceTicket: ServiceTicketNumber, openedAt: Instant }),
  'new-partner.submitted': about(NewPartnerPart.shape),
  'form.attached': about({ sha256: Sha256, attachedAt: Instant }),
  'support.answered': about({
    outcome: z.enum(['received', 'completed', 'incomplete', 'refused']),
    engineer: name(100),
    answeredAt: Instant,
    note: paragraph(2000).optional(),
    cutOffDate: CalendarDate.optional(),
    newPartnerCenterSubscriptionId: Guid.optional(),
  }),
  'admin.verified': about({ admin: z.enum(['currentPartner', 'newPartner']), verifiedAt: Instant }),
  'access.reported': about({
    ranBy: name(100),
    newPartnerCenterSubscriptionId: Guid.optional(),
    roleAssignments: z.union([z.array(z.looseObject({})).max(5000), z.looseObject({})]),
  }),
  'correction.requested': about({
    reason: paragraph(1000),
    corrected: z
      .strictObject({
        customer: Customer.optional(),
        subscription: Subscription.optional(),
        currentPartner: PartnerDetails.optional(),
      })
      .optional(),
  }),
  'transfer.cancelled': about({ reason: paragraph(1000) }),
} as const;

export type PortalMessageType = keyof typeof PortalMessages;

type Content<K extends PortalMessageType> = Omit<z.infer<(typeof PortalMessages)[K]>, 'transferId'>;

/** What a signatory says through the signing page, bound to the revision and bytes that were shown. */
export type SignContent = {
  party: Party;
  revision: number;
  generation: number;
  contentHash: string;
  name: string;
  method: z.infer<typeof SigningMethod>;
  consentVersion: string;
  ip: string;
  userAgent: string;
};

/** Everything the outside can say to a running transfer; past tense, in the words of the process. */
export type Message =
  | ({ kind: 'serviceTicketOpened' } & Content<'service-ticket.opened'>)
  | ({ kind: 'newPartnerSubmitted' } & Content<'new-partner.submitted'>)
  | ({ kind: 'formAttached' } & Content<'form.attached'>)
  | ({ kind: 'supportAnswered' } & Content<'support.answered'>)
  | ({ kind: 'adminVerified' } & Content<'admin.verified'>)
  | ({ kind: 'accessReported' } & Content<'access.reported'>)
  | ({ kind: 'correctionRequested'; by: Party } & Content<'correction.requested'>)
  | ({
      kind: 'transferCancelled';
      by: 'currentPartner' | 'newPartner' | 'ops';
    } & Content<'transfer.cancelled'>)
  | ({ kind: 'signed' } & SignContent)
  | {
      kind: 'declined';
      party: Party;
      revision: number;
      generation: number;
      reason: string;
      ip: string;
      userAgent: string;
    }
  | {
      kind: 'signingPageOpened';
      party: Party;
      revision: number;
      generation: number;
      ip: string;
      userAgent: string;
    };

/** A reason as a person types it. */
export const Reason = line(1000, 3);
