import type { Party } from '../../../../shared/transfer/party.ts';
import type { Transfer } from '../../../../shared/transfer/transfer.ts';
import { doubles, type Evidence, entriesOf } from '../evidence.ts';

/** A-11 and what a correction leaves behind, and that what was accepted wakes somebody. */
export const revisionInvariants = {
  'Exactly the signatures that covered a changed section are void': voidsExactly,
  'A signature covers what the transfer says now': coversThePresent,
  'Old revisions never change': oldOnesStay,
  'What a correction says it voided is what it voided': saysWhatItVoids,
  'A correction is made of the revision it was asked for': correctsWhatWasSeen,
  'What the new partner confirms is what the customer entered last': confirmsTheLast,
  'A question is answered once': answersOnce,
};

const given = (signatures: Transfer['signatures']): string =>
  Object.values(signatures)
    .map((signature) => `${signature?.party} r${signature?.revision}`)
    .sort()
    .join(', ');

function voidsExactly({ snapshots, chronicle }: Evidence): string[] {
  return snapshots.flatMap(({ at, transfer }) => {
    const { signatures, revision } = chronicle.after(transfer.chain.sequence);
    const told = Object.entries(signatures)
      .map(([party, signature]) => `${party} r${signature?.revision}`)
      .sort()
      .join(', ');
    const kept = given(transfer.signatures);
    if (kept === told && revision === transfer.revision) return [];
    return [`r${transfer.revision} has "${kept}" instead of "${told}" at ${at}`];
  });
}

/** What a signature covers, as the transfer says it. */
function covered({ customer, subscription, currentPartner, newPartner }: Transfer, party: Party): string {
  const base = [customer, subscription, currentPartner.details];
  return JSON.stringify(party === 'currentPartner' ? base : [...base, newPartner.part]);
}

function coversThePresent({ snapshots }: Evidence): string[] {
  const signed = new Map<string, string>();
  return snapshots.flatMap(({ at, transfer }) =>
    Object.values(transfer.signatures).flatMap((signature) => {
      if (!signature) return [];
      const { party, signedAt, revision } = signature;
      const [key, content] = [`${party} r${revision} ${signedAt}`, covered(transfer, party)];
      const then = signed.get(key) ?? content;
      signed.set(key, then);
      return then === content ? [] : [`${key} covers other content at ${at}`];
    }),
  );
}

function oldOnesStay({ snapshots }: Evidence): string[] {
  return snapshots.flatMap(({ at, transfer }, index) => {
    const kept = (snapshots[index - 1]?.transfer.oldRevisions ?? []).map((old) => JSON.stringify(old));
    const changed = kept.filter((old, n) => JSON.stringify(transfer.oldRevisions[n]) !== old);
    const numbers = transfer.oldRevisions.map(({ revision }) => revision).join();
    const whole = Array.from({ length: transfer.revision - 1 }, (_, n) => n + 1).join();
    return [
      ...(changed.length > 0 ? [`changed at ${at}`] : []),
      ...(numbers === whole ? [] : [`${numbers} at ${at}`]),
    ];
  });
}

/** The entry names the parties whose signature the trail itself says is gone after it. */
function saysWhatItVoids({ audit, chronicle }: Evidence): string[] {
  const entries = [...entriesOf(audit, 'correctionRequested'), ...entriesOf(audit, 'signaturesTooOld')];
  return entries.flatMap((entry) => {
    const [before, after] = [chronicle.before(entry), chronicle.after(entry.sequence)];
    const gone = Object.keys(before.signatures).filter((party) => !(party in after.signatures));
    const { voided, voidedRevision } = entry.fact;
    const right = [...voided].sort().join() === gone.sort().join() && voidedRevision === before.revision;
    return right ? [] : [`entry ${entry.sequence} says ${voided.join()} of r${voidedRevision}`];
  });
}

function correctsWhatWasSeen({ world, audit, chronicle }: Evidence): string[] {
  return entriesOf(audit, 'correctionRequested').flatMap((entry) => {
    const said = world.records.said.get(entry.messageId ?? '');
    if (said?.kind !== 'correctionRequested') return [];
    const { revision } = chronicle.before(entry);
    return said.revision === revision ? [] : [`r${said.revision} at r${revision}, entry ${entry.sequence}`];
  });
}

function confirmsTheLast({ audit }: Evidence): string[] {
  const proposals = entriesOf(audit, 'newPartnerProposed');
  const twice = doubles(proposals.map(({ fact }) => String(fact.number))).map((number) => `two of ${number}`);
  const others = entriesOf(audit, 'newPartnerSubmitted').flatMap(({ fact, sequence }) => {
    const last = proposals.findLast((proposal) => proposal.sequence < sequence)?.fact.number;
    const { confirmsProposal } = fact;
    return confirmsProposal === undefined || confirmsProposal === last
      ? []
      : [`${confirmsProposal} instead of ${last}`];
  });
  return [...twice, ...others];
}

/** Every accepted change has a question of its own, so that no wait of the orchestration is won twice. */
function answersOnce({ transfer, messages }: Evidence): string[] {
  const answers = messages.flatMap(({ answers: question }) => (question ? [question] : []));
  const changes = answers.filter((question) => question.startsWith('changed:')).length;
  return [
    ...doubles(answers),
    ...(changes === transfer.changes ? [] : [`${changes} changes of ${transfer.changes} are on record`]),
  ];
}
