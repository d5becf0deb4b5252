import { clickPaths, ticketPath } from '../../guidance/click-paths.ts';
import { PLACES, type Places } from '../../guidance/cloud-places.ts';
import { ticketDraft } from '../../guidance/ticket-draft.ts';
import { ARTICLE_TICKET_VALUES, type TicketValues } from '../../guidance/ticket-values.ts';
import type { Addressee } from '../../transfer/mail-order.ts';
import { isRefusal } from '../../transfer/refusals.ts';
import type { Transfer } from '../../transfer/transfer.ts';

/** What settings say of tickets and places. */
export type GuideSources = { ticketValues: TicketValues; places: Places };

/** What the article and Microsoft's documents say, where no setting says otherwise. */
export const GUIDE: GuideSources = { ticketValues: ARTICLE_TICKET_VALUES, places: PLACES };

/** The ways through Partner Center and the commands a reader follows, in the case's own cloud. */
export type GuideFacts = {
  ticketValues: TicketValues;
  /** The ticket as the current partner can copy it, with its own contact data (R-13…R-16); empty for everybody else and after the move. */
  ticketDraft: string[];
  /** Where a ticket is opened. */
  ticketPath: string;
  /** The new partner's way to the customer's Azure portal. */
  portalPath: string;
  azurePortal: string;
  /** Sign in, choose the subscription, list the role assignments (R-37…R-40, DOMAIN 12); ids only, which are checked GUIDs. */
  listCommands: string[];
};

const way = (path: string[]): string => path.join(' → ');

/** Title, contact and description; what is chosen from lists stands beside them. */
function draftFor(transfer: Transfer, to: Addressee, { ticketValues, places }: GuideSources): string[] {
  const draft = to === 'currentPartner' ? ticketDraft(transfer, to, ticketValues, places) : undefined;
  if (!draft || isRefusal(draft)) return [];
  const { name, email, phone } = draft.contact;
  return [
    `Title: ${draft.title}`,
    `Contact: ${name}, ${email}, ${phone}`,
    '',
    'Description:',
    ...draft.description.split('\n'),
  ];
}

/** What the guidance of this case offers to mails. */
export function guideFacts(transfer: Transfer, to: Addressee, sources: GuideSources): GuideFacts {
  const { ticketValues, places } = sources;
  const { azurePortal, signInSwitch } = places[transfer.cloud];
  const toPortal = clickPaths(transfer, 'newPartner', places).find(
    ({ id }) => id === 'azure-portal-of-customer',
  );
  const switches = [signInSwitch, `-Tenant '${transfer.customer.microsoftId}'`].filter((one) => one !== '');
  return {
    ticketValues,
    ticketDraft: draftFor(transfer, to, sources),
    ticketPath: way(ticketPath(transfer, places)),
    portalPath: way(toPortal?.path ?? []),
    azurePortal,
    listCommands: [
      `Connect-AzAccount ${switches.join(' ')}`,
      `Set-AzContext -Subscription '${transfer.subscription.azureSubscriptionId}'`,
      'Get-AzRoleAssignment | ConvertTo-Json -Depth 4 | Set-Content -Encoding utf8 roles.json',
    ],
  };
}
