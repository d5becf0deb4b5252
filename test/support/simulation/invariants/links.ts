import { Party } from '../../../../shared/transfer/party.ts';
import { signatoryOf } from '../../../../shared/transfer/signatory-of.ts';
import { isEnd, type Transfer } from '../../../../shared/transfer/transfer.ts';
import type { AuditEntry } from '../../../../shared/transfer/transfer-store.ts';
import { doubles, type Evidence, entriesOf } from '../evidence.ts';

/** I12 of RELIABILITY 3: a link replaced, expired or of an end opens nothing and signs nothing. */
export const linkInvariants = {
  'A link in force is of the present revision and goes to the present signatory': linksAreOfNow,
  'The links stored are those the trail says are in force': linksAreAsTold,
  'A dead link never signs, declines or delegates': deadLinksAreDumb,
  'A link is replaced only for a reason, and every link has a number of its own': linksHaveReasons,
  'No link outlives an end, and only copies are linked to after it': noLinkAfterTheEnd,
};

function linksAreOfNow({ snapshots }: Evidence): string[] {
  return snapshots.flatMap(({ at, transfer }) => [
    ...Party.options.filter((party) => !isOfNow(transfer, party)).map((party) => `${party} at ${at}`),
    ...(isFollowedByTheContact(transfer) ? [] : [`the customer's page at ${at}`]),
  ]);
}

function isOfNow(transfer: Transfer, party: Party): boolean {
  const link = transfer.links[party];
  if (!link) return true;
  const address = signatoryOf(transfer, party)?.signatory.email;
  return link.revision === transfer.revision && link.email === address;
}

/** A corrected contact gets its own link with the next settling; until then the old one is of the person before. */
function isFollowedByTheContact({ links: { follow }, customer, heard, version }: Transfer): boolean {
  return !follow || heard < version || follow.email === customer.contact.email;
}

function linksAreAsTold({ snapshots, chronicle }: Evidence): string[] {
  const numbers = (links: { [K in Party]?: { generation: number; expiresAt: string } | undefined }) =>
    Party.options.map((party) => `${links[party]?.generation} ${links[party]?.expiresAt}`).join();
  return snapshots.flatMap(({ at, transfer }) => {
    const told = chronicle.after(transfer.chain.sequence).links;
    return numbers(transfer.links) === numbers(told) ? [] : [`r${transfer.revision} at ${at}`];
  });
}

const BY_LINK: AuditEntry['fact']['kind'][] = ['signed', 'signatoryChanged', 'transferEnded'];

/** Every message that speaks by a link was said with the one in force at the instant it was accepted. */
function deadLinksAreDumb({ world, audit, chronicle }: Evidence): string[] {
  return audit.flatMap((entry) => {
    const said = entry.messageId === undefined ? undefined : world.records.said.get(entry.messageId);
    if (!said || !('generation' in said) || !BY_LINK.includes(entry.fact.kind)) return [];
    const first = audit.find(({ messageId }) => messageId === entry.messageId) ?? entry;
    const link = chronicle.before(first).links[said.party];
    const alive =
      link?.generation === said.generation &&
      link.revision === said.revision &&
      Date.parse(entry.at) < Date.parse(link.expiresAt);
    return alive
      ? []
      : [`${said.kind} by link ${said.generation} of the ${said.party}, entry ${entry.sequence}`];
  });
}

function linksHaveReasons({ audit, chronicle }: Evidence): string[] {
  const signing = entriesOf(audit, 'signingLinkIssued');
  const follow = entriesOf(audit, 'followLinkIssued');
  const numbers = [...signing, ...follow].map(({ fact }) => String(fact.generation));
  const needless = signing.filter((entry) => chronicle.before(entry).links[entry.fact.party] !== undefined);
  return [
    ...doubles(numbers).map((number) => `number ${number} twice`),
    ...needless.map(({ fact, sequence }) => `another link of the ${fact.party}, entry ${sequence}`),
  ];
}

/** Copies can be fetched after the end; they change nothing. */
const workingLinks = ({ links }: Transfer): string[] =>
  Object.keys(links).filter((holder) => !holder.startsWith('copies.'));

function noLinkAfterTheEnd({ snapshots }: Evidence): string[] {
  return snapshots
    .filter(({ transfer }) => isEnd(transfer.stage))
    .flatMap(({ at, transfer }) => workingLinks(transfer).map((holder) => `a link of ${holder} at ${at}`));
}
