import type { z } from 'zod';
import { PortalMessages } from '../../../shared/workflow/messages.ts';
import { TransferRequest } from '../../../shared/workflow/transfer-request.ts';
import { a, aPartnersDetails } from '../../support/a-party.ts';
import { aHash, aTransferId } from '../../support/a-transfer.ts';
import { PART } from './walk.ts';

const transferId = aTransferId(1);
const at = '2026-11-02T15:00:00Z';
/** A request as the current partner's portal sends it. */
export const REQUEST = {
  cloud: 'usgov',
  request: {
    by: 'Renée Lemaire',
    receivedAt: at,
    text: 'Please move us to Fabrikam.',
    alsoSentTo: 'Microsoft',
  },
  customer: a.customer,
  subscription: a.subscription,
  currentPartner: aPartnersDetails('Ana', 'Ortiz', 'contoso.com'),
  newPartnerId: 'fabrikam',
};
/** One good message of every type, with every optional field. */
const GOOD: Record<string, [z.ZodType, Record<string, unknown>]> = {
  'transfer.requested': [TransferRequest, REQUEST],
  'service-ticket.opened': [
    PortalMessages['service-ticket.opened'],
    { transferId, serviceTicket: '616122292874576', openedAt: at },
  ],
  'service-ticket.postponed': [PortalMessages['service-ticket.postponed'], { transferId }],
  'new-partner.submitted': [
    PortalMessages['new-partner.submitted'],
    {
      transferId,
      ...PART,
      resellerRelationship: {
        ...PART.resellerRelationship,
        invitationLink: 'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship',
      },
    },
  ],
  'form.attached': [PortalMessages['form.attached'], { transferId, sha256: aHash('form'), attachedAt: at }],
  'support.due-recorded': [PortalMessages['support.due-recorded'], { transferId, dueAt: at }],
  'support.answered': [
    PortalMessages['support.answered'],
    {
      transferId,
      outcome: 'completed',
      engineer: 'Sam Engineer',
      answeredAt: at,
      note: 'Line one\nLine two',
      sections: ['newPartner'],
      cutOffDate: '2026-11-30',
      newPartnerCenterSubscriptionId: '0f1d27a4-60b3-4d0c-9a5b-3f8a1c5f9d11',
    },
  ],
  'admin.verified': [
    PortalMessages['admin.verified'],
    { transferId, admin: 'newPartner', verifiedAt: at, outcome: 'denied', note: 'Nobody told us.' },
  ],
  'partner-groups.recorded': [
    PortalMessages['partner-groups.recorded'],
    { transferId, groupIds: a.currentPartner.groupIds },
  ],
  'access.reported': [
    PortalMessages['access.reported'],
    { transferId, ranBy: 'Łukasz 李', roleAssignments: [{ ObjectId: 'x', Extra: null }] },
  ],
  'correction.requested': [
    PortalMessages['correction.requested'],
    {
      transferId,
      revision: 1,
      reason: 'Typing mistake',
      sections: ['customer'],
      corrected: { customer: a.customer },
    },
  ],
  'transfer.cancelled': [PortalMessages['transfer.cancelled'], { transferId, reason: 'No budget' }],
};
/** What a message may leave out. */
const OPTIONAL: Record<string, string[]> = {
  'transfer.requested': ['cloud'],
  'support.answered': ['note', 'sections', 'cutOffDate', 'newPartnerCenterSubscriptionId'],
  'admin.verified': ['note', 'outcome'],
  'correction.requested': ['sections', 'corrected'],
};

/** What another field can stand in for. */
const EITHER = ['details', 'roleAssignments'];

/** The fields without which a message of this type says nothing. */
export const neededIn = (type: string): string[] =>
  Object.keys(good(type)[1]).filter((field) => ![...(OPTIONAL[type] ?? []), ...EITHER].includes(field));

/** Every type of message. */
export const types = Object.keys(GOOD);

/** The paths of all issues, as a caller reads them. */
export const faults = (schema: z.ZodType, content: unknown): string[] => {
  const parsed = schema.safeParse(content);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
};
/** A good message of a type, with its schema. */
export const good = (type: string): [z.ZodType, Record<string, unknown>] => {
  const found = GOOD[type];
  if (!found) throw new Error(type);
  return found;
};
/** What is said of the fault at a path. */
export const explain = (path: string, schema: z.ZodType, content: unknown): string => {
  const parsed = schema.safeParse(content);
  const issues = parsed.success ? [] : parsed.error.issues;
  return issues.find((issue) => issue.path.join('.') === path)?.message ?? '';
};

/** Every string field of a message, as paths; `transferId` and ids included. */
function stringPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => stringPaths(inner, [...path, key]));
}
/** A message with one field changed. */
export function replaced(value: unknown, [key, ...rest]: string[], by: (old: string) => unknown): unknown {
  if (key === undefined) return by(String(value));
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}
/** Role assignments are kept as they come; only what the product itself reads is looked at. */
export const EVERY_FIELD = types.flatMap((type) =>
  stringPaths(good(type)[1])
    .filter(([first]) => first !== 'roleAssignments')
    .map((path) => ({ type, path, field: path.join('.') })),
);
