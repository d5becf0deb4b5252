import type { copies as english } from '../en/copies.ts';

/** Form and certificate after the end. */
export const copies = {
  title: 'Uw kopieën',
  back: 'Terug naar uw kopieën',
  intro: (customer, currentPartner, newPartner) =>
    `De overdracht van het Azure-abonnement van ${customer} van ${currentPartner} naar ${newPartner} is voorbij.`,
  ended: 'Beëindigd',
  subscription: 'Azure-abonnement',
  transfer: 'Overdracht',
  form: 'Het formulier',
  noForm: 'Er is geen formulier tot stand gekomen dat u te lezen hebt gekregen, dus er is niets te bewaren.',
  signed: 'Het formulier met zijn drie handtekeningen',
  partlySigned: 'Het formulier zoals het was toen de overdracht eindigde',
  replaced: (revision) => `Revisie ${revision}, die is vervangen`,
  download: 'Download het formulier (PDF)',
  downloadCertificate: 'Download het certificaat (PDF)',
  sha256: 'SHA-256',
  size: (kilobytes) => `${kilobytes} kB`,
  certificate: 'Het certificaat',
  certificateWhat:
    'Het vertelt wie wat heeft ondertekend, wanneer en hoe, en wat er intussen is gebeurd, zo verzegeld dat een verandering opvalt.',
  certificateComing: 'Het certificaat wordt gemaakt. Laad deze pagina zo meteen opnieuw.',
  issued: (time) => `Afgegeven op ${time}.`,
  check: 'Hoe u ze controleert',
  checkHere:
    'Lever een bestand in op de pagina die ondertekende pdf’s controleert: die zegt of het bestand heel is en van wie het is.',
  checkLink: 'Een ondertekende pdf controleren',
  checkReader:
    'Elk pdf-programma dat handtekeningen toont, kan ze ook controleren. Het zegt misschien dat het de uitgever niet kent; dat betekent niet dat het bestand is veranderd.',
  checkHash:
    'Of bereken de SHA-256 van het bestand, met certutil -hashfile, Get-FileHash of sha256sum, en vergelijk die met die hierboven.',
  until: (time) =>
    `Deze link werkt tot ${time}. Bewaar de bestanden: daarna kan niemand deze pagina nog openen.`,
} satisfies typeof english;
