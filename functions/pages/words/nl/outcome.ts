import type { outcome as english } from '../en/outcome.ts';

/** The same in Dutch. */
export const outcome = {
  declined: {
    title: 'U hebt geweigerd',
    text: 'De overdracht is beëindigd, en iedereen krijgt uw reden te horen. U hoeft niets meer te doen.',
  },
  corrected: {
    title: 'Er is om een correctie gevraagd',
    text: 'Uw verzoek om een correctie is vastgelegd, en iedereen krijgt uw reden te horen. Deze link werkt niet meer; zodra het gecorrigeerde formulier klaar is, krijgt wie het moet ondertekenen een nieuwe link per e-mail.',
  },
  delegated: {
    title: 'Overgedragen aan een collega',
    text: (name: string, email: string) =>
      `${name} is gevraagd in uw plaats te ondertekenen; de link gaat naar ${email}. Uw eigen link werkt niet meer, en u hoeft niets meer te doen.`,
  },
  over: {
    title: 'De overdracht is voorbij',
    copies:
      'Iedereen heeft per e-mail een link gekregen naar het formulier, voor zover het is ondertekend, en naar het certificaat.',
  },
} satisfies typeof english;
