import type { PartnerIdentity, Party } from '../transfer/party.ts';
import type { Cloud } from '../transfer/transfer.ts';
import type { CloudPlaces, Places } from './cloud-places.ts';
import { readInvitation } from './invitation-link.ts';

/** How something is done that the product cannot do for people. */
export type HowTo = { title: string; steps: string[]; notes: string[]; rows: string[] };

const OF_US_GOVERNMENT = {
  privileges:
    'The invitation always includes admin permissions in US Government: there is no option to leave them out. Tell the customer.',
  notes: [
    'Where Partner Center for US Government does not offer the request, agree on the relationship in another way and report it with its evidence: a relationship recorded by hand is accepted.',
  ],
};

const OF_PUBLIC = {
  privileges:
    'Choose whether to include delegated administration privileges; a transfer of Azure subscriptions does not need them.',
  notes: [],
};

const CLOUDS: Record<Cloud, { privileges: string; notes: string[] }> = {
  usgov: OF_US_GOVERNMENT,
  public: OF_PUBLIC,
};

const asking = (cloud: Cloud, { partnerCenter }: CloudPlaces): HowTo => ({
  title: 'Request a reseller relationship with the customer',
  steps: [
    `In Partner Center (${partnerCenter}) choose Customers, then Request a reseller relationship.`,
    CLOUDS[cloud].privileges,
    'Edit the draft mail as you like, but keep its link: it is made out to you.',
    'Send it to a Global admin of the customer; nobody else can accept.',
    'Once it is accepted, the customer is in your customer list. Report it in new-partner.submitted as resellerRelationship, with the link of the invitation so that it can be checked.',
  ],
  notes: [
    'The relationship is needed before the subscription is transferred. It moves nothing by itself, and gives no access to the existing subscription.',
    'It is possible only in your own country or region.',
    ...CLOUDS[cloud].notes,
  ],
  rows: ['R-28', 'D-11', ...(cloud === 'usgov' ? ['D-12', 'D-23'] : [])],
});

const accepting = (cloud: Cloud, { adminCenter }: CloudPlaces): HowTo => ({
  title: 'Accept the new partner’s invitation',
  steps: [
    'Let a Global admin of your organisation open the link in the new partner’s mail; nobody else can accept.',
    `Sign in with that account in the ${cloud === 'usgov' ? 'Microsoft Office admin portal' : 'Microsoft 365 admin center'} (${adminCenter}), read what the partner may do, and accept.`,
  ],
  notes: [
    'Relationships with other partners stay as they are, your current partner’s too.',
    ...(cloud === 'usgov' ? ['In US Government the invitation always includes admin permissions.'] : []),
  ],
  rows: ['R-28', 'D-11', ...(cloud === 'usgov' ? ['D-12'] : [])],
});

/** How new partner and customer come to a reseller relationship in a cloud (R-28, DOMAIN 7.1); the current partner has no part in it. */
export function relationshipHowTo(cloud: Cloud, reader: Party, places: Places): HowTo | undefined {
  if (reader === 'currentPartner') return undefined;
  return (reader === 'newPartner' ? asking : accepting)(cloud, places[cloud]);
}

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Whose links count: an indirect provider may also invite through one of its resellers. */
const TAKES: Record<PartnerIdentity['kind'], readonly string[]> = {
  direct: ['direct'],
  'indirect-provider': ['direct', 'indirect'],
  'indirect-reseller': [],
  advisor: [],
};

/** Why a link is not an invitation of the new partner's to a reseller relationship, as a sentence; `undefined` when it is one. */
export function invitationFault(
  link: string,
  { microsoftId, kind }: Pick<PartnerIdentity, 'microsoftId' | 'kind'>,
): string | undefined {
  const invitation = readInvitation(link);
  if ('fault' in invitation) return invitation.fault;
  if (!TAKES[kind].includes(invitation.kind))
    return `The link is a${invitation.kind === 'direct' ? ' direct' : 'n indirect'} partner’s invitation; the new partner is registered as ${kind}.`;
  const inviting = invitation.kind === 'direct' ? invitation.partner : invitation.provider;
  if (inviting === undefined || !GUID.test(inviting))
    return 'The link does not name the one partner that invites by its Microsoft ID.';
  return inviting === microsoftId.toLowerCase()
    ? undefined
    : `The link is another partner’s invitation: it names the Microsoft ID ${inviting}, the new partner’s is ${microsoftId}.`;
}
