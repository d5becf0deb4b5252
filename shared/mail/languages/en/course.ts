import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { ended } from './ended.ts';
import { onPage } from './new-partner.ts';
import { contact, missing, namesOf, neededBy, noHelp } from './words.ts';

function whatHelps(f: MailFacts): string {
  switch (f.to) {
    case 'customer':
      return f.waitsFor.includes('currentPartner')
        ? `${noHelp(f)} Turn to ${f.currentPartner}, then to the team that runs this service. ${contact(f)}`
        : `Please speak to ${namesOf(f, f.waitsFor)}.`;
    case 'newPartner':
      return `${noHelp(f)} Please speak to ${namesOf(f, f.waitsFor)}, then to the team that runs this service.`;
    case 'currentPartner':
      return `Please speak to ${namesOf(f, f.waitsFor)}.`;
    case 'ops':
      return 'You can have a new link sent, replace a signatory, give more time, or end the transfer with a reason.';
  }
}

/** What may happen at every stage: reminders, silence, more time, the end. */
export const course = {
  stageReminder: (f) => ({
    subject: 'Reminder: a subscription transfer is waiting for you',
    parts: [
      missing(f) ? `What is missing: ${missing(f)}.` : 'The transfer is waiting for you.',
      neededBy(f) || 'There is no deadline.',
      onPage(f),
    ],
  }),
  stageStalled: (f) => ({
    subject: 'A subscription transfer stands still',
    parts: [
      `The transfer waits for ${namesOf(f, f.waitsFor)} since ${f.stageSince}, in spite of several reminders.`,
      missing(f) ? `What is missing: ${missing(f)}.` : '',
      f.deadline ? `If nothing comes, the transfer ends ${f.deadline}.` : '',
      whatHelps(f),
    ],
  }),
  timeExtended: (f) => ({
    subject: 'You have more time for a subscription transfer',
    parts: [
      f.deadline
        ? `The team that runs this service has given you more time: until ${f.deadline}.`
        : 'The team that runs this service has given you more time.',
      missing(f) ? `What is missing: ${missing(f)}.` : '',
    ],
  }),
  followLinkRenewed: () => ({
    subject: 'Your page of the subscription transfer has a new address',
    parts: [
      'The team that runs this service has replaced the link to your page. Earlier links to it no longer work; the one below is for you alone.',
    ],
  }),
  transferEnded: ended,
} satisfies Chapter;
