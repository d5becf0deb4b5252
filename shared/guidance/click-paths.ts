import type { PartnerSide } from '../transfer/tenancy.ts';
import type { Stage, Subscription, Transfer } from '../transfer/transfer.ts';
import type { CloudPlaces, Places } from './cloud-places.ts';
import { onOneLine } from './plain-text.ts';
import { stagesFrom } from './stage-span.ts';

/** A way through Partner Center and the Azure portal, in the words their pages use. */
export type ClickPath = {
  id: string;
  title: string;
  /** An address to open, then labels to choose from left to right. */
  path: string[];
  hint?: string;
  rows: readonly string[];
};

type Way = Omit<ClickPath, 'path'> & {
  shownTo: Partial<Record<PartnerSide, readonly Stage[]>>;
  labels(customer: string, places: CloudPlaces, transfer: Transfer): string[];
};

const FILLING_IN = stagesFrom('requested', 'currentPartnerSignature');
const MOVED = ['access', 'completed'] as const;

/** A subscription as it stands in a list of its customer's. */
const nameOf = ({ friendlyName, azureSubscriptionId }: Subscription): string =>
  onOneLine(friendlyName ?? azureSubscriptionId);

const WAYS: readonly Way[] = [
  {
    id: 'open-ticket',
    title: 'Open a support ticket',
    rows: ['R-13', 'R-14', 'D-15'],
    hint: 'Microsoft Azure opens the Azure portal of this cloud; only the provider of the subscription can open the ticket.',
    shownTo: { currentPartner: ['requested', 'ticket'], newPartner: MOVED },
    labels: (customer, { azurePortal }) => [
      ...['Customers', customer, 'Service management', 'Support tickets', 'New ticket', 'Microsoft Azure'],
      ...[azurePortal, 'New support request'],
    ],
  },
  {
    id: 'customer-microsoft-id',
    title: 'Find the customer’s Microsoft ID',
    rows: ['R-20', 'R-38', 'R-39'],
    hint: 'The down-arrow expands the customer’s entry, which shows Domain name and Microsoft ID: a GUID, the tenant to sign in to.',
    shownTo: { currentPartner: FILLING_IN, newPartner: MOVED },
    labels: (customer) => ['Customers', customer, 'Microsoft ID'],
  },
  {
    id: 'subscription-id',
    title: 'Find the subscription to transfer',
    rows: ['R-21'],
    hint: 'Expand the customer’s entry, then the subscription.',
    shownTo: { currentPartner: FILLING_IN },
    labels: (customer, _, { subscription }) => [
      ...['Customers', customer, 'View Subscriptions', nameOf(subscription)],
    ],
  },
  {
    id: 'both-subscription-ids',
    title: 'Find both ids of the moved subscription',
    rows: ['R-22', 'R-23'],
    hint: 'The Partner Center subscription ID is new and used for billing; the Azure subscription ID is kept, and is the one in the recon file.',
    shownTo: { newPartner: MOVED },
    labels: (customer, _, { subscription }) => [
      ...['Customers', customer, 'View Subscriptions', nameOf(subscription), 'Edit Subscription'],
    ],
  },
  {
    id: 'organisation-profile',
    title: 'Find your own Microsoft ID, organisation name and address',
    rows: ['R-19'],
    hint: 'Copy Microsoft ID, Organization name and Address as they stand there.',
    shownTo: { currentPartner: FILLING_IN, newPartner: stagesFrom('requested', 'newPartner') },
    labels: () => ['Account settings', 'Organization profile'],
  },
  {
    id: 'attach-form',
    title: 'Attach the completed form to the existing ticket',
    rows: ['R-33'],
    hint: 'Open no second ticket.',
    shownTo: { currentPartner: ['submission'] },
    labels: (customer, _, { serviceTicket }) => [
      ...['Customers', customer, 'Service management', 'Support tickets'],
      ...[serviceTicket?.number ?? 'the ticket of this transfer', 'File Upload'],
    ],
  },
  {
    id: 'azure-portal-of-customer',
    title: 'Go to the customer’s Azure portal, to remove outdated access',
    rows: ['R-42'],
    hint: 'Double-click the company name to open its Subscriptions page; the link is under Microsoft Azure.',
    shownTo: { newPartner: ['access'] },
    labels: (customer, { azurePortal }) => [
      ...['Customers', customer, 'Subscriptions', 'Service management', 'Microsoft Azure'],
      ...['Microsoft Azure Management Portal', azurePortal],
    ],
  },
];

function along({ labels }: Way, transfer: Transfer, places: Places): string[] {
  const here = places[transfer.cloud];
  const customer = onOneLine(transfer.customer.organisationName);
  return [here.partnerCenter, ...labels(customer, here, transfer)];
}

/** The ways a partner needs at the present stage, in the addresses of the case's cloud. */
export const clickPaths = (transfer: Transfer, reader: PartnerSide, places: Places): ClickPath[] =>
  WAYS.filter(({ shownTo }) => shownTo[reader]?.includes(transfer.stage)).map((way) => {
    const { shownTo: _, labels: __, ...shown } = way;
    return { ...shown, path: along(way, transfer, places) };
  });

/** The way to open a ticket, whatever the stage. */
export const ticketPath = (transfer: Transfer, places: Places): string[] =>
  WAYS.filter(({ id }) => id === 'open-ticket').flatMap((way) => along(way, transfer, places));
