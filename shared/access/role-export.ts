import type { Violation } from '../transfer/refusals.ts';
import type { RoleAssignment } from './role-assignment.ts';
import { readRow } from './role-row.ts';
import { placeOf } from './scope.ts';

export type { RoleAssignment } from './role-assignment.ts';

/** What an export says, or everything that is wrong with it. */
export type RoleExport = { kind: 'rows'; rows: RoleAssignment[] } | { kind: 'faults'; faults: Violation[] };

/** Where the faults of an export are told. */
const PATH = 'roleAssignments';
const MOST_ROWS = 5000;
/** A refusal is kept with the message it answers; after so many faults a person knows enough. */
const MOST_FAULTS = 100;

/** An export in one sentence: nothing in it can be trusted. */
export const exportFault = (message: string): RoleExport => ({
  kind: 'faults',
  faults: [{ path: PATH, message }],
});

/** What an empty export is told; whoever may list roles sees at least the one that allows it. */
export const EMPTY = 'is empty: whoever may see the roles sees at least an Owner';

/** The rows of an export: an array, ARM's (and Windows PowerShell's) `{ value: […] }`, or one row without its array. */
function rowsOf(exported: unknown): unknown[] {
  if (Array.isArray(exported)) return exported;
  if (exported === null || exported === undefined) return [];
  const { value } = Object(exported) as { value?: unknown };
  return Array.isArray(value) ? value : [exported];
}

/**
 * Reads the parsed JSON of `Get-AzRoleAssignment`, ARM REST or `az role assignment list`, row by row, so an export
 * put together from several tools is read too (DOMAIN 10.1). All faults are told at once, the first hundred of them.
 */
export function readRoleExport(exported: unknown): RoleExport {
  const rows = rowsOf(exported);
  if (rows.length === 0) return exportFault(EMPTY);
  if (rows.length > MOST_ROWS)
    return exportFault(`has ${rows.length} rows; at most ${MOST_ROWS} can be read`);
  if (!Array.isArray(exported) && Object(exported).nextLink)
    return exportFault('is only the first page of a list (nextLink): send all pages as one array');
  const read = rows.map((row, n) => readRow(row, `${PATH}.${n}`));
  const faults = read.flatMap((row) => row.faults);
  if (faults.length === 0) return { kind: 'rows', rows: read.map(({ row }) => row) };
  const more = { path: PATH, message: `has ${faults.length - MOST_FAULTS} more faults` };
  return {
    kind: 'faults',
    faults: faults.length > MOST_FAULTS ? [...faults.slice(0, MOST_FAULTS), more] : faults,
  };
}

/** What is wrong if an export shows other subscriptions only: it proves nothing about the case's. */
export function subscriptionFaults(
  rows: readonly Pick<RoleAssignment, 'scope'>[],
  azureSubscriptionId: string,
): Violation[] {
  const places = new Set(rows.map(({ scope }) => placeOf(scope, azureSubscriptionId)));
  if (places.has('within') || !places.has('elsewhere')) return [];
  return [{ path: PATH, message: `shows no role on the Azure subscription ${azureSubscriptionId}` }];
}
