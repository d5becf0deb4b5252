/// <reference lib="esnext.intl" />

/** Countries of several zones: the one most of their business is done in. The rest follow from ICU's own table. */
const BUSINESS_ZONE: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  FM: 'Pacific/Pohnpei',
  GL: 'America/Nuuk',
  ID: 'Asia/Jakarta',
  KI: 'Pacific/Tarawa',
  KZ: 'Asia/Almaty',
  MH: 'Pacific/Majuro',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Hebron',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  UZ: 'Asia/Tashkent',
};

/** The time zone business in a country (ISO 3166 alpha-2, upper case) keeps, or undefined when no one zone stands out. */
export function businessZoneOf(country: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(country)) return undefined;
  if (!known.has(country)) known.set(country, BUSINESS_ZONE[country] ?? onlyZoneOf(country));
  return known.get(country);
}

/** Asking ICU costs milliseconds, and its answer never changes while we run. */
const known = new Map<string, string | undefined>();

function onlyZoneOf(country: string): string | undefined {
  const zones = new Intl.Locale(`und-${country}`).getTimeZones() ?? [];
  return zones.length === 1 ? zones[0] : undefined;
}
