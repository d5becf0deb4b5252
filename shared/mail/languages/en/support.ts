import type { Denial } from '../../facts/support-facts.ts';
import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { answerDue, quoted, ticketOf } from './words.ts';

const wasDue = (f: MailFacts): string => (f.answer ? `was due ${f.answer.dueAt}` : 'is overdue');

const countedBy = ({ answer }: MailFacts): string =>
  answer && !answer.byMicrosoft ? `, counted by the calendar ${answer.calendar}` : '';

const askOnTicket = (f: MailFacts): string =>
  f.to === 'currentPartner'
    ? 'Please ask for it on the ticket. An answer that comes later still counts: report it through your portal (support.answered).'
    : `${f.currentPartner} is asked to inquire on the ticket. An answer that comes later still counts.`;

const reportIfThere = (f: MailFacts): string =>
  f.to === 'currentPartner'
    ? 'If the answer is there already, report it through your portal (support.answered).'
    : '';

const denied = (f: MailFacts, { partner, at, note }: Denial): string =>
  `The admin of ${f[partner]}, ${at}${note ? `: ${quoted(note)}` : ''}`;

/** Step 5, second half: Microsoft's eight business hours, and what it answers. */
export const support = {
  dueRecorded: (f) => ({
    subject: 'Microsoft Support has named its own time to answer',
    parts: [
      `It is the one that counts now for ${ticketOf(f)}, instead of the time told before.`,
      answerDue(f),
    ],
  }),
  supportHalfTime: (f) => ({
    subject: f.answer?.byMicrosoft
      ? 'Half of the response time has passed without an answer'
      : 'Four of eight business hours have passed without an answer',
    parts: [`Half of the time for ${ticketOf(f)} has passed.`, answerDue(f), reportIfThere(f)],
  }),
  supportThreeQuarters: (f) => ({
    subject: f.answer?.byMicrosoft
      ? 'Three quarters of the response time have passed without an answer'
      : 'Six of eight business hours have passed without an answer',
    parts: [`Three quarters of the time for ${ticketOf(f)} have passed.`, answerDue(f), reportIfThere(f)],
  }),
  supportBreached: (f) => ({
    subject: 'Microsoft Support has not answered in time',
    parts: [
      `The answer to ${ticketOf(f)} ${wasDue(f)}${countedBy(f)}.`,
      askOnTicket(f),
      'While it is missing, this service tells you so again on every business day.',
    ],
  }),
  supportStillSilent: (f) => ({
    subject: 'Still no answer from Microsoft Support',
    parts: [`The answer to ${ticketOf(f)} ${wasDue(f)}.`, askOnTicket(f)],
  }),
  receiptConfirmed: (f) => ({
    subject: 'Microsoft Support has the transfer form',
    parts: [
      `Microsoft Support confirms receipt on ${ticketOf(f)}. Its decision follows; there is no time limit for that.`,
      f.to === 'currentPartner'
        ? 'Report the decision through your portal (support.answered) as soon as you have it.'
        : 'We tell you as soon as it is reported.',
    ],
  }),
  adminDenied: (f) => ({
    subject: 'An admin has not confirmed the transfer to Microsoft',
    parts: [
      'Microsoft asks the admins of both partners to verify the transfer, and one has not confirmed it:',
      { list: f.denied.map((denial) => denied(f, denial)) },
      `Microsoft does not move the subscription without that. If it was a mistake, it can be cleared up with Microsoft on ${ticketOf(f)}; ${f.to === 'currentPartner' ? 'then please record the new verification' : `${f.currentPartner} then records the new verification`} (admin.verified).`,
      'If the partner does not agree, only Microsoft’s refusal or the team that runs this service can end the transfer now.',
    ],
  }),
} satisfies Chapter;
