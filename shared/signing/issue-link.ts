import type { AuditFact } from '../audit/audit-fact.ts';
import { daysAfter, type Instant } from '../transfer/instant.ts';
import { orderMail } from '../transfer/outcome.ts';
import type { Party } from '../transfer/party.ts';
import { signatoryOf } from '../transfer/steps/signing.ts';
import { TERMS } from '../transfer/terms.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { hashOf, tokenFor } from './signing-token.ts';

/** The transfer with a signing link in force for each party, and its invitation on order; links in force stay as they are. */
export function issueLinks(transfer: Transfer, parties: Party[], secret: Uint8Array, at: Instant) {
  const facts: AuditFact[] = [];
  let next = transfer;
  for (const party of parties) {
    const signer = signatoryOf(transfer, party);
    if (!signer || next.links[party]?.revision === transfer.revision) continue;
    const { id: transferId, revision } = transfer;
    const email = signer.signatory.email;
    const generation = 1;
    const tokenHash = hashOf(tokenFor(secret, { transferId, party, revision, generation, email }));
    const expiresAt = transfer.expiresAt ?? daysAfter(at, TERMS.signatureMaxAgeDays);
    const link = { revision, generation, email, tokenHash, issuedAt: at, expiresAt };
    next = orderMail({ ...next, links: { ...next.links, [party]: link } }, at, 'signInvitation', party);
    facts.push({ kind: 'signingLinkIssued', party, revision, generation, expiresAt });
  }
  return { transfer: next, facts };
}
