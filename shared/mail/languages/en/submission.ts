import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { answerDue, by, neededBy, ticketOf } from './words.ts';

function afterUpload(f: MailFacts): string {
  switch (f.to) {
    case 'customer':
      return 'There is nothing you have to do now. The request can no longer be withdrawn; please keep your current partner’s permissions until the transfer is complete.';
    case 'currentPartner':
      return 'Microsoft answers you alone: report its answer through your portal (support.answered), its own time if it names one (support.due-recorded), and each admin’s verification (admin.verified).';
    case 'newPartner':
      return 'Please see to it that your admin can be reached.';
    case 'ops':
      return '';
  }
}

/** Step 5: the check, and the upload to the existing ticket. */
export const submission = {
  attachForm: (f) => ({
    subject: 'The transfer form is complete: please attach it to the service ticket',
    parts: [
      f.serviceTicket
        ? ''
        : 'First open the service ticket and report its number (service-ticket.opened): the form is attached to an existing ticket.',
      `Download the form (GET ${f.api}/form) and attach it to ${ticketOf(f)} with File Upload; open no second ticket. The note to paste beside it is at GET ${f.api}/upload-note.`,
      `File: ${f.transferId}.pdf, SHA-256 ${f.formHash}.`,
      'Checked: three signatures, both admins’ contacts, relationship, agreement, country, offer.',
      `Then report the upload through your portal (form.attached)${by(f.deadline)}; the eight business hours in which Microsoft answers begin with it.`,
    ],
  }),
  formNotReady: (f) => ({
    subject: 'The transfer form does not pass the submission check yet',
    parts: [
      'Please do not attach the form yet. These points are not met:',
      { list: f.formFailures },
      f.serviceTicket
        ? ''
        : 'The number of the service ticket is missing; report it through your portal (service-ticket.opened).',
      'Wrong content is mended by a correction (correction.requested); signatures that are too old are collected again by themselves.',
      neededBy(f),
    ],
  }),
  formSubmitted: (f) => ({
    subject: 'The transfer form is with Microsoft',
    parts: [
      `${f.currentPartner} has attached the completed form to ${ticketOf(f)}.`,
      answerDue(f),
      'Microsoft will contact the admins of both partners to verify the transfer.',
      afterUpload(f),
    ],
  }),
} satisfies Chapter;
