import type { PartnerDetails } from '../../../shared/transfer/party.ts';
import { detailsGroups, ROLE_FIELD } from './details-fields.ts';

const NAMES = [...detailsGroups('en').flatMap(({ fields }) => fields.map(({ name }) => name)), ROLE_FIELD];

/** The typed fields as details to be read by the domain's schema; what was left empty is left out. */
export function detailsIn(fields: ReadonlyMap<string, string>): object {
  const details: Record<string, string | Record<string, string>> = { address: {}, admin: {}, signatory: {} };
  for (const name of NAMES) {
    const text = fields.get(name)?.trim();
    const [group = '', key] = name.split('.');
    const into = details[group];
    if (text && key === undefined) details[group] = text;
    if (text && key !== undefined && typeof into === 'object') into[key] = text;
  }
  return details;
}

/** Details as the fields hold them: `admin.email` and so on. */
export const asTyped = (details: PartnerDetails | undefined): Map<string, string> =>
  new Map(
    Object.entries(details ?? {}).flatMap(([group, value]: [string, string | object | undefined]) =>
      typeof value === 'object'
        ? Object.entries(value).map(([key, text]): [string, string] => [`${group}.${key}`, String(text)])
        : [[group, value ?? ''] as [string, string]],
    ),
  );

/** Whether two people would read the same in both. */
export function isSameDetails(one: PartnerDetails, other: PartnerDetails): boolean {
  const [left, right] = [asTyped(one), asTyped(other)];
  return left.size === right.size && [...left].every(([name, text]) => right.get(name) === text);
}
