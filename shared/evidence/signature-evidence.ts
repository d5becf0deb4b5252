import { consentSha256, consentText } from '../signing/consent.ts';
import type { Instant } from '../transfer/instant.ts';
import type { Language, Party } from '../transfer/party.ts';
import type { OldRevision, Proof, Signature, SignedHow, Timestamp } from '../transfer/signed-form.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { type EntryOf, entriesOf, type Trail } from './trail.ts';

/** What a signatory agreed to; its words unless those of this version are not the ones that were agreed to any more. */
export type ConsentEvidence = { version: string; language: Language; sha256: string; text?: string };

/** How a signature went into the form: the document it made, its field, the seal's certificate and the authority's time. */
export type SealEvidence = {
  sealedAt: Instant;
  documentSha256: string;
  field: string;
  certificateThumbprint?: string;
  timestamp?: Timestamp;
  /** Why there is no time of an authority, where one was asked. */
  timestampMissed?: string;
};

/** A signature as it was given, and what became of it; void ones are kept with the revision they were given for. */
export type SignatureEvidence = {
  revision: number;
  name: string;
  title?: string;
  organisation?: string;
  email?: string;
  method: SignedHow;
  proof: Proof;
  signedAt: Instant;
  ip: string;
  userAgent: string;
  consent: ConsentEvidence;
  /** SHA-256 of the form as it was shown and signed, and of the strokes of a drawn signature. */
  contentSha256: string;
  drawingSha256?: string;
  seal?: SealEvidence;
  /** Why it counts no more, when, and at whose wish. */
  voided?: { at: Instant; by: string; reason: string };
};

/** Every signature a party gave, oldest first; at most the last one is in force. */
export function signaturesOf(transfer: Transfer, trail: Trail, party: Party): SignatureEvidence[] {
  const given = entriesOf(trail.entries, 'signed').filter(({ fact }) => fact.party === party);
  return given.map((entry, n) => {
    const replaced = replacementOf(transfer, entry);
    const row = replaced ? replaced.signatures.find(isOf(entry)) : inForce(transfer, entry);
    const until = given[n + 1]?.sequence ?? Number.POSITIVE_INFINITY;
    const seal = sealOf(trail, entry, until, row);
    return {
      ...asGiven(entry, row),
      ...(seal ? { seal } : {}),
      ...(replaced ? { voided: { at: replaced.replacedAt, by: replaced.by, reason: replaced.reason } } : {}),
    };
  });
}

const isOf =
  ({ fact }: EntryOf<'signed'>) =>
  ({ party, revision }: Signature): boolean =>
    party === fact.party && revision === fact.revision;

function inForce({ signatures }: Transfer, entry: EntryOf<'signed'>): Signature | undefined {
  const kept = signatures[entry.fact.party];
  return kept && isOf(entry)(kept) ? kept : undefined;
}

function asGiven(
  { at, fact }: EntryOf<'signed'>,
  row: Signature | undefined,
): Omit<SignatureEvidence, 'seal' | 'voided'> {
  const { revision, signatory, method, proof, contentHash, ip, userAgent } = fact;
  return {
    ...(row ? personOf(row) : {}),
    revision,
    name: signatory,
    method,
    proof,
    signedAt: at,
    ip,
    userAgent,
    consent: consentOf(fact),
    contentSha256: contentHash,
  };
}

function personOf({ title, organisation, email, drawing }: Signature) {
  return { organisation, email, ...(title ? { title } : {}), ...(drawing ? { drawingSha256: drawing } : {}) };
}

/** The words are looked up by version and language, and quoted only if they are the ones whose hash was recorded. */
function consentOf(fact: EntryOf<'signed'>['fact']): ConsentEvidence {
  const { consentVersion: version, consentLanguage: language, consentSha256: sha256 } = fact;
  const isTheSame = consentSha256(version, language) === sha256;
  return { version, language, sha256, ...(isTheSame ? { text: consentText(version, language) } : {}) };
}

/** The replacement that made a signature void, if any did; signature 1 survives corrections of the new partner's part. */
const replacementOf = ({ oldRevisions }: Transfer, { fact }: EntryOf<'signed'>): OldRevision | undefined =>
  oldRevisions.find(({ revision, voided }) => revision >= fact.revision && voided.includes(fact.party));

function sealOf(
  { entries }: Trail,
  { sequence, fact }: EntryOf<'signed'>,
  until: number,
  row: Signature | undefined,
): SealEvidence | undefined {
  const own = entries.filter((entry) => entry.sequence > sequence && entry.sequence < until);
  const sealed = entriesOf(own, 'signatureSealed').find((entry) => entry.fact.party === fact.party);
  if (!sealed) return undefined;
  const missed = entriesOf(own, 'timestampMissed').find((entry) => entry.fact.party === fact.party);
  const { sha256, thumbprint = row?.sealedBy, timestamp = row?.timestamp } = sealed.fact;
  return {
    sealedAt: sealed.at,
    documentSha256: sha256,
    field: `signature_${fact.party}`,
    ...(thumbprint === undefined ? {} : { certificateThumbprint: thumbprint }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(timestamp === undefined && missed ? { timestampMissed: missed.fact.reason } : {}),
  };
}
