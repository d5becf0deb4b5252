import type { EndFacts } from '../../facts/end-facts.ts';
import type { Part } from '../../letter/letter.ts';
import type { MailFacts } from '../../mail-facts.ts';
import type { News } from '../catalogue.ts';
import { copiesOf } from './copies.ts';
import { bothIds, namesOf, quoted, ticketOf, WHO } from './words.ts';

const withWords = (sentence: string, words: string): string =>
  words ? `${sentence}: ${quoted(words)}` : `${sentence}.`;

/** How a transfer ended and at whose wish, in one sentence (D-20). */
export function howEnded({ end, by, words, silent }: EndFacts, f: MailFacts): string {
  const who = WHO[by ?? 'product'];
  switch (end) {
    case 'completed':
      return by === 'ops'
        ? withWords(
            'The team that runs this service has closed the transfer without proof that the old partner’s access is removed',
            words,
          )
        : `The subscription is with ${f.newPartner}, and the access of ${f.currentPartner} is removed.`;
    case 'declined':
      return withWords(`${who} has declined`, words);
    case 'cancelled':
      return by === 'customer'
        ? withWords('The customer has withdrawn its request', words)
        : withWords(`${who} has cancelled the transfer`, words);
    case 'expired':
      return `Nothing was heard in time from ${namesOf(f, silent) || 'those it waited for'}.`;
    case 'refused':
      return withWords('Microsoft Support has refused the transfer', words);
    case 'rejected':
      return withWords('The request does not meet the conditions for this transfer', words);
  }
}

const COMPLETED_FOR: Record<MailFacts['to'], string> = {
  newPartner:
    'Use the Partner Center subscription ID for usage calls; you see the Azure subscription ID only where you have a role.',
  customer:
    'Delegated admin privileges are not Azure roles: end the old partner’s in the admin center under Settings, Partner relationships.',
  currentPartner: 'From now on the new partner opens the support tickets for this subscription.',
  ops: '',
};

/** What the last list left open is said, not passed over: guests of the old partner, principals without a name (DOMAIN 10.2). */
const toLookAt = ({ access }: MailFacts): string =>
  access && access.review > 0
    ? `The last list of roles holds ${access.review === 1 ? 'one entry' : `${access.review} entries`} that only the customer can judge, such as guests and principals without a name: please look at them.`
    : '';

const completed = (f: MailFacts): Part[] => [
  f.cutOffDate ? `Cut-off date: billing moves to ${f.newPartner} on ${f.cutOffDate}.` : '',
  ...(f.newPartnerCenterSubscriptionId
    ? ['Every support ticket from now on names both ids:', bothIds(f, f.newPartnerCenterSubscriptionId)]
    : []),
  COMPLETED_FOR[f.to],
  toLookAt(f),
];

/** Once Microsoft has a form only Microsoft knows where the subscription is; the ticket is to be closed there. */
function staying(f: MailFacts, by: EndFacts['by']): string {
  if (by === 'ops') return '';
  const close =
    f.to === 'currentPartner' && f.serviceTicket ? ` Please close ${ticketOf(f)} with Microsoft.` : '';
  if (!f.submitted)
    return `The subscription stays with ${f.currentPartner}. Links to sign no longer work.${close}`;
  return f.to === 'currentPartner'
    ? `Microsoft has a form of this transfer: please say on ${ticketOf(f)} that it has ended.`
    : `Microsoft has a form of this transfer; ${f.currentPartner} tells Microsoft that it has ended.`;
}

/** Nobody is obliged to agree, and Microsoft hears no appeal (D-20). */
const notCompleted = ({ end, by }: EndFacts, f: MailFacts): Part[] => [
  staying(f, by),
  end === 'declined' || end === 'refused'
    ? 'No party is obliged to agree, and there is no appeal at Microsoft.'
    : '',
  f.to === 'customer'
    ? `If you still want to move the subscription, ask ${f.currentPartner} in writing again: a new request is possible at any time.`
    : `A new request of ${f.customer} is possible at any time.`,
];

/** The last word of every transfer: how it ended, at whose wish, and what one may do now. */
export function ended(f: MailFacts): News {
  const over = f.ended;
  return {
    subject:
      over?.end === 'completed'
        ? 'The subscription transfer is complete'
        : 'The subscription transfer has ended',
    parts: over
      ? [
          howEnded(over, f),
          ...(over.end === 'completed' ? completed(f) : notCompleted(over, f)),
          ...copiesOf(f),
        ]
      : ['The transfer is over.'],
  };
}
