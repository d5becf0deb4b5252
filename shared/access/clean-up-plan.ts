import { type Finding, isOldPartners } from './classify.ts';
import { isSameName } from './foreign-principal.ts';
import { assignmentKey, isNewPartnerOwner, lastOwners } from './last-owner.ts';
import { command } from './powershell.ts';
import { eachOnce, type Removal, removalOf, roleNamesIn } from './removal.ts';
import { subscriptionScope } from './scope.ts';

/** A case whose access is cleaned up; without the new partner's group id nobody can be granted anything by command. */
export type CleanUpCase = {
  cloud: 'public' | 'usgov';
  customerMicrosoftId: string;
  azureSubscriptionId: string;
  newPartnerGroupId?: string;
  newPartnerName: string;
  oldPartnerName: string;
  findings: readonly Finding[];
};

/** How the new partner becomes Owner: by this command, or, its group being unknown, by finding out its id first. */
export type Grant = { kind: 'command'; command: string } | { kind: 'groupUnknown'; howToFind: string };

/** What to run and what to look at, in this order. `grant` is absent when the new partner is Owner already. */
export type CleanUpPlan = {
  signIn: string[];
  grant?: Grant;
  removals: Removal[];
  /** Assignments of the old partner for which no removal is proposed, because nobody else could hand out roles then (D-10). */
  keptOwners: Finding[];
  review: Finding[];
  exportAgain: string;
};

const NOT_ENOUGH =
  'It is the old partner’s, but the list shows no object id or no role of it: list the roles again with Get-AzRoleAssignment.';
const NAMESAKE =
  'Both partners have this name and the new partner’s group is not known, so nobody can tell whose it is.';
const LAST_OWNER =
  'It is the last Owner here: nobody else could hand out roles. Make another Owner first, then list the roles again.';

/** Sign-in to the customer's tenant, whose id is its Microsoft ID, in the case's cloud (R-37, R-39, A-06, DOMAIN 12). */
function signIn({ cloud, customerMicrosoftId, azureSubscriptionId }: CleanUpCase): string[] {
  return [
    cloud === 'usgov'
      ? command`Connect-AzAccount -Environment AzureUSGovernment -Tenant ${customerMicrosoftId}`
      : command`Connect-AzAccount -Tenant ${customerMicrosoftId}`,
    command`Set-AzContext -Subscription ${azureSubscriptionId}`,
  ];
}

/** The new partner gets nothing by the transfer itself (D-07) and comes before the old one goes (D-08). */
function grantTo({ newPartnerGroupId, azureSubscriptionId, findings }: CleanUpCase): Grant | undefined {
  const scope = subscriptionScope(azureSubscriptionId);
  if (isNewPartnerOwner(findings, scope, azureSubscriptionId)) return undefined;
  if (newPartnerGroupId === undefined)
    return { kind: 'groupUnknown', howToFind: command`(Get-AzADGroup -DisplayName ${'AdminAgents'}).Id` };
  return {
    kind: 'command',
    command: command`New-AzRoleAssignment -ObjectId ${newPartnerGroupId} -RoleDefinitionName ${'Owner'} -Scope ${scope} -ObjectType ${'ForeignGroup'}`,
  };
}

/** Whether a name is no proof: both partners have it, and nothing else tells the new one. */
const isInDoubt = (about: CleanUpCase, finding: Finding): boolean =>
  finding.class === 'likely' &&
  about.newPartnerGroupId === undefined &&
  isSameName(about.oldPartnerName, about.newPartnerName);

/** Plans the clean-up of an export: the grant first, then removals on exact scopes, never of the last Owner (D-08, D-10). */
export function cleanUpPlan(about: CleanUpCase): CleanUpPlan {
  const findings = eachOnce(about.findings);
  const names = roleNamesIn(findings);
  const last = lastOwners(findings, about.azureSubscriptionId);
  const plan: CleanUpPlan = {
    signIn: signIn(about),
    removals: [],
    keptOwners: [],
    review: findings.filter((finding) => finding.class === 'review'),
    exportAgain: 'Get-AzRoleAssignment | ConvertTo-Json -Depth 4 | Set-Content -Encoding utf8 roles.json',
  };
  for (const finding of findings.filter((candidate) => isOldPartners(candidate.class))) {
    const removal = removalOf(finding, names);
    if (isInDoubt(about, finding)) plan.review.push({ ...finding, why: NAMESAKE });
    else if (last.has(assignmentKey(finding.assignment)))
      plan.keptOwners.push({ ...finding, why: LAST_OWNER });
    else if (removal === undefined) plan.review.push({ ...finding, why: NOT_ENOUGH });
    else plan.removals.push(removal);
  }
  const grant = grantTo(about);
  return grant === undefined ? plan : { ...plan, grant };
}
