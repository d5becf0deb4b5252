import type { about as english } from '../en/about.ts';

/** The same in Dutch. */
export const about = {
  attested: 'Wat de nieuwe partner verklaart',
  agreement: 'Overeenkomst met de klant',
  agreed: (name: string, date: string) => `${name}, gesloten op ${date}`,
  attestedBy: 'Verklaard door',
  relationship: 'Resellerrelatie',
  confirmed: (time: string) => `Bevestigd op ${time}`,
  evidence: 'Bewijs',
  goodToKnow: 'Goed om te weten',
  question: 'Als u een vraag hebt',
  yourPartner: (person: string, organisation: string) => `Uw huidige partner: ${person} bij ${organisation}`,
  partnerNow: (organisation: string) => `Uw partner van nu af, ${organisation}`,
  currentPartner: (organisation: string) => `De huidige partner, ${organisation}`,
  team: 'Het team achter deze dienst',
  mention: (transferId: string) => `Noem het kenmerk ${transferId}.`,
  teamAsks: (currentPartner: string) =>
    `Microsoft kan niet optreden voor de klant of de nieuwe partner. Gebeurt er niets, schrijf dan aan het team hierboven, dat ${currentPartner} vraagt: de contactgegevens van de huidige partner zijn alleen te zien voor zijn klant.`,
  newPartnerFirst: (newPartner: string) =>
    `Microsoft kan niet optreden voor de klant of de nieuwe partner. Gebeurt er niets, vraag het dan eerst ${newPartner} en daarna het team hierboven.`,
  noMicrosoft:
    'Microsoft kan niet optreden voor de klant of de nieuwe partner. Gebeurt er niets, vraag het dan eerst de huidige partner en daarna het team hierboven.',
} satisfies typeof english;
