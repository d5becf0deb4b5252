import type { Instant } from '../transfer/instant.ts';
import type { Party } from '../transfer/party.ts';
import { signatoryOf } from '../transfer/signatory-of.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { type LinkEvidence, linksOf } from './link-evidence.ts';
import { type SignatureEvidence, signaturesOf } from './signature-evidence.ts';
import { entriesOf, type Trail } from './trail.ts';

/** Somebody else was to sign: at whose wish, and from where where it was the signatory's own. */
export type SignatoryChange = {
  at: Instant;
  by: 'ops' | Party;
  from: string;
  to: string;
  reason?: string;
  ip?: string;
  userAgent?: string;
};

/** An access code of a party: set by whom, given, or given wrongly; the code itself is kept nowhere. */
export type CodeEvent =
  | { at: Instant; what: 'set'; by: Party }
  | { at: Instant; what: 'given'; ip: string }
  | { at: Instant; what: 'wrong'; ip: string; tries: number };

/** One of the three: who was asked to sign for it, over which links, and what it signed. */
export type PartyEvidence = {
  party: Party;
  organisation: string;
  microsoftId: string;
  /** Whoever was to sign when the transfer ended, missing while nobody was named; the address only if a link went to it. */
  asked?: { name: string; title?: string; email?: string };
  codes: CodeEvent[];
  changes: SignatoryChange[];
  links: LinkEvidence[];
  signatures: SignatureEvidence[];
};

/** What the rows tell of a party; telephone numbers, postal addresses and admins are not part of it. */
export function partyEvidence(transfer: Transfer, trail: Trail, party: Party): PartyEvidence {
  const { organisationName, microsoftId } =
    party === 'customer' ? transfer.customer : transfer[party].identity;
  const links = linksOf(trail, party);
  const person = askedOf(transfer, party);
  return {
    party,
    organisation: organisationName,
    microsoftId,
    ...(person ? { asked: links.length > 0 ? person : withoutAddress(person) } : {}),
    codes: codesOf(trail, party),
    changes: changesOf(trail, party),
    links,
    signatures: signaturesOf(transfer, trail, party),
  };
}

const withoutAddress = ({ email: _, ...person }: NonNullable<PartyEvidence['asked']>) => person;

/** A signature in force says who signed; else it is whoever the link went to last. */
function askedOf(transfer: Transfer, party: Party): PartyEvidence['asked'] {
  const signed = transfer.signatures[party];
  if (signed) {
    const { name, title, email } = signed;
    return { name, email, ...(title ? { title } : {}) };
  }
  const signatory = signatoryOf(transfer, party)?.signatory;
  if (!signatory) return undefined;
  const { firstName, lastName, title, email } = signatory;
  return { name: `${firstName} ${lastName}`, email, ...(title ? { title } : {}) };
}

function changesOf({ entries }: Trail, party: Party): SignatoryChange[] {
  return entriesOf(entries, 'signatoryChanged')
    .filter(({ fact }) => fact.party === party)
    .map(({ at, fact: { kind: _, party: __, ...change } }) => ({ at, ...change }));
}

function codesOf({ entries }: Trail, party: Party): CodeEvent[] {
  return entries.flatMap(({ at, fact }): CodeEvent[] => {
    if (!('party' in fact) || fact.party !== party) return [];
    if (fact.kind === 'accessCodeSet') return [{ at, what: 'set', by: fact.by }];
    if (fact.kind === 'accessCodeGiven') return [{ at, what: 'given', ip: fact.ip }];
    return fact.kind === 'accessCodeWrong' ? [{ at, what: 'wrong', ip: fact.ip, tries: fact.tries }] : [];
  });
}
