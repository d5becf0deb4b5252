import type { Party } from '../../../../shared/transfer/party.ts';

/** The words every page needs. */
export const common = {
  product: 'CSP subscription transfer',
  skip: 'Skip to the content',
  languages: 'Language',
  verify: 'Check a signed PDF',
  failedTitle: (title: string) => `Error: ${title}`,
  party: { currentPartner: 'current partner', customer: 'customer', newPartner: 'new partner' } as Record<
    Party,
    string
  >,
  Party: { currentPartner: 'Current partner', customer: 'Customer', newPartner: 'New partner' } as Record<
    Party,
    string
  >,
  Team: 'The team that runs this service',
  optional: (label: string) => `${label} (optional)`,
  listed: (words: readonly string[]) =>
    words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`,
  reference: (traceId: string) => `Reference ${traceId}`,
  somethingWrong: 'Something is missing or not right',
};
