import type { AuditFact } from '../audit/audit-fact.ts';
import { daysAfter, hasCome, type Instant } from '../transfer/instant.ts';
import { type CopyHolder, type Holder, isCopyHolder, isSigner, retireLinks } from '../transfer/link.ts';
import { orderMail } from '../transfer/outcome.ts';
import { Party } from '../transfer/party.ts';
import { awaitedSigners, isPaperReady } from '../transfer/questions.ts';
import { signatoryOf } from '../transfer/signatory-of.ts';
import { isEnd, type Transfer } from '../transfer/transfer.ts';
import { hashOf, tokenFor } from './signing-token.ts';

type Issued = { transfer: Transfer; facts: AuditFact[] };

/** A link somebody should have: to which address, of which revision, and until when. */
type Wanted = { holder: Holder; revision: number; email: string; expiresAt: Instant };

/** The customer may look at its transfer longer than any stage takes; the link dies with the end. */
const FOLLOW_DAYS = 365;

/** Long enough to come back from a holiday and file the copies. */
const COPIES_DAYS = 90;

/**
 * Every link the transfer needs now and has not: to sign with, for each awaited signatory whose paper is ready; to fill
 * in the new partner's part; the customer's own page; and, once it has ended, everybody's copies. Who needs to be
 * told of a link gets its mail. Links in force stay as they are.
 */
export function issueLinks(transfer: Transfer, secret: Uint8Array, at: Instant): Issued {
  return wantedLinks(transfer, at).reduce<Issued>(
    (issued, wanted) => {
      if (has(issued.transfer, wanted, at)) return issued;
      const next = issue(issued.transfer, wanted, secret, at);
      return { transfer: next.transfer, facts: [...issued.facts, ...next.facts] };
    },
    { transfer, facts: [] },
  );
}

function wantedLinks(transfer: Transfer, at: Instant): Wanted[] {
  if (isEnd(transfer.stage)) return transfer.certificate ? copies(transfer, at) : [];
  return [...ownPage(transfer, at), ...toFillIn(transfer, at), ...toSign(transfer, at)];
}

function toSign(transfer: Transfer, at: Instant): Wanted[] {
  if (!isPaperReady(transfer)) return [];
  const { revision, terms } = transfer;
  const expiresAt = transfer.expiresAt ?? daysAfter(at, terms.signatureMaxAgeDays);
  return awaitedSigners(transfer).flatMap((holder) => {
    const email = signatoryOf(transfer, holder)?.signatory.email;
    return email === undefined ? [] : [{ holder, revision, email, expiresAt }];
  });
}

/** The new partner's part can be filled in on a page, where its portal has not sent it. */
function toFillIn({ stage, revision, newPartner, expiresAt }: Transfer, at: Instant): Wanted[] {
  const email = newPartner.identity.mailTo;
  if (stage !== 'newPartner' || email === undefined) return [];
  return [{ holder: 'part', revision, email, expiresAt: expiresAt ?? daysAfter(at, FOLLOW_DAYS) }];
}

function ownPage({ stage, customer }: Transfer, at: Instant): Wanted[] {
  if (stage === 'requested') return [];
  return [
    { holder: 'follow', revision: 0, email: customer.contact.email, expiresAt: daysAfter(at, FOLLOW_DAYS) },
  ];
}

/** Everybody's contact, and whoever signed or was asked to; somebody who is both gets one link. */
function copies(transfer: Transfer, at: Instant): Wanted[] {
  const expiresAt = daysAfter(transfer.end?.at ?? at, COPIES_DAYS);
  if (hasCome(expiresAt, at)) return [];
  const wanted = Party.options.flatMap((party): [CopyHolder, string | undefined][] => {
    const asked = transfer.pastLinks.some(({ holder }) => holder === party);
    const signatory = asked ? signatoryOf(transfer, party)?.signatory.email : undefined;
    const contact = contactOf(transfer, party);
    const isSame = contact?.toLowerCase() === signatory?.toLowerCase();
    return [
      [`copies.${party}`, contact],
      [`copies.${party}.signatory`, isSame ? undefined : signatory],
    ];
  });
  return wanted.flatMap(([holder, email]) => (email ? [{ holder, revision: 0, email, expiresAt }] : []));
}

function contactOf({ customer, currentPartner, newPartner }: Transfer, party: Party): string | undefined {
  if (party === 'customer') return customer.contact.email;
  if (party === 'currentPartner') return currentPartner.details.admin.email;
  return newPartner.part?.details.admin.email ?? newPartner.identity.mailTo;
}

function has({ links }: Transfer, { holder, revision, email }: Wanted, at: Instant): boolean {
  const link = links[holder];
  if (!link || link.revision !== revision || link.email !== email) return false;
  return isSigner(holder) || !hasCome(link.expiresAt, at);
}

function issue(before: Transfer, wanted: Wanted, secret: Uint8Array, at: Instant): Issued {
  const { holder, revision, email, expiresAt } = wanted;
  const transfer = retireLinks(before, [holder]);
  const generation = transfer.linksIssued + 1;
  const tokenHash = hashOf(
    tokenFor(secret, { transferId: transfer.id, holder, revision, generation, email }),
  );
  const link = { revision, generation, email, tokenHash, issuedAt: at, expiresAt };
  const linked = {
    ...transfer,
    linksIssued: generation,
    links: { ...transfer.links, [holder]: link },
  };
  return { transfer: announced(linked, holder, at), facts: [issuedFact(wanted, generation)] };
}

/** Signatories and readers of copies hear of their link by a mail of its own; the others' comes with the news of the stage. */
function announced(transfer: Transfer, holder: Holder, at: Instant): Transfer {
  if (isSigner(holder)) return orderMail(transfer, at, 'signInvitation', holder);
  if (!isCopyHolder(holder)) return transfer;
  const [, party, signatory] = holder.split('.') as ['copies', Party, 'signatory'?];
  if (signatory) return orderMail(transfer, at, 'copiesForSignatory', party);
  const willBeTold = transfer.pendingMails.some(
    ({ kind, to, channel }) => kind === 'transferEnded' && to === party && channel === 'mail',
  );
  return willBeTold ? transfer : orderMail(transfer, at, 'copies', party);
}

function issuedFact({ holder, revision, expiresAt }: Wanted, generation: number): AuditFact {
  if (isSigner(holder)) return { kind: 'signingLinkIssued', party: holder, revision, generation, expiresAt };
  if (holder === 'follow') return { kind: 'followLinkIssued', generation, expiresAt };
  if (holder === 'part') return { kind: 'partLinkIssued', generation, expiresAt };
  const [, party, signatory] = holder.split('.') as ['copies', Party, 'signatory'?];
  return { kind: 'copiesLinkIssued', party, as: signatory ?? 'contact', generation, expiresAt };
}
