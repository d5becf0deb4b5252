import type { Safety } from '../../letter/letter.ts';
import type { MailFacts } from '../../mail-facts.ts';
import type { Origin, Purpose } from '../catalogue.ts';

const OPENING: Record<Purpose, string> = {
  sign: 'Opening the link signs nothing. You first read the whole form; then you sign it, decline, or ask for a correction.',
  part: 'Opening the link sends nothing. Your part counts once you have sent it on that page.',
  follow: 'Opening the link changes nothing.',
  copies: 'Opening the link changes nothing; it lets you read the documents and keep them.',
};

const ALONE: Record<Purpose, string> = {
  sign: 'The link is for you alone; do not forward it. If a colleague is to sign, pass the signature on there: your colleague then gets a link of their own.',
  part: 'The link is for your organisation alone; do not forward it to anybody else.',
  follow: 'The link is for you alone; do not forward it.',
  copies: 'The link is for you alone; forward the documents, not the link.',
};

/** Whom to ask whether a mail is genuine: the one who knows of the transfer. */
const asked = (f: MailFacts): string => (f.to === 'customer' ? f.currentPartner : f.customer);

/** How a genuine mail is known (RELIABILITY 2.2): its reference, its sender and where its link leads. */
export const safety = (purpose: Purpose, f: MailFacts, { sender, host, opsMailTo }: Origin): Safety => ({
  title: 'How to know that this mail is genuine',
  points: [
    `It names transfer ${f.transferId}${sender ? `, comes from ${sender}` : ''}, and its link leads to ${host}. We never ask for a password or a payment.`,
    OPENING[purpose],
    ALONE[purpose],
    `If you did not expect this mail, do not open the link. Ask ${asked(f)} in a way you already know, or write to ${opsMailTo}.`,
  ],
});
