import { partyName } from '../../../transfer/party.ts';
import type { LinkEvidence, LinkFate, PageLoad } from '../../link-evidence.ts';
import type { CodeEvent, PartyEvidence, SignatoryChange } from '../../party-evidence.ts';
import { cameFrom, partyTitle, time } from '../../words.ts';
import { type Block, row } from '../blocks.ts';
import { signatureBlocks } from './signature.ts';
import { glance } from './summary.ts';

/** A party: who was asked, over which links, and every signature it gave. */
export function partyBlocks(evidence: PartyEvidence): Block[] {
  const { party, asked, organisation, microsoftId, signatures, links } = evidence;
  const inForce = signatures.at(-1)?.voided === undefined && signatures.length > 0;
  return [
    { kind: 'section', title: partyTitle(party), note: inForce ? 'signed' : 'not signed' },
    row('Organisation', organisation, `Microsoft ID ${microsoftId}`),
    row('Role', `${partyName[party]} of this transfer`),
    row('Signatory', asked ? [asked.name, asked.title].filter(Boolean).join(', ') : 'nobody was named'),
    row('Asked at', asked?.email ?? 'no address: nobody was asked to sign'),
    row('Result', glance(evidence)),
    row('Access code', ...codes(evidence.codes)),
    ...evidence.changes.map((change) => row('Signatory changed', ...changed(change))),
    ...(links.length > 0 ? links.map(linkRow) : [row('Signing links', 'none were issued')]),
    ...signatures.flatMap(signatureBlocks),
  ];
}

const codes = (events: readonly CodeEvent[]): string[] =>
  events.length === 0 ? ['none was set'] : events.map(codeSentence);

function codeSentence(event: CodeEvent): string {
  if (event.what === 'set') return `Set by the ${partyName[event.by]} on ${time(event.at)}.`;
  if (event.what === 'given') return `Given on ${time(event.at)} from ${event.ip}.`;
  return `Given wrongly on ${time(event.at)} from ${event.ip} (try ${event.tries}).`;
}

function changed({ at, by, from, to, reason, ip, userAgent }: SignatoryChange): (string | undefined)[] {
  const how = by === 'ops' ? 'replaced by ops' : 'passed on by the signatory';
  return [
    `${time(at)}, ${how}: ${to} signs instead of ${from}.`,
    reason && `Reason: ${reason}`,
    ip && `Done ${cameFrom(ip, userAgent ?? 'unknown browser')}`,
  ];
}

function linkRow({ revision, generation, issuedAt, expiresAt, loads, fate }: LinkEvidence): Block {
  return row(
    `Link ${generation}, revision ${revision}`,
    `Issued ${time(issuedAt)}, good until ${time(expiresAt)}.`,
    ...(loads.length > 0 ? loads.map(loadSentence) : ['The page was never loaded.']),
    `${FATES[fate.how](fate)} ${time(fate.at)}.`,
  );
}

const loadSentence = ({ at, ip, userAgent }: PageLoad): string =>
  `Page loaded ${time(at)} ${cameFrom(ip, userAgent)}`;

const FATES: Record<LinkFate['how'], (fate: LinkFate) => string> = {
  signed: () => 'Consented and signed with it',
  declined: () => 'The signatory declined with it',
  renewed: () => 'Replaced by a new link',
  passedOn: ({ to }) => `Dead because the signature was passed on to ${to},`,
  superseded: () => 'Dead because the form was replaced by another revision',
  expired: () => 'It had run out when the transfer ended',
  ended: () => 'Dead since the transfer ended',
};
