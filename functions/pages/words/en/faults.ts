/** What can be wrong with something a person entered: whole sentences about the field, by its label. */
export const faults = {
  missing: (label: string) => `${label} is missing.`,
  tooShort: (label: string) => `${label} is too short.`,
  shorterThan: (label: string, least: string) =>
    `${label} is too short: at least ${least} characters are needed.`,
  tooLong: (label: string) => `${label} is too long.`,
  notOffered: (label: string) => `${label} is not one of those that can be chosen.`,
  notTicked: (label: string) => `${label}: tick at least one box.`,
  hiddenCharacters: (label: string) =>
    `${label} contains invisible characters. Type it instead of pasting it.`,
  nameWithLink: (label: string) => `${label} has to be a name, not a web address.`,
  email: (label: string) => `${label} has to be an e-mail address, such as name@example.com.`,
  phone: (label: string) => `${label} has to be a telephone number, such as +1 425 555 0100.`,
  partnerNumber: (label: string) => `${label} has to be the PartnerID of 4 to 10 digits.`,
  country: (label: string) => `${label} has to be two capital letters, such as US.`,
  unitedKingdom: (label: string) => `${label}: the letters of the United Kingdom are GB.`,
  guid: (label: string) =>
    `${label} has to be an ID such as b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0: groups of 8, 4, 4, 4 and 12 digits and letters.`,
  date: (label: string) => `${label} has to be a date, such as 2026-11-22.`,
  address: (label: string) => `${label} has to be a web address that begins with https://.`,
  future: (label: string) => `${label} lies in the future.`,
  tooEarly: (label: string, limit: string) => `${label} lies before ${limit}.`,
  nameAsShown: (label: string, printed: string) =>
    `${label} has to be typed as the page shows it: ${printed}.`,
  signsAlready: (label: string) => `${label} is that of the person who is asked to sign already.`,
  signsForAnother: (label: string) =>
    `${label} belongs to somebody who signs for another party; nobody signs for two.`,
  sameAdmin: (label: string) =>
    `${label} is that of the current partner’s admin. Microsoft contacts both admins, so the two have to differ.`,
  addressCountry: (label: string) =>
    `${label} differs from the country of the partner’s tenant. Give the address of the organisation profile.`,
  oldId: (label: string) => `${label} is an ID from before the transfer; the new one is needed.`,
  moreFaults: (label: string, count: string) => `${label} has ${count} more faults.`,
  noRoles: (label: string, id: string) => `${label} shows no role on the Azure subscription ${id}.`,
  noAssignment: (label: string) => `${label} is no role assignment.`,
  unknownName: (label: string) => `${label} is not expected here.`,
  namelessPrincipal: (label: string, role: string, scope: string) =>
    `${label} shows ${role} on ${scope} for an account without a name.`,
  emptyList: (label: string) => `${label} is empty: whoever may see the roles sees at least an Owner.`,
  tooManyRows: (label: string, found: string, most: string) =>
    `${label} has ${found} rows; at most ${most} can be read.`,
  firstPageOnly: (label: string) => `${label} is only the first page of a longer list: hand in all of it.`,
  notText: (label: string) => `${label} is not text in UTF-8 or UTF-16.`,
  notJson: (label: string) =>
    `${label} is not JSON: hand in what Get-AzRoleAssignment | ConvertTo-Json prints.`,
  notAText: (label: string) => `${label} has to be text.`,
  scope: (label: string) => `${label} has to be the path of an Azure scope.`,
  noPrincipal: (label: string) => `${label} shows neither the ID nor the name of an account.`,
  noScope: (label: string) => `${label} shows no scope.`,
  /** Where the domain says something this page has no sentence of its own for. */
  other: (label: string, said: string) => `${label} ${said}.`,
  /** The same where the page has no label for the place. */
  thisEntry: 'What you entered',
  row: (number: number) => `Row ${number} of the list`,
  rowField: (number: number, field: string) => `Row ${number} of the list, ${field},`,
  summary: (count: number) => (count === 1 ? 'One thing to put right' : `${count} things to put right`),
};
