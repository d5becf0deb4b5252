import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { by, neededBy } from './words.ts';

/** The way of a new partner without a portal. */
export const onPage = (f: MailFacts): string =>
  f.by === 'mail' && f.partLinked ? 'You can do the same on the page behind the link below.' : '';

/** Step 4, first half: the new partner's part of the form. */
export const newPartner = {
  newPartnerTurn: (f) => ({
    subject: 'Your part of a subscription transfer form',
    parts: [
      `${f.currentPartner} has signed the form; now it is your turn. Send your part through your portal (new-partner.submitted):`,
      {
        list: [
          'your address, and the contact data of your admin and of your signatory',
          `your reseller relationship with ${f.customer}: since when, and the evidence; you may add the invitation link, which is checked against your Microsoft ID`,
          `your agreement with ${f.customer}: its name, its date, and who attests it`,
        ],
      },
      onPage(f),
      `Without a reseller relationship Microsoft does not transfer the subscription. ${f.customer} sees both attestations before it signs.`,
      f.proposal === undefined
        ? `${f.customer} may enter your contact data for you; it counts only once you have confirmed it.`
        : `${f.customer} has entered your contact data for you (number ${f.proposal}); it counts only once you have confirmed it.`,
      neededBy(f),
    ],
  }),
  newPartnerAsked: (f) => ({
    subject: 'The new partner is asked for its part of the form',
    parts: [
      `${f.currentPartner} has signed the form. ${f.newPartner} is now asked for its part: contact data, its reseller relationship and its agreement with you${f.deadline ? `, by ${f.deadline}` : ''}.`,
      `If you have the contact data of ${f.newPartner}, you may enter it on your own page. It stands in the form only after ${f.newPartner} has confirmed it.`,
      `If ${f.newPartner} sends you an invitation to a reseller relationship, a Global admin of your organisation has to accept it.`,
      `After that you and ${f.newPartner} are asked to sign.`,
    ],
  }),
  confirmProposal: (f) => ({
    subject: 'The customer has entered your contact data: is it right?',
    parts: [
      `${f.customer} has entered your contact data for the transfer form${f.proposal === undefined ? '' : ` (number ${f.proposal})`}. Nothing of it stands in the form yet. Your portal reads it at GET ${f.api}.`,
      `If it is right, confirm it through your portal (new-partner.submitted with confirmsProposal), together with your reseller relationship and your agreement${by(f.deadline)}. If it is not, send your own data instead.`,
      onPage(f),
    ],
  }),
} satisfies Chapter;
