import { eligibilityFaults } from '../transfer/eligibility.ts';
import type { Instant } from '../transfer/instant.ts';
import { endTransfer, type Outcome } from '../transfer/outcome.ts';
import { confirmEligibility } from '../transfer/steps/ticket.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { existing } from './change.ts';
import type { Services } from './services.ts';
import { conclude, settleFrom } from './settle.ts';
import type { About, Standing } from './standing.ts';

/** Step 1: the request is looked at once more, now that it is stored; an ineligible one is rejected with every reason. */
export async function checkRequest(services: Services, { transferId }: About): Promise<Standing> {
  const stored = await existing(services.transfers, transferId);
  return settleFrom(services, await conclude(services, stored, judge));
}

function judge(transfer: Transfer, now: Instant): Outcome {
  if (transfer.stage !== 'requested') return { transfer, facts: [] };
  const reasons = eligibilityFaults(transfer).map(({ path, message }) => `${path} ${message}.`);
  if (reasons.length === 0) return confirmEligibility(transfer, now);
  const end = endTransfer(transfer, 'rejected', now, { by: 'the product', reason: reasons.join(' ') });
  return { ...end, facts: [{ kind: 'transferRejected', reasons }, ...end.facts] };
}
