import type { faults as english } from '../en/faults.ts';

/** The faults in Dutch. */
export const faults = {
  missing: (label: string) => `${label} ontbreekt.`,
  tooShort: (label: string) => `${label} is te kort.`,
  shorterThan: (label: string, least: string) =>
    `${label} is te kort: er zijn minstens ${least} tekens nodig.`,
  tooLong: (label: string) => `${label} is te lang.`,
  notOffered: (label: string) => `${label} is niet een van de mogelijkheden.`,
  notTicked: (label: string) => `${label}: kruis minstens één vakje aan.`,
  hiddenCharacters: (label: string) =>
    `${label} bevat onzichtbare tekens. Typ het in plaats van het te plakken.`,
  nameWithLink: (label: string) => `${label} moet een naam zijn, geen webadres.`,
  email: (label: string) => `${label} moet een e-mailadres zijn, zoals naam@example.com.`,
  phone: (label: string) => `${label} moet een telefoonnummer zijn, zoals +1 425 555 0100.`,
  partnerNumber: (label: string) => `${label} moet de PartnerID van 4 tot 10 cijfers zijn.`,
  country: (label: string) => `${label} moet uit twee hoofdletters bestaan, zoals US.`,
  unitedKingdom: (label: string) => `${label}: de letters van het Verenigd Koninkrijk zijn GB.`,
  guid: (label: string) =>
    `${label} moet een id zijn zoals b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0: groepen van 8, 4, 4, 4 en 12 cijfers en letters.`,
  date: (label: string) => `${label} moet een datum zijn, zoals 2026-11-22.`,
  address: (label: string) => `${label} moet een webadres zijn dat met https:// begint.`,
  future: (label: string) => `${label} ligt in de toekomst.`,
  tooEarly: (label: string, limit: string) => `${label} ligt vóór ${limit}.`,
  nameAsShown: (label: string, printed: string) =>
    `${label} moet getypt zijn zoals de pagina het toont: ${printed}.`,
  signsAlready: (label: string) => `${label} is van de persoon die al is gevraagd te ondertekenen.`,
  signsForAnother: (label: string) =>
    `${label} is van iemand die voor een andere partij ondertekent; niemand ondertekent voor twee partijen.`,
  sameAdmin: (label: string) =>
    `${label} is van de beheerder van de huidige partner. Microsoft neemt contact op met beide beheerders, dus moeten zij verschillen.`,
  addressCountry: (label: string) =>
    `${label} is niet het land van de tenant van de partner. Vul het adres van het organisatieprofiel in.`,
  oldId: (label: string) => `${label} is een id van vóór de overdracht; de nieuwe is nodig.`,
  moreFaults: (label: string, count: string) => `${label} bevat nog ${count} fouten.`,
  noRoles: (label: string, id: string) => `${label} toont geen rol op het Azure-abonnement ${id}.`,
  noAssignment: (label: string) => `${label} is geen roltoewijzing.`,
  unknownName: (label: string) => `${label} wordt hier niet verwacht.`,
  namelessPrincipal: (label: string, role: string, scope: string) =>
    `${label} toont ${role} op ${scope} voor een account zonder naam.`,
  emptyList: (label: string) => `${label} is leeg: wie de rollen mag zien, ziet minstens een Owner.`,
  tooManyRows: (label: string, found: string, most: string) =>
    `${label} heeft ${found} regels; er kunnen er hooguit ${most} worden gelezen.`,
  firstPageOnly: (label: string) =>
    `${label} is alleen de eerste pagina van een langere lijst: lever de hele lijst in.`,
  notText: (label: string) => `${label} is geen tekst in UTF-8 of UTF-16.`,
  notJson: (label: string) =>
    `${label} is geen JSON: lever in wat Get-AzRoleAssignment | ConvertTo-Json toont.`,
  notAText: (label: string) => `${label} moet tekst zijn.`,
  scope: (label: string) => `${label} moet het pad van een Azure-scope zijn.`,
  noPrincipal: (label: string) => `${label} toont geen id en geen naam van een account.`,
  noScope: (label: string) => `${label} toont geen scope.`,
  other: (label: string) => `${label} klopt niet.`,
  thisEntry: 'Wat u hebt ingevuld',
  row: (number: number) => `Regel ${number} van de lijst`,
  rowField: (number: number, field: string) => `Regel ${number} van de lijst, ${field},`,
  summary: (count: number) =>
    count === 1 ? 'Eén ding om te verbeteren' : `${count} dingen om te verbeteren`,
} satisfies typeof english;
