import type { start as english, accessCode as englishCode } from '../en/start.ts';

/** The page a link leads to, in Dutch. */
export const start = {
  title: 'Uw link naar een abonnementsoverdracht',
  intro:
    'De link in uw e-mail hoort bij de overdracht van een Azure-abonnement van de ene CSP-partner aan de andere. Open hem om te zien wie u wat vraagt.',
  harmless: 'Door hem te openen ondertekent u niets en verandert er niets.',
  code: 'Code uit uw e-mail',
  codeHint: 'De lange tekst in de e-mail, van de eerste tot de laatste letter.',
  open: 'Openen',
  notExpected:
    'Had u deze e-mail niet verwacht? Open de link dan niet, maar vraag het de organisatie die in de e-mail staat, op een manier die u kent.',
} satisfies typeof english;

/** The page that asks for the access code, in Dutch. */
export const accessCode = {
  title: 'Toegangscode',
  intro:
    'Wie u vraagt te ondertekenen, beschermt het formulier met een toegangscode en heeft u die op een andere manier dan per e-mail gegeven, bijvoorbeeld per telefoon.',
  code: 'Toegangscode',
  codeHint: 'Hoofdletters en kleine letters zijn gelijk.',
  go: 'Verder',
  wrong: (left: number) =>
    left === 1
      ? 'Dit is niet de toegangscode. U hebt nog één poging.'
      : `Dit is niet de toegangscode. U hebt nog ${left} pogingen.`,
  missing: 'De toegangscode ontbreekt.',
  forgotten:
    'Hebt u de code niet? Vraag haar aan de organisatie die u vraagt te ondertekenen; wij kunnen haar niet geven, want wij kennen haar niet.',
} satisfies typeof englishCode;
