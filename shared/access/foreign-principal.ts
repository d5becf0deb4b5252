/** `Foreign Principal for 'Old Partner' in Role 'TenantAdmins' (Customer Directory)`; the name may hold quotes and brackets (DOMAIN 10.2). */
const FOREIGN_PRINCIPAL = /^Foreign Principal for '(.+)' in role '([^']+)'(?: \((.*)\))?$/i;
/** Two directory names of at most 256 letters fit easily; longer text could only keep the expression busy. */
const LONGEST = 1024;

/** The partner's name in the display name of a foreign principal, or nothing if it is not one. */
export function foreignPartnerIn(displayName = ''): string | undefined {
  return displayName.length > LONGEST ? undefined : FOREIGN_PRINCIPAL.exec(displayName)?.[1];
}

const plain = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Whether two names are the same but for letter case, spaces and the spelling of accents (DOMAIN 10.3). */
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);
