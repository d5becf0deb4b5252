import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { by, neededBy, quoted, WHO } from './words.ts';

/** The way of a new partner without a portal. */
export const onPage = (f: MailFacts): string =>
  f.by === 'mail' && f.partLinked ? 'You can do the same on the page behind the link below.' : '';

/** Why the form is another one than before: who wanted that, in which words. */
const why = ({ revised }: MailFacts): string =>
  revised && revised.by !== 'product'
    ? `${WHO[revised.by ?? 'product']} asked for a correction: ${quoted(revised.reason)}`
    : 'The form has been made anew.';

/** Nobody wonders whether an earlier mail was lost or what was sent has failed. */
function yourTurn(f: MailFacts): string {
  switch (f.revised?.partBefore) {
    case 'sent':
      return `${why(f)} So your part of the form is needed once more, although you have sent it before. Check what you sent, correct what has to be, and send it again through your portal (new-partner.submitted):`;
    case 'asked':
      return `You were asked for your part of the form before; since then it has changed. ${why(f)} ${f.currentPartner} has signed the new form, and now it is your turn. Send your part through your portal (new-partner.submitted):`;
    default:
      return `${f.currentPartner} has signed the form; now it is your turn. Send your part through your portal (new-partner.submitted):`;
  }
}

/** Step 4, first half: the new partner's part of the form. */
export const newPartner = {
  newPartnerTurn: (f) => ({
    subject: f.revised?.partBefore
      ? 'Your part of a subscription transfer form is needed again'
      : 'Your part of a subscription transfer form',
    parts: [
      yourTurn(f),
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
    subject: f.revised?.partBefore
      ? 'The new partner is asked again for its part of the form'
      : 'The new partner is asked for its part of the form',
    parts: [
      `${f.revised?.partBefore ? `${why(f)} That is why ${f.newPartner} is now asked again` : `${f.currentPartner} has signed the form. ${f.newPartner} is now asked`} for its part: contact data, its reseller relationship and its agreement with you${f.deadline ? `, by ${f.deadline}` : ''}.`,
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
