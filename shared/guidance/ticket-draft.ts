import { type Refusal, refuse } from '../transfer/refusals.ts';
import type { PartnerSide } from '../transfer/tenancy.ts';
import { isEnd, type Transfer } from '../transfer/transfer.ts';
import { ticketPath } from './click-paths.ts';
import type { Places } from './cloud-places.ts';
import { labelled, onOneLine } from './plain-text.ts';
import { followUp, type Matter, transferRequest } from './ticket-matter.ts';
import type { TicketValues } from './ticket-values.ts';

/** A support ticket ready to be typed or pasted into the portal (DOMAIN 9.2). */
export type TicketDraft = TicketValues & {
  kind: Matter['kind'];
  title: string;
  azureSubscriptionId: string;
  partnerCenterSubscriptionId: string;
  contact: { name: string; email: string; phone: string };
  description: string;
  /** The whole as plain text. */
  text: string;
  /** The way to the form that asks for it: an address, then labels. */
  path: string[];
  notes: string[];
};

const named = ({ organisationName, microsoftId }: { organisationName: string; microsoftId: string }) =>
  `${organisationName}, Microsoft ID ${microsoftId}`;

function written(
  transfer: Transfer,
  matter: Matter,
  values: TicketValues,
): Omit<TicketDraft, 'path' | 'notes'> {
  const { customer, currentPartner, newPartner } = transfer;
  const title = `${matter.title} – ${onOneLine(customer.organisationName)}`;
  const { firstName, lastName, email, phone } = matter.admin;
  const contact = { name: onOneLine(`${firstName} ${lastName}`), email, phone };
  const about = labelled([
    ...matter.ids,
    ['Customer', named(customer)],
    [matter.partners[0], named(currentPartner.identity)],
    [matter.partners[1], named(newPartner.identity)],
    ...matter.more,
    ['Our reference', transfer.id],
  ]);
  const description = `${matter.opening}\n\n${about}`;
  const head = labelled([
    ['Title', title],
    ['Issue type', values.issueType],
    ['Subscription (Azure subscription ID)', transfer.subscription.azureSubscriptionId],
    ['Support plan', values.supportPlan],
    ['Severity', values.severity],
    ['Problem type', values.problemType],
    ['Contact', `${contact.name}, ${contact.email}, ${contact.phone}`],
  ]);
  return {
    ...values,
    kind: matter.kind,
    title,
    azureSubscriptionId: transfer.subscription.azureSubscriptionId,
    partnerCenterSubscriptionId: matter.commerceId,
    contact,
    description,
    text: `${head}\n\nDescription:\n${description}\n`,
  };
}

/**
 * The ticket a partner opens: the current partner until the subscription has moved, the new partner afterwards, each
 * with its own admin as contact (D-14). Refused for the other partner (`not-yours-to-say`), after an end without a
 * move (`transfer-ended`), and while one of the two ids is not known (`commerce-id-missing`, R-24).
 */
export function ticketDraft(
  transfer: Transfer,
  by: PartnerSide,
  values: TicketValues,
  places: Places,
): TicketDraft | Refusal {
  const moved = transfer.stage === 'access' || transfer.stage === 'completed';
  if (by !== (moved ? 'newPartner' : 'currentPartner')) return refuse('not-yours-to-say');
  if (isEnd(transfer.stage) && !moved) return refuse('transfer-ended');
  const matter = moved ? followUp(transfer) : transferRequest(transfer);
  if ('refused' in matter) return matter;
  return { ...written(transfer, matter, values), path: ticketPath(transfer, places), notes: matter.notes };
}
