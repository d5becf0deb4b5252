import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { ended } from './ended.ts';
import { onPage } from './new-partner.ts';
import { contact, missing, namesOf, neededBy, noHelp } from './words.ts';

function whatHelps(f: MailFacts): string {
  switch (f.to) {
    case 'customer':
      return f.waitsFor.includes('currentPartner')
        ? `${noHelp(f)} Wend u tot ${f.currentPartner}, en daarna tot het team achter deze dienst. ${contact(f)}`
        : `Neem alstublieft contact op met ${namesOf(f, f.waitsFor)}.`;
    case 'newPartner':
      return `${noHelp(f)} Neem contact op met ${namesOf(f, f.waitsFor)}, en daarna met het team achter deze dienst.`;
    case 'currentPartner':
      return `Neem contact op met ${namesOf(f, f.waitsFor)}.`;
    case 'ops':
      return 'U kunt een nieuwe link laten sturen, een ondertekenaar vervangen, meer tijd geven of de overdracht met een reden beëindigen.';
  }
}

/** What may happen at every stage: reminders, silence, more time, the end. */
export const course = {
  stageReminder: (f) => ({
    subject: 'Herinnering: een overdracht van een abonnement wacht op u',
    parts: [
      missing(f) ? `Wat ontbreekt: ${missing(f)}.` : 'De overdracht wacht op u.',
      neededBy(f) || 'Er is geen uiterste datum.',
      onPage(f),
    ],
  }),
  stageStalled: (f) => ({
    subject: 'Een overdracht van een abonnement staat stil',
    parts: [
      `De overdracht wacht sinds ${f.stageSince} op ${namesOf(f, f.waitsFor)}, ondanks meerdere herinneringen.`,
      missing(f) ? `Wat ontbreekt: ${missing(f)}.` : '',
      f.deadline ? `Komt er niets, dan eindigt de overdracht op ${f.deadline}.` : '',
      whatHelps(f),
    ],
  }),
  timeExtended: (f) => ({
    subject: 'U hebt meer tijd voor een overdracht van een abonnement',
    parts: [
      f.deadline
        ? `Het team achter deze dienst heeft u meer tijd gegeven: tot ${f.deadline}.`
        : 'Het team achter deze dienst heeft u meer tijd gegeven.',
      missing(f) ? `Wat ontbreekt: ${missing(f)}.` : '',
    ],
  }),
  followLinkRenewed: () => ({
    subject: 'Uw pagina van de overdracht heeft een nieuw adres',
    parts: [
      'Het team achter deze dienst heeft de link naar uw pagina vervangen. Eerdere links werken niet meer; de link hieronder is alleen voor u.',
    ],
  }),
  transferEnded: ended,
} satisfies Chapter;
