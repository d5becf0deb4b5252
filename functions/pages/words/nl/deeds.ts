import type { deeds as english } from '../en/deeds.ts';

/** What the customer can do on its own page: propose, correct, withdraw (R-08, A-11, A-20, DOMAIN 13). */
export const deeds = {
  heading: 'Wat u kunt doen',
  propose: {
    summary: 'De contactgegevens van de nieuwe partner invullen',
    summaryAgain: 'De contactgegevens van de nieuwe partner die u hebt ingevuld, veranderen',
    title: 'De contactgegevens van de nieuwe partner',
    sent: (newPartner) =>
      `Wat u hebt ingevuld, is naar ${newPartner} gestuurd, die het moet bevestigen. U hoeft nu niets meer te doen.`,
    already: (time, newPartner) =>
      `U hebt op ${time} contactgegevens ingevuld; ${newPartner} moet ze nog bevestigen. U mag ze opnieuw invullen.`,
    why: (newPartner) =>
      `Kent u ze, dan kunt u invullen wat er over ${newPartner} in het formulier staat. De nieuwe partner moet ze bevestigen voordat er wordt ondertekend.`,
    send: 'Naar de nieuwe partner sturen',
  },
  correct: {
    summary: 'Om een correctie van het formulier vragen',
    title: 'Een correctie van het formulier',
    asked: 'Er is om uw correctie gevraagd, en iedereen krijgt daar bericht van.',
  },
  withdraw: {
    summary: 'Uw verzoek intrekken',
    title: 'Uw verzoek intrekken',
    effect: 'De overdracht eindigt voor iedereen, en uw abonnement blijft bij uw huidige partner.',
    reason: 'Uw reden, die alle partijen te lezen krijgen',
    reasonLabel: 'Uw reden',
    send: 'Het verzoek intrekken',
    doneTitle: 'U hebt uw verzoek ingetrokken',
    done: 'De overdracht is beëindigd, en iedereen krijgt uw reden te lezen. Uw abonnement blijft bij uw huidige partner. De link naar uw pagina werkt niet meer.',
  },
} satisfies typeof english;
