import type { Violation } from '../transfer/refusals.ts';
import type { RoleAssignment } from './role-assignment.ts';
import { completeRole } from './roles.ts';

type Fields = Omit<RoleAssignment, 'conditional'>;
type Field = keyof Fields;

/** How `Get-AzRoleAssignment` calls a field, then how ARM and `az` do; ARM keeps most of them under `properties` (DOMAIN 10.1). */
const NAMES: Record<Field, readonly [string, ...string[]]> = {
  assignmentId: ['RoleAssignmentId', 'id'],
  scope: ['Scope', 'scope'],
  objectId: ['ObjectId', 'principalId'],
  objectType: ['ObjectType', 'principalType'],
  displayName: ['DisplayName', 'principalName'],
  signInName: ['SignInName', 'signInName'],
  roleName: ['RoleDefinitionName', 'roleDefinitionName'],
  roleId: ['RoleDefinitionId', 'roleDefinitionId'],
};
const FIELDS = Object.keys(NAMES) as Field[];
const LONGEST = 2048;
/** A line break or a control character could end a comment or a command of the script (DOMAIN 10.4). */
const BREAKING = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Read = { text: string; fault?: never } | { text?: never; fault: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first of some names that is filled, in the row or in its `properties`; null and empty text are no value. */
function find(row: Record<string, unknown>, names: readonly string[], path: string): [string, unknown] {
  const inner = isObject(row.properties) ? row.properties : {};
  const places: [string, unknown][] = [
    ...names.map((name): [string, unknown] => [`${path}.${name}`, row[name]]),
    ...names.map((name): [string, unknown] => [`${path}.properties.${name}`, inner[name]]),
  ];
  return places.find(([, found]) => (found ?? '') !== '') ?? [path, undefined];
}

function asText(value: unknown): Read {
  if (typeof value !== 'string') return { fault: 'must be text' };
  if (value.length > LONGEST) return { fault: `is longer than ${LONGEST} characters` };
  if (BREAKING.test(value)) return { fault: 'must not contain control characters or line breaks' };
  return { text: value };
}

/** A GUID, or a path that ends in one: ARM and `az` give a role's full path. */
function asGuid(text: string): Read {
  const guid = text
    .slice(text.lastIndexOf('/') + 1)
    .trim()
    .toLowerCase();
  return GUID.test(guid) ? { text: guid } : { fault: 'must be a GUID' };
}

/** A scope is a path as Azure prints it: nothing in it may lead to another place or end it early. */
function asScope(text: string): Read {
  const scope = text.length > 1 && text.endsWith('/') ? text.slice(0, -1) : text;
  const wrong = !scope.startsWith('/') || /[?#%\\]|\/\/|\/\.{1,2}(\/|$)/.test(scope);
  return wrong ? { fault: 'must be the path of an Azure scope' } : { text: scope };
}

const READ: Partial<Record<Field, (text: string) => Read>> = {
  scope: asScope,
  objectId: asGuid,
  roleId: asGuid,
};

function readField(field: Field, value: unknown): Read {
  const read = asText(value);
  return read.text === undefined ? read : (READ[field]?.(read.text) ?? read);
}

/** What a row lacks that it cannot do without; a field that is there and wrong has its own fault. */
function lacks(fields: Partial<Fields>, wrong: ReadonlySet<Field>): string[] {
  const known = (field: Field) => fields[field] !== undefined || wrong.has(field);
  return [
    ...((['objectId', 'displayName', 'signInName'] as const).some(known)
      ? []
      : ['shows neither a principal id nor a name']),
    ...(known('scope') ? [] : ['shows no scope']),
  ];
}

/**
 * Reads one exported row, whichever tool wrote it; whatever is no proper value is a fault at the name it stands under.
 * A row without a principal or a scope is no proof of anything and is a fault. A condition is many lines of code: that
 * there is one is all that is kept.
 */
export function readRow(value: unknown, path: string): { row: RoleAssignment; faults: Violation[] } {
  if (!isObject(value)) return { row: { scope: '' }, faults: [{ path, message: 'is no role assignment' }] };
  const fields: Partial<Fields> = {};
  const faults: Violation[] = [];
  const wrong = new Set<Field>();
  for (const field of FIELDS) {
    const [at, found] = find(value, NAMES[field], path);
    if (found === undefined) continue;
    const { text, fault } = readField(field, found);
    if (text !== undefined) fields[field] = text;
    if (fault === undefined) continue;
    wrong.add(field);
    faults.push({ path: at, message: fault });
  }
  faults.push(...lacks(fields, wrong).map((message) => ({ path, message })));
  const conditional = find(value, ['Condition', 'condition'], path)[1] !== undefined;
  const row = {
    scope: '',
    ...fields,
    ...completeRole(fields),
    ...(conditional ? { conditional: true as const } : {}),
  };
  return { row, faults };
}
