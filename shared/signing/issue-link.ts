import type { AuditFact } from '../audit/audit-fact.ts';
import { daysAfter, hasCome, type Instant } from '../transfer/instant.ts';
import { orderMail } from '../transfer/outcome.ts';
import type { Party } from '../transfer/party.ts';
import { awaitedSigners, isPaperReady } from '../transfer/questions.ts';
import { signatoryOf } from '../transfer/signatory-of.ts';
import { isEnd, type Transfer } from '../transfer/transfer.ts';
import { hashOf, tokenFor } from './signing-token.ts';

type Issued = { transfer: Transfer; facts: AuditFact[] };

/** The customer may look at its transfer longer than any stage takes; the link dies with the end. */
const FOLLOW_DAYS = 365;

/**
 * Every link the transfer needs now and has not: one to sign with for each awaited signatory whose paper is ready, its
 * invitation on order, and the customer's own to follow the transfer. Links in force stay as they are.
 */
export function issueLinks(transfer: Transfer, secret: Uint8Array, at: Instant): Issued {
  const followed = issueFollowLink(transfer, secret, at);
  if (!isPaperReady(transfer)) return followed;
  return awaitedSigners(transfer).reduce<Issued>((issued, party) => {
    const next = issueSigningLink(issued.transfer, party, secret, at);
    return { transfer: next.transfer, facts: [...issued.facts, ...next.facts] };
  }, followed);
}

function issueSigningLink(transfer: Transfer, party: Party, secret: Uint8Array, at: Instant): Issued {
  const email = signatoryOf(transfer, party)?.signatory.email;
  const { id: transferId, revision } = transfer;
  if (email === undefined || transfer.links[party]?.revision === revision) return { transfer, facts: [] };
  const generation = transfer.linksIssued + 1;
  const tokenHash = hashOf(tokenFor(secret, { transferId, party, revision, generation, email }));
  const expiresAt = transfer.expiresAt ?? daysAfter(at, transfer.terms.signatureMaxAgeDays);
  const link = { revision, generation, email, tokenHash, issuedAt: at, expiresAt };
  const linked = { ...transfer, linksIssued: generation, links: { ...transfer.links, [party]: link } };
  return {
    transfer: orderMail(linked, at, 'signInvitation', party),
    facts: [{ kind: 'signingLinkIssued', party, revision, generation, expiresAt }],
  };
}

function issueFollowLink(transfer: Transfer, secret: Uint8Array, at: Instant): Issued {
  const { id: transferId, stage, followLink } = transfer;
  const email = transfer.customer.contact.email;
  const inForce = followLink?.email === email && !hasCome(followLink.expiresAt, at);
  if (inForce || stage === 'requested' || isEnd(stage)) return { transfer, facts: [] };
  const generation = transfer.linksIssued + 1;
  const tokenHash = hashOf(tokenFor(secret, { transferId, party: 'follow', revision: 0, generation, email }));
  const expiresAt = daysAfter(at, FOLLOW_DAYS);
  const link = { generation, email, tokenHash, issuedAt: at, expiresAt };
  return {
    transfer: { ...transfer, linksIssued: generation, followLink: link },
    facts: [{ kind: 'followLinkIssued', generation, expiresAt }],
  };
}
