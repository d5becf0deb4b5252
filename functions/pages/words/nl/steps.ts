import type { steps as english } from '../en/steps.ts';

/** The seven steps in Dutch. */
export const steps = {
  names: [
    'Het verzoek wordt gecontroleerd',
    'De huidige partner opent een serviceticket',
    'De huidige partner ondertekent het formulier',
    'De nieuwe partner vult zijn deel in',
    'De klant en de nieuwe partner ondertekenen',
    'Het formulier ligt bij de huidige partner en Microsoft Support',
    'De toegang van de oude partner wordt verwijderd',
  ],
  at: (step: number, name: string) => `Stap ${step} van 7: ${name}`,
  all: 'Alle stappen',
  done: 'gedaan',
  now: 'nu',
} satisfies typeof english;
