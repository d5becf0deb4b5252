import type { common as english } from '../en/common.ts';

/** The words every page needs, in Dutch; the same terms as in the mails. */
export const common = {
  product: 'CSP-abonnementsoverdracht',
  skip: 'Naar de inhoud',
  languages: 'Taal',
  verify: 'Een ondertekende pdf controleren',
  failedTitle: (title: string) => `Fout: ${title}`,
  party: { currentPartner: 'huidige partner', customer: 'klant', newPartner: 'nieuwe partner' },
  Party: { currentPartner: 'Huidige partner', customer: 'Klant', newPartner: 'Nieuwe partner' },
  Team: 'Het team achter deze dienst',
  optional: (label: string) => `${label} (niet verplicht)`,
  listed: (words: readonly string[]) =>
    words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`,
  reference: (traceId: string) => `Kenmerk ${traceId}`,
  somethingWrong: 'Er ontbreekt iets of er klopt iets niet',
} satisfies typeof english;
