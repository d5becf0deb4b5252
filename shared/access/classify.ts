import { foreignPartnerIn, isSameName } from './foreign-principal.ts';
import type { Principal, RoleAssignment } from './role-assignment.ts';
import { type Place, placeOf } from './scope.ts';

/** What tells a partner's access: its groups in its own tenant, its name, its people's addresses, its applications. */
export type PartnerTraces = {
  organisationName: string;
  groupIds: readonly string[];
  emailDomains: readonly string[];
  servicePrincipalIds?: readonly string[];
};

/** Whose access is looked for on which Azure subscription; the current partner is the old one by then. */
export type AccessQuestion = {
  azureSubscriptionId: string;
  oldPartner: PartnerTraces;
  newPartner: PartnerTraces;
};

/** Certain and likely are the old partner's; review is for a person to look at and is never removed (DOMAIN 10.3). */
export type FindingClass = 'certain' | 'likely' | 'newPartner' | 'review' | 'keep';

/** One assignment judged: whose it is, why, and whether it reaches beyond the case's Azure subscription. */
export type Finding = {
  assignment: RoleAssignment;
  class: FindingClass;
  why: string;
  place: Place;
  inherited: boolean;
};

type Holder = Principal & Pick<RoleAssignment, 'roleName'>;
type Rule = readonly [FindingClass, why: string, holds: (holder: Holder, about: AccessQuestion) => boolean];

const CLASSIC = /^(ServiceAdministrator|AccountAdministrator|CoAdministrator)\b/i;

const isOneOf = (id: string | undefined, ids: readonly string[] = []) =>
  id !== undefined && ids.some((known) => known.toLowerCase() === id);

function isNamed({ displayName }: Principal, { organisationName }: PartnerTraces) {
  const partner = foreignPartnerIn(displayName);
  return partner !== undefined && isSameName(partner, organisationName);
}

/** `ana@contoso.com`, `ana@mail.contoso.com`, or as a guest `ana_contoso.com#EXT#@customer.onmicrosoft.com` (DOMAIN 10.2). */
function isFromDomain({ displayName = '', signInName = '' }: Principal, { emailDomains }: PartnerTraces) {
  const addresses = [displayName, signInName].map((text) => text.toLowerCase().replace(/#ext#.*$/s, ''));
  return emailDomains.some((domain) =>
    addresses.some((address) =>
      ['@', '_', '.'].some((mark) => address.endsWith(mark + domain.toLowerCase())),
    ),
  );
}

/** Whatever id is said to be a partner's group: a person or a program is none, and a group with a plain name is the customer's own. */
function isOwnDirectorys({ objectType = '', displayName }: Omit<Holder, 'objectId'>): boolean {
  if (/^(user|serviceprincipal|device)$/i.test(objectType)) return true;
  return /^group$/i.test(objectType) && Boolean(displayName) && foreignPartnerIn(displayName) === undefined;
}

const isNameless = ({ displayName, signInName }: Principal) => !displayName && !signInName;

/** The table of DOMAIN 10.3, the first row that holds decides: a certain id wins over everything, ids win over names. */
const RULES: readonly Rule[] = [
  [
    'certain',
    'Its object id is that of one of the old partner’s groups.',
    ({ objectId, ...holder }, { oldPartner }) =>
      isOneOf(objectId, oldPartner.groupIds) && !isOwnDirectorys(holder),
  ],
  [
    'newPartner',
    'Its object id is that of one of the new partner’s groups.',
    ({ objectId }, { newPartner }) => isOneOf(objectId, newPartner.groupIds),
  ],
  [
    'likely',
    'It is a foreign principal with the old partner’s name.',
    (holder, { oldPartner }) => isNamed(holder, oldPartner),
  ],
  [
    'newPartner',
    'It is a foreign principal with the new partner’s name.',
    (holder, { newPartner }) => isNamed(holder, newPartner),
  ],
  [
    'review',
    'It is a foreign principal of somebody else, who may serve the customer too (multi-partner).',
    ({ displayName }) => foreignPartnerIn(displayName) !== undefined,
  ],
  [
    'review',
    'It is a foreign group without a name: ask the old partner whether the object id is one of its groups.',
    (holder) => isNameless(holder) && holder.objectType?.toLowerCase() === 'foreigngroup',
  ],
  [
    'review',
    'It is a guest or a user with an address of the old partner.',
    (holder, { oldPartner }) => isFromDomain(holder, oldPartner),
  ],
  [
    'review',
    'It is an application of the old partner.',
    ({ objectId }, { oldPartner }) => isOneOf(objectId, oldPartner.servicePrincipalIds),
  ],
  [
    'review',
    'It is a classic administrator, who is not removed as a role assignment is: see the subscription’s page in the portal.',
    ({ objectId, roleName }) => objectId === undefined && CLASSIC.test(roleName ?? ''),
  ],
  [
    'review',
    'Nobody can tell who it is: the principal is deleted, or belongs to another tenant.',
    (holder) => isNameless(holder) && /^(unknown)?$/i.test(holder.objectType ?? ''),
  ],
  [
    'review',
    'It is a group without a name: a list that shows no names cannot tell whose it is.',
    (holder) => isNameless(holder) && holder.objectType?.toLowerCase() === 'group',
  ],
];

function judge(holder: Holder, about: AccessQuestion): Pick<Finding, 'class' | 'why'> {
  const rule = RULES.find(([, , holds]) => holds(holder, about));
  return rule ? { class: rule[0], why: rule[1] } : { class: 'keep', why: 'It is neither partner’s.' };
}

/** Judges every row of an export, in its order. */
export function classify(rows: readonly RoleAssignment[], about: AccessQuestion): Finding[] {
  return rows.map((assignment) => {
    const place = placeOf(assignment.scope, about.azureSubscriptionId);
    return { assignment, ...judge(assignment, about), place, inherited: place !== 'within' };
  });
}

/** Whether a class is the old partner's (DOMAIN 10.4). */
export const isOldPartners = (found: FindingClass): boolean => found === 'certain' || found === 'likely';

/**
 * What keeps the case open: the old partner's roles that hold on the case's subscription, inherited ones too, because
 * a role on a management group above it is access to it. Roles on other subscriptions are another matter: the
 * customer may go on working with the old partner there (DOMAIN 7.2).
 */
export const remaining = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => isOldPartners(finding.class) && finding.place !== 'elsewhere');

/** What a principal of another tenant may look like when a list shows no name for it (DOMAIN 10.2). */
const MAY_BE_FOREIGN = /^(foreigngroup|group|unknown)?$/i;

/**
 * What could be the old partner's for all a list shows: roles on the case's subscription without a name, while the
 * ids of the old partner's groups are not known. A list with any of these proves nothing.
 */
export const unrecognisable = (findings: readonly Finding[], { oldPartner }: AccessQuestion): Finding[] =>
  oldPartner.groupIds.length > 0
    ? []
    : findings.filter(
        ({ assignment, class: found, place }) =>
          found === 'review' &&
          place !== 'elsewhere' &&
          isNameless(assignment) &&
          MAY_BE_FOREIGN.test(assignment.objectType ?? ''),
      );
