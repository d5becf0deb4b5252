import { createHash } from 'node:crypto';
import { type RoleExport, readRoleExport, subscriptionFaults } from '../access/role-export.ts';
import { readRoleFile } from '../access/role-file.ts';
import type { Party } from '../transfer/party.ts';
import { isRefusal, type Refusal, refuse } from '../transfer/refusals.ts';
import { advance } from '../transfer/stages.ts';
import { type Accepted, accept, type Incoming } from './accept.ts';
import type { Message } from './messages.ts';
import type { DoorServices } from './services.ts';

/** A list of role assignments as it was handed in: parsed JSON, or the bytes of the file a tool wrote. */
export type HandedInRoles = {
  ranBy: string;
  newPartnerCenterSubscriptionId?: string | undefined;
  roles: { json: unknown } | { file: Uint8Array };
};

type At = Omit<Incoming, 'message' | 'known'> & { known: NonNullable<Incoming['known']>; side: Party };

/**
 * Takes a list of role assignments: read in whatever shape it came, refused with every fault, kept whole under its own
 * hash, and judged (R-36… ). Nothing is kept of a list that would be refused.
 */
export async function reportAccess(
  services: DoorServices,
  { side, ...at }: At,
  { ranBy, newPartnerCenterSubscriptionId, roles }: HandedInRoles,
): Promise<Accepted | Refusal> {
  const read = 'json' in roles ? readRoleExport(roles.json) : readRoleFile(roles.file);
  const faults = faultsOf(read, at.known.transfer.subscription.azureSubscriptionId);
  if (read.kind === 'faults' || faults.length > 0) return refuse('invalid-content', faults);
  const bytes = 'json' in roles ? Buffer.from(JSON.stringify(roles.json)) : roles.file;
  const exportSha256 = createHash('sha256').update(bytes).digest('hex');
  const said = { by: side, ranBy, newPartnerCenterSubscriptionId, exportSha256 };
  const message: Message = { kind: 'accessReported', ...said, roleAssignments: read.rows };
  const judged = advance(at.known.transfer, message, services.now());
  if (!isRefusal(judged)) await services.documents.put(at.transferId, bytes);
  return accept(services, { ...at, message });
}

const faultsOf = (read: RoleExport, azureSubscriptionId: string) =>
  (read.kind === 'faults' ? read.faults : subscriptionFaults(read.rows, azureSubscriptionId)).map(
    ({ path, message }) => ({ path: `data.${path}`, message }),
  );
