import type { Finding } from './classify.ts';
import { type CleanUpCase, type CleanUpPlan, cleanUpPlan, type Grant } from './clean-up-plan.ts';
import { comment } from './powershell.ts';
import type { Removal } from './removal.ts';

const EMPTY = '';

/** Who runs it, and the ways to the tenant id and to the portal (R-36, R-38, R-42, D-09). */
function opening({ oldPartnerName, newPartnerName, azureSubscriptionId }: CleanUpCase): string[] {
  return [
    comment`Access clean-up after the transfer of an Azure subscription: ${azureSubscriptionId}.`,
    comment`First the new partner is given access of its own, if it has none yet: ${newPartnerName}.`,
    comment`Then the roles of the old partner on this subscription are removed: ${oldPartnerName}.`,
    '# Run it in PowerShell with the Az modules (Az.Resources 4.1.1 or later), signed in as somebody who is Owner or',
    '# User Access Administrator there: often that is the customer only. Nothing else about the subscription changes.',
    '# The tenant is the Microsoft ID of the customer: Partner Center dashboard, Customers, the arrow beside the customer.',
    '# The portal: Partner Center, Customers, double-click the company name, Service management, Microsoft Azure,',
    '# Microsoft Azure Management Portal.',
    "$ErrorActionPreference = 'Stop'",
  ];
}

function grantLines(grant: Grant | undefined): string[] {
  if (grant === undefined)
    return ['# The list shows that the new partner is Owner already: there is nothing to grant.'];
  if (grant.kind === 'command') return [grant.command];
  return [
    '# The object id of the AdminAgents group of the new partner is not known yet. The new partner signs in to its own',
    '# tenant, runs the next line and its portal records the id (partner-groups.recorded); after that this script has the',
    '# grant.',
    '# Until then every removal below is a comment: nothing is removed before the new partner has access.',
    `# ${grant.howToFind}`,
  ];
}

/** What the list says of an assignment, for whoever decides about it. */
function described({
  assignment: { displayName, signInName, objectId, roleName, roleId, scope },
  why,
}: Finding): string[] {
  const name = displayName ?? signInName ?? '(no name)';
  return [
    comment`The list of role assignments shows: ${name}, object id ${objectId ?? '(none)'},`,
    comment`with this role and in this scope: ${roleName ?? roleId ?? '(none)'}, ${scope}.`,
    `# ${why}`,
  ];
}

const removalLines = (removal: Removal): string[] => [...described(removal), removal.whatIf, removal.command];

/** Commands that only whoever means them runs: they go beyond the subscription, or come before the grant (D-08). */
const withheldLines = (removal: Removal): string[] => [
  ...described(removal),
  `# ${removal.whatIf}`,
  `# ${removal.command}`,
];

function section(title: string, blocks: readonly (readonly string[])[]): string[] {
  if (blocks.length === 0) return [];
  return [EMPTY, `# ${title}`, ...blocks.flatMap((block, n) => (n === 0 ? block : [EMPTY, ...block]))];
}

const NOTHING_TO_REMOVE = [
  '# The list shows no role of the old partner on this subscription that can be removed now.',
];

/** What no list of role assignments shows (DOMAIN 10.2). */
const BEYOND_THE_LIST = [
  '# Not in this list at all. Azure Lighthouse: portal, Service providers, or Get-AzManagedServicesAssignment.',
  '# Delegated admin rights, granular ones (GDAP) too: Microsoft 365 admin center, Settings, Partner relationships.',
  '# Guest users and enterprise applications of the old partner: Microsoft Entra ID of the customer.',
];

function sections({ signIn, grant, removals, keptOwners, review, exportAgain }: CleanUpPlan): string[] {
  const [inherited, own] = [removals.filter((r) => r.inherited), removals.filter((r) => !r.inherited)];
  const remove = grant?.kind === 'groupUnknown' ? withheldLines : removalLines;
  return [
    ...section('1. Sign in to the tenant of the customer and choose the subscription.', [signIn]),
    ...section('2. Grant the new partner its access first.', [grantLines(grant)]),
    ...section(
      '3. Remove the old partner: look at what each -WhatIf shows before you run the line after it.',
      own.length > 0 ? own.map(remove) : [NOTHING_TO_REMOVE],
    ),
    ...section(
      'Kept: the last Owner is not removed. Run the rest, list the roles again, and print new commands.',
      keptOwners.map(described),
    ),
    ...section(
      'Apart: these hold beyond this subscription, and removing them affects more than it. Take the # away only if you mean that.',
      inherited.map(withheldLines),
    ),
    ...section('4. Look at these yourself: nothing here is removed for you.', [
      ...review.map(described),
      BEYOND_THE_LIST,
    ]),
    ...section(
      '5. List the roles again and report the file roles.json: the case is complete when it shows nobody of the old partner.',
      [[exportAgain]],
    ),
  ];
}

/**
 * The clean-up as a PowerShell script for the customer or the new partner. It is the plan printed:
 * commands hold values as literals only, everything else is comment.
 */
export const cleanUpScript = (about: CleanUpCase): string =>
  [...opening(about), ...sections(cleanUpPlan(about)), EMPTY].join('\n');
