import { z } from 'zod';
import { readRoleFile } from '../../../shared/access/role-file.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import { Guid, name } from '../../../shared/transfer/primitives.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/transfer/refusals.ts';
import { readAs } from '../../../shared/workflow/read-json.ts';
import type { HandedInRoles } from '../../../shared/workflow/report-access.ts';

const About = z.strictObject({ ranBy: name(100), newPartnerCenterSubscriptionId: Guid.optional() });

/** A pasted list with who made it, and the id under which it is taken once: of this content, after what the page showed. */
export function readList(
  fields: ReadonlyMap<string, string>,
): { content: HandedInRoles; messageId: string; bodyHash: string } | Refusal {
  const given = ['ranBy', 'newPartnerCenterSubscriptionId']
    .map((of) => [of, fields.get(of)?.trim()])
    .filter(([, text]) => text);
  const about = readAs(About, Object.fromEntries(given));
  const roles = fields.get('roles') ?? '';
  const file = Buffer.from(roles);
  if (isRefusal(about)) return refuse(about.refused, [...about.violations, ...listFaults(file)]);
  const shown = /^\d{1,6}$/.exec(fields.get('shown') ?? '')?.[0] ?? '0';
  const bodyHash = hashOf(JSON.stringify([about, roles]));
  return { content: { ...about, roles: { file } }, messageId: `access.after${shown}.${bodyHash}`, bodyHash };
}

/** What is wrong with the list itself, so that nobody hears of it only after mending the rest. */
function listFaults(file: Uint8Array) {
  const read = readRoleFile(file);
  return read.kind === 'faults'
    ? read.faults.map(({ path, message }) => ({ path: `data.${path}`, message }))
    : [];
}
