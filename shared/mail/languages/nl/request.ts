import type { Chapter } from '../catalogue.ts';
import { by, contact, noHelp } from './words.ts';

/** Steps 1 and 2: the customer has asked, the current partner opens the ticket. */
export const request = {
  requestReceived: (f) => ({
    subject: 'De overdracht van uw Azure-abonnement is begonnen',
    parts: [
      `${f.currentPartner} heeft uw schriftelijke verzoek vastgelegd, en het abonnement mag worden overgedragen.`,
      `Nu opent ${f.currentPartner} een serviceticket bij Microsoft en ondertekent het overdrachtsformulier. Daarna vult ${f.newPartner} zijn deel in, en vragen wij u en ${f.newPartner} om te ondertekenen.`,
      f.deadline ? `De volgende stap moet vóór ${f.deadline} klaar zijn.` : '',
      'Trek de machtigingen van uw huidige partner niet in voordat de overdracht is voltooid: zonder die machtigingen kan deze het ticket niet meer voor u openen.',
      `${noHelp(f)} Werk daarom nauw samen met ${f.currentPartner}. ${contact(f)}`,
      f.followed
        ? 'Op uw eigen pagina ziet u hoe ver de overdracht is, wie aan de beurt is en wat wanneer klaar moet zijn. Daar kunt u uw verzoek ook intrekken, totdat het formulier bij Microsoft is.'
        : '',
    ],
  }),
  openServiceTicket: (f) => ({
    subject: 'Open het serviceticket voor een overdracht van een abonnement',
    parts: [
      `${f.customer} heeft schriftelijk om de overdracht gevraagd, en het abonnement mag worden overgedragen. U bent degene die het serviceticket opent.`,
      `De weg naar het ticket: ${f.ticketPath}. Kies daar:`,
      {
        list: [
          `Soort probleem: ${f.ticketValues.issueType}`,
          `Ondersteuningsplan: ${f.ticketValues.supportPlan}`,
          `Ernst: ${f.ticketValues.severity}`,
          `Probleemtype: ${f.ticketValues.problemType}`,
          `Azure-abonnements-id: ${f.azureSubscriptionId}`,
          `Partner Center-abonnements-id: ${f.partnerCenterSubscriptionId}`,
        ],
      },
      ...(f.by === 'mail' && f.ticketDraft.length > 0
        ? ['En kopieer dit erin:', { commands: f.ticketDraft }]
        : []),
      'Noem beide id’s, en geef in het ticket uw eigen contactgegevens op, niet die van de klant.',
      `Meld het ticketnummer via uw portal (service-ticket.opened)${by(f.deadline)}. Wilt u eerst ondertekenen en het ticket later openen, meld dat dan (service-ticket.postponed); het nummer is nodig voordat het formulier wordt toegevoegd.`,
      ...f.warnings.map((warning) => `Let op: ${warning}`),
      `Portals lezen het hele concept op GET ${f.api}/ticket-draft.`,
    ],
  }),
} satisfies Chapter;
