import type { Finding } from '../access/classify.ts';
import { type CleanUpCase, type CleanUpPlan, cleanUpPlan } from '../access/clean-up-plan.ts';
import { cleanUpScript } from '../access/clean-up-script.ts';
import { readRoleFile } from '../access/role-file.ts';
import { type Refusal, refuse } from '../transfer/refusals.ts';
import { findingsOf } from '../transfer/steps/access.ts';
import type { Transfer } from '../transfer/transfer.ts';
import type { Services } from './services.ts';

/** What to run to clean up, with the list it was made from; without a list there is nothing but to make one. */
export type AccessCommands = CleanUpPlan & {
  transferId: string;
  stage: Transfer['stage'];
  list: Transfer['access'];
  /** The whole as one PowerShell script. */
  script: string;
};

/**
 * The commands that clean up the access of the old partner, from the last list that was handed in (R-35…R-42). Only
 * once the subscription has moved; refused with `message-out-of-order` before. Throws when the stored list is gone.
 */
export async function accessCommands(
  { documents }: Pick<Services, 'documents'>,
  transfer: Transfer,
): Promise<AccessCommands | Refusal> {
  const { id, stage, access } = transfer;
  if (stage !== 'access' && stage !== 'completed')
    return refuse('message-out-of-order', [
      { path: 'stage', message: `is "${stage}": nothing has moved yet` },
    ]);
  const about = { transferId: id, stage, list: access };
  if (!access) return { ...about, ...beforeAnyList(transfer) };
  const read = readRoleFile(await documents.get(id, access.exportSha256));
  if (read.kind === 'faults') throw new Error(`The stored list of ${id} cannot be read any more.`);
  const found = caseOf(transfer, findingsOf(transfer, { roleAssignments: read.rows }));
  return { ...about, ...cleanUpPlan(found), script: cleanUpScript(found) };
}

function caseOf(transfer: Transfer, findings: Finding[]): CleanUpCase {
  const { cloud, customer, subscription, currentPartner, newPartner } = transfer;
  const [newPartnerGroupId] = newPartner.identity.groupIds;
  return {
    cloud,
    customerMicrosoftId: customer.microsoftId,
    azureSubscriptionId: subscription.azureSubscriptionId,
    oldPartnerName: currentPartner.identity.organisationName,
    newPartnerName: newPartner.identity.organisationName,
    findings,
    ...(newPartnerGroupId === undefined ? {} : { newPartnerGroupId }),
  };
}

/** Sign in and list: nobody proposes to grant or remove what no list has shown. */
function beforeAnyList(transfer: Transfer): CleanUpPlan & { script: string } {
  const { grant: _, ...plan } = cleanUpPlan(caseOf(transfer, []));
  const script = [
    '# Sign in to the tenant of the customer, choose the subscription, and list the roles on it.',
    ...plan.signIn,
    plan.exportAgain,
    '# Hand in the file roles.json. The commands that remove the old partner are made from it.',
    '',
  ].join('\n');
  return { ...plan, script };
}
