import type { MailFacts } from '../../mail-facts.ts';
import type { Catalogue } from '../catalogue.ts';
import { course } from './course.ts';
import { moved } from './moved.ts';
import { newPartner } from './new-partner.ts';
import { papers } from './papers.ts';
import { request } from './request.ts';
import { revision } from './revision.ts';
import { safety } from './safety.ts';
import { signing } from './signing.ts';
import { submission } from './submission.ts';
import { support } from './support.ts';

const WHY: Record<MailFacts['to'], (f: MailFacts) => string> = {
  customer: (f) => `omdat ${f.customer} ${f.currentPartner} om deze overdracht heeft gevraagd`,
  currentPartner: (f) => `omdat ${f.currentPartner} de huidige partner in deze overdracht is`,
  newPartner: (f) => `omdat ${f.newPartner} de nieuwe partner in deze overdracht is`,
  ops: () => 'omdat u de dienst beheert',
};

/** All that is written to people in Dutch. */
export const DUTCH: Catalogue = {
  frame: {
    product: 'Overdracht van CSP-abonnementen',
    greeting: (name) => `Geachte ${name},`,
    about: (f) =>
      `Dit gaat over de overdracht van het Azure-abonnement van ${f.customer} van ${f.currentPartner} naar ${f.newPartner} (overdracht ${f.transferId}).`,
    buttons: {
      sign: 'Lezen en ondertekenen',
      follow: 'Volg de overdracht',
      part: 'Vul het deel van de nieuwe partner in',
      copies: 'Haal uw kopieën op',
    },
    instead: 'Of open dit adres:',
    until: (time) => `De link werkt tot ${time}.`,
    codeLead: 'Gaat de link niet vanzelf open, plak dan daar deze code:',
    safety,
    footer: (f, opsMailTo) => [
      `De dienst voor de overdracht van CSP-abonnementen stuurt u deze e-mail over overdracht ${f.transferId}, ${WHY[f.to](f)}.`,
      `Vragen kunt u stellen aan het team achter de dienst: ${opsMailTo}.`,
    ],
  },
  news: {
    ...request,
    ...newPartner,
    ...signing,
    ...revision,
    ...submission,
    ...support,
    ...moved,
    ...course,
    ...papers,
  },
};
