import type { Denial } from '../../facts/support-facts.ts';
import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { answerDue, quoted, ticketOf } from './words.ts';

const wasDue = (f: MailFacts): string =>
  f.answer ? `had er uiterlijk ${f.answer.dueAt} moeten zijn` : 'is te laat';

const countedBy = ({ answer }: MailFacts): string =>
  answer && !answer.byMicrosoft ? `, geteld volgens de kalender ${answer.calendar}` : '';

const askOnTicket = (f: MailFacts): string =>
  f.to === 'currentPartner'
    ? 'Vraag er in het ticket naar. Een later antwoord telt nog steeds: meld het via uw portal (support.answered).'
    : `${f.currentPartner} is gevraagd er in het ticket naar te vragen. Een later antwoord telt nog steeds.`;

const reportIfThere = (f: MailFacts): string =>
  f.to === 'currentPartner' ? 'Is het antwoord er al, meld het dan via uw portal (support.answered).' : '';

const denied = (f: MailFacts, { partner, at, note }: Denial): string =>
  `De beheerder van ${f[partner]}, ${at}${note ? `: ${quoted(note)}` : ''}`;

/** Step 5, second half: Microsoft's eight business hours, and what it answers. */
export const support = {
  dueRecorded: (f) => ({
    subject: 'Microsoft Support heeft zelf een antwoordtijd genoemd',
    parts: [
      `Voor ${ticketOf(f)} geldt nu die tijd, in plaats van de tijd die eerder is genoemd.`,
      answerDue(f),
    ],
  }),
  supportHalfTime: (f) => ({
    subject: f.answer?.byMicrosoft
      ? 'De helft van de antwoordtijd is voorbij zonder antwoord'
      : 'Vier van de acht werkuren zijn voorbij zonder antwoord',
    parts: [`De helft van de tijd voor ${ticketOf(f)} is voorbij.`, answerDue(f), reportIfThere(f)],
  }),
  supportThreeQuarters: (f) => ({
    subject: f.answer?.byMicrosoft
      ? 'Driekwart van de antwoordtijd is voorbij zonder antwoord'
      : 'Zes van de acht werkuren zijn voorbij zonder antwoord',
    parts: [`Driekwart van de tijd voor ${ticketOf(f)} is voorbij.`, answerDue(f), reportIfThere(f)],
  }),
  supportBreached: (f) => ({
    subject: 'Microsoft Support heeft niet op tijd geantwoord',
    parts: [
      `Het antwoord op ${ticketOf(f)} ${wasDue(f)}${countedBy(f)}.`,
      askOnTicket(f),
      'Zolang het ontbreekt, meldt deze dienst dat op elke werkdag opnieuw.',
    ],
  }),
  supportStillSilent: (f) => ({
    subject: 'Nog steeds geen antwoord van Microsoft Support',
    parts: [`Het antwoord op ${ticketOf(f)} ${wasDue(f)}.`, askOnTicket(f)],
  }),
  receiptConfirmed: (f) => ({
    subject: 'Microsoft Support heeft het overdrachtsformulier',
    parts: [
      `Microsoft Support bevestigt de ontvangst bij ${ticketOf(f)}. De beslissing volgt; daarvoor geldt geen termijn.`,
      f.to === 'currentPartner'
        ? 'Meld de beslissing via uw portal (support.answered) zodra u die hebt.'
        : 'Wij laten het u weten zodra de beslissing is gemeld.',
    ],
  }),
  adminDenied: (f) => ({
    subject: 'Een beheerder heeft de overdracht niet aan Microsoft bevestigd',
    parts: [
      'Microsoft vraagt de beheerders van beide partners de overdracht te bevestigen, en een van hen heeft dat niet gedaan:',
      { list: f.denied.map((denial) => denied(f, denial)) },
      `Zonder die bevestiging draagt Microsoft het abonnement niet over. Was het een vergissing, dan kan die met Microsoft worden opgelost in ${ticketOf(f)}; ${f.to === 'currentPartner' ? 'leg daarna de nieuwe bevestiging vast' : `${f.currentPartner} legt daarna de nieuwe bevestiging vast`} (admin.verified).`,
      'Stemt de partner niet in, dan kan alleen een weigering door Microsoft of het team achter deze dienst de overdracht nu nog beëindigen.',
    ],
  }),
} satisfies Chapter;
