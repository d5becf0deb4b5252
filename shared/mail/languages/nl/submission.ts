import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { answerDue, by, neededBy, ticketOf } from './words.ts';

function afterUpload(f: MailFacts): string {
  switch (f.to) {
    case 'customer':
      return 'U hoeft nu niets te doen. Het verzoek kan niet meer worden ingetrokken; laat uw huidige partner zijn machtigingen houden totdat de overdracht is voltooid.';
    case 'currentPartner':
      return 'Microsoft antwoordt alleen u: meld het antwoord via uw portal (support.answered), de eigen termijn als Microsoft er een noemt (support.due-recorded), en de bevestiging door elke beheerder (admin.verified).';
    case 'newPartner':
      return 'Zorg dat uw beheerder bereikbaar is.';
    case 'ops':
      return '';
  }
}

/** Step 5: the check, and the upload to the existing ticket. */
export const submission = {
  attachForm: (f) => ({
    subject: 'Het overdrachtsformulier is volledig: voeg het toe aan het serviceticket',
    parts: [
      f.serviceTicket
        ? ''
        : 'Open eerst het serviceticket en meld het nummer (service-ticket.opened): het formulier wordt aan een bestaand ticket toegevoegd.',
      `Download het formulier (GET ${f.api}/form) en voeg het met File Upload toe aan ${ticketOf(f)}; open geen tweede ticket. De toelichting om erbij te plakken staat op GET ${f.api}/upload-note.`,
      `Bestand: ${f.transferId}.pdf, SHA-256 ${f.formHash}.`,
      'Gecontroleerd: drie handtekeningen, contactgegevens van beide beheerders, relatie, overeenkomst, land, aanbieding.',
      `Meld daarna via uw portal dat het is toegevoegd (form.attached)${by(f.deadline)}; daarmee beginnen de acht werkuren waarbinnen Microsoft antwoordt.`,
    ],
  }),
  formNotReady: (f) => ({
    subject: 'Het overdrachtsformulier doorstaat de controle nog niet',
    parts: [
      'Voeg het formulier nog niet toe. Aan deze punten is niet voldaan:',
      { list: f.formFailures },
      f.serviceTicket
        ? ''
        : 'Het nummer van het serviceticket ontbreekt; meld het via uw portal (service-ticket.opened).',
      'Verkeerde inhoud wordt met een correctie hersteld (correction.requested); te oude handtekeningen worden vanzelf opnieuw verzameld.',
      neededBy(f),
    ],
  }),
  formSubmitted: (f) => ({
    subject: 'Het overdrachtsformulier is bij Microsoft',
    parts: [
      `${f.currentPartner} heeft het volledige formulier toegevoegd aan ${ticketOf(f)}.`,
      answerDue(f),
      'Microsoft neemt contact op met de beheerders van beide partners om de overdracht te verifiëren.',
      afterUpload(f),
    ],
  }),
} satisfies Chapter;
