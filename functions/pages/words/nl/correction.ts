import type { correction as english } from '../en/correction.ts';

/** The same in Dutch. */
export const correction = {
  intro:
    'Klopt er iets niet in het formulier, onderteken het dan niet, maar vraag om een correctie. Handtekeningen onder het onjuiste deel vervallen, iedereen leest uw reden, en wie opnieuw moet ondertekenen, krijgt een nieuwe link.',
  what: 'Wat klopt er niet?',
  section: {
    customer: 'Iets over de klant',
    subscription: 'Iets over het abonnement',
    currentPartner: 'Iets over de huidige partner',
    newPartner: 'Iets over de nieuwe partner',
  },
  reason: 'Wat moet er staan? Alle partijen zullen dit lezen',
  whatField: 'Wat er niet klopt',
  reasonField: 'Uw reden',
  ask: 'Om een correctie vragen',
} satisfies typeof english;
