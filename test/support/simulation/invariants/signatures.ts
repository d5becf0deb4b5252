import { Party } from '../../../../shared/transfer/party.ts';
import type { AuditEntry } from '../../../../shared/transfer/transfer-store.ts';
import { doubles, type EntryOf, type Evidence, entriesOf, states } from '../evidence.ts';

/** I1 and I2 of RELIABILITY 3, and I12 as far as it is about signing. */
export const signatureInvariants = {
  'A party signs a revision at most once': signsOnce,
  'A signature is bound to the stored revision': signsWhatIsStored,
  'A signature is given by a link in force': signsByALinkInForce,
  'A submission has three sealed signatures of one revision': submitsThreeSeals,
  'A signature is sealed once, after it was given': sealsOnce,
  'The form of a revision is prepared once and filled in once': papersOnce,
};

const before = (audit: AuditEntry[], { sequence }: AuditEntry) =>
  audit.filter((entry) => entry.sequence < sequence);

/** The revision a transfer was at when an entry was written: every correction makes the next one. */
const revisionAt = (audit: AuditEntry[], entry: AuditEntry): number =>
  1 + entriesOf(before(audit, entry), 'correctionRequested').length;

function signsOnce({ audit }: Evidence): string[] {
  return doubles(entriesOf(audit, 'signed').map(({ fact }) => `${fact.party} r${fact.revision}`));
}

/** Hashes of the form of a revision stored before an entry. */
function stored(audit: AuditEntry[], entry: EntryOf<'signed'>): string[] {
  const kinds = ['formPrepared', 'newPartnerFilledIn', 'signatureSealed'] as const;
  const facts = kinds.flatMap((kind) => entriesOf(before(audit, entry), kind).map(({ fact }) => fact));
  return facts.filter(({ revision }) => revision === entry.fact.revision).map(({ sha256 }) => sha256);
}

function signsWhatIsStored({ audit }: Evidence): string[] {
  return entriesOf(audit, 'signed').flatMap((entry) => {
    const { party, revision, contentHash } = entry.fact;
    const known = stored(audit, entry).includes(contentHash);
    if (known && revision === revisionAt(audit, entry)) return [];
    return [`${party} signed r${revision}, entry ${entry.sequence}`];
  });
}

function signsByALinkInForce({ audit }: Evidence): string[] {
  return entriesOf(audit, 'signed').flatMap((entry) => {
    const { party, revision } = entry.fact;
    const link = entriesOf(before(audit, entry), 'signingLinkIssued').findLast(
      ({ fact }) => fact.party === party && fact.revision === revision,
    );
    if (link && Date.parse(entry.at) < Date.parse(link.fact.expiresAt)) return [];
    return [`${party} signed r${revision} at ${entry.at}, the link ended ${link?.fact.expiresAt}`];
  });
}

function submitsThreeSeals({ audit }: Evidence): string[] {
  return entriesOf(audit, 'formAttached').flatMap((entry) => {
    const [earlier, revision] = [before(audit, entry), revisionAt(audit, entry)];
    const ofRevision = ({ fact }: { fact: { revision: number } }) => fact.revision === revision;
    const signed = new Set(
      entriesOf(earlier, 'signed')
        .filter(ofRevision)
        .map(({ fact }) => fact.party),
    );
    const seals = entriesOf(earlier, 'signatureSealed').filter(ofRevision);
    const sealed = new Set(seals.map(({ fact }) => fact.party));
    const whole = Party.options.every((party) => signed.has(party) && sealed.has(party));
    if (whole && seals.at(-1)?.fact.sha256 === entry.fact.sha256) return [];
    return [`r${revision} was submitted with the seals of ${[...sealed].join(', ')}`];
  });
}

function sealsOnce({ audit }: Evidence): string[] {
  const seals = entriesOf(audit, 'signatureSealed');
  const twice = doubles(seals.map(({ fact }) => `${fact.party} r${fact.revision}`));
  const unasked = seals.filter(
    (seal) =>
      !before(audit, seal).some(
        (entry) =>
          states(entry, 'signed') &&
          entry.fact.party === seal.fact.party &&
          entry.fact.revision === seal.fact.revision,
      ),
  );
  return [...twice, ...unasked.map(({ fact }) => `${fact.party} r${fact.revision} was not signed`)];
}

function papersOnce({ audit }: Evidence): string[] {
  const kinds = ['formPrepared', 'newPartnerFilledIn'] as const;
  return kinds.flatMap((kind) =>
    doubles(entriesOf(audit, kind).map(({ fact }) => `${kind} r${fact.revision}`)),
  );
}
