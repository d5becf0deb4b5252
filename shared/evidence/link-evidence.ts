import type { Instant } from '../transfer/instant.ts';
import type { Party } from '../transfer/party.ts';
import type { AuditEntry } from '../transfer/transfer-store.ts';
import { states, type Trail } from './trail.ts';

/** A click that loaded the signing page, and where it came from; mail scanners that only fetch a link leave none (RELIABILITY 0.7). */
export type PageLoad = { at: Instant; ip: string; userAgent: string };

/** What became of a link, when, and to whom the signature was passed on where it was. */
export type LinkFate = {
  how: 'signed' | 'declined' | 'renewed' | 'passedOn' | 'superseded' | 'expired' | 'ended';
  at: Instant;
  to?: string;
};

/** A signing link from its issue to its death, also one that was replaced before anybody used it. */
export type LinkEvidence = {
  revision: number;
  generation: number;
  issuedAt: Instant;
  expiresAt: Instant;
  loads: PageLoad[];
  fate: LinkFate;
};

/** Every link a party was sent to sign with, oldest first. A party has one link at a time: what happens to it happened to the latest. */
export function linksOf({ entries, end }: Trail, party: Party): LinkEvidence[] {
  const links: LinkEvidence[] = [];
  let live: LinkEvidence | undefined;
  for (const entry of entries) {
    if (states(entry, 'signingLinkIssued') && entry.fact.party === party) {
      const { revision, generation, expiresAt } = entry.fact;
      const fate: LinkFate = { how: 'ended', at: end.at };
      live = { revision, generation, issuedAt: entry.at, expiresAt, loads: [], fate };
      links.push(live);
    } else if (live) live = afterEntry(live, entry, party);
  }
  return links;
}

/** The link as this entry leaves it; `undefined` once it is of no more use. */
function afterEntry(link: LinkEvidence, entry: AuditEntry, party: Party): LinkEvidence | undefined {
  if (states(entry, 'signingPageOpened') && entry.fact.party === party) {
    const { ip, userAgent } = entry.fact;
    link.loads.push({ at: entry.at, ip, userAgent });
  }
  if (states(entry, 'timeExtended') || states(entry, 'timeGivenBack')) link.expiresAt = entry.fact.until;
  const fate = fateBy(link, entry, party);
  if (!fate) return link;
  link.fate = { ...fate, at: entry.at };
  return undefined;
}

/** Some entries kill the link of the party they name, others those of all three. */
function fateBy(link: LinkEvidence, entry: AuditEntry, party: Party): Omit<LinkFate, 'at'> | undefined {
  const { fact } = entry;
  switch (fact.kind) {
    case 'signed':
      return fact.party === party ? { how: 'signed' } : undefined;
    case 'linkRenewed':
      return fact.party === party ? { how: 'renewed' } : undefined;
    case 'signatoryChanged':
      return fact.party === party ? { how: 'passedOn', to: fact.to } : undefined;
    case 'correctionRequested':
    case 'signaturesTooOld':
      return { how: 'superseded' };
    case 'transferEnded':
      return { how: endOf(link, entry, party) };
    default:
      return undefined;
  }
}

function endOf(link: LinkEvidence, { at, by, fact }: AuditEntry, party: Party): LinkFate['how'] {
  const declined = fact.kind === 'transferEnded' && fact.end === 'declined';
  if (declined && by.role === party && by.via === 'signing-link') return 'declined';
  return link.expiresAt <= at ? 'expired' : 'ended';
}
