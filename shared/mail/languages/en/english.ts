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
  customer: (f) => `because ${f.customer} has asked ${f.currentPartner} for this transfer`,
  currentPartner: (f) => `because ${f.currentPartner} is the current partner in this transfer`,
  newPartner: (f) => `because ${f.newPartner} is the new partner in this transfer`,
  ops: () => 'because you run the service',
};

/** All that is written to people in English. */
export const ENGLISH: Catalogue = {
  frame: {
    product: 'CSP subscription transfer',
    greeting: (name) => `Dear ${name},`,
    about: (f) =>
      `This is about moving the Azure subscription of ${f.customer} from ${f.currentPartner} to ${f.newPartner} (transfer ${f.transferId}).`,
    buttons: {
      sign: 'Review and sign',
      follow: 'Follow the transfer',
      part: 'Fill in the new partner’s part',
      copies: 'Get your copies',
    },
    instead: 'Or open this address:',
    until: (time) => `The link works until ${time}.`,
    codeLead: 'If the link does not open by itself, paste this code there:',
    safety,
    footer: (f, opsMailTo) => [
      `CSP subscription transfer sends you this mail about transfer ${f.transferId}, ${WHY[f.to](f)}.`,
      `Questions go to the team that runs the service: ${opsMailTo}.`,
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
