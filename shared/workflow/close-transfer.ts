import type { AuditFact } from '../audit/audit-fact.ts';
import { certificateContent } from '../evidence/certificate-content.ts';
import type { Sealed } from '../form/papers.ts';
import type { Stored } from '../transfer/transfer-store.ts';
import { existing } from './change.ts';
import type { Services } from './services.ts';
import { conclude, settleFrom } from './settle.ts';
import type { About, Standing } from './standing.ts';
import { orStuck } from './stuck.ts';

/**
 * The end: the subscription may be transferred again, the evidence is sealed into a certificate, everybody is told and
 * gets a link to the copies. Repeatable; what fails is tried again.
 */
export async function closeTransfer(services: Services, { transferId }: About): Promise<Standing> {
  const stored = await existing(services.transfers, transferId);
  await services.index.release(stored.transfer.subscription.azureSubscriptionId, transferId);
  return settleFrom(services, await certify(services, stored));
}

async function certify(services: Services, stored: Stored): Promise<Stored> {
  const { transfer } = stored;
  if (transfer.certificate) return stored;
  const made = await orStuck(services, stored, 'certificate', async () => {
    const entries = await services.transfers.auditTrail(transfer.id);
    return services.papers.certify(certificateContent(transfer, entries));
  });
  if ('stuck' in made) return made.stuck;
  const { paper: sealed } = made;
  const sha256 = await services.forms.put(transfer.id, sealed.pdf);
  return conclude(services, stored, (present, issuedAt) => {
    if (present.certificate) return { transfer: present, facts: [] };
    const { stuck: _, ...rest } = present;
    const certificate = { sha256, size: sealed.pdf.length, issuedAt };
    return { transfer: { ...rest, certificate }, facts: factsOf(sha256, sealed) };
  });
}

function factsOf(sha256: string, { thumbprint, timestamp, timestampMissed: reason }: Sealed): AuditFact[] {
  const issued: AuditFact = {
    kind: 'certificateIssued',
    sha256,
    thumbprint,
    ...(timestamp ? { timestamp } : {}),
  };
  return reason === undefined
    ? [issued]
    : [issued, { kind: 'timestampMissed', paper: 'certificate', reason }];
}
