import { createHash } from 'node:crypto';
import { certificateContent } from '../../../../shared/evidence/certificate-content.ts';
import { isEnd } from '../../../../shared/transfer/transfer.ts';
import { type Evidence, entriesOf } from '../evidence.ts';
import { paperFake } from '../paper-fake.ts';

/** What an ended transfer leaves in everybody's hands. */
export const certificateInvariants = {
  'Every end is certified once': certifiesOnce,
  'The certificate is stored, and the same when it is made again from the rows': makesTheSameAgain,
  'Copies are linked to after the certificate is made, one link per reader': linksCopies,
};

function certifiesOnce({ transfer, audit }: Evidence): string[] {
  const issued = entriesOf(audit, 'certificateIssued');
  const wanted = isEnd(transfer.stage) ? 1 : 0;
  const others = issued.filter(({ fact }) => fact.sha256 !== transfer.certificate?.sha256);
  return [
    ...(issued.length === wanted ? [] : [`${issued.length} times at ${transfer.stage}`]),
    ...others.map(({ sequence }) => `another one in entry ${sequence}`),
  ];
}

async function makesTheSameAgain({ world, transfer, audit }: Evidence): Promise<string[]> {
  if (!transfer.certificate) return [];
  const { sha256 } = transfer.certificate;
  const again = await paperFake(() => undefined).certify(certificateContent(transfer, audit));
  const stored = await world.doors.forms.get(transfer.id, sha256).catch(() => undefined);
  return [
    ...(hashOf(again.pdf) === sha256 ? [] : ['it says something else']),
    ...(stored && hashOf(stored) === sha256 ? [] : ['it is not stored']),
  ];
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function linksCopies({ transfer, audit }: Evidence): string[] {
  const certified = entriesOf(audit, 'certificateIssued')[0]?.sequence ?? Number.POSITIVE_INFINITY;
  const early = entriesOf(audit, 'copiesLinkIssued').filter(({ sequence }) => sequence < certified);
  const readers = Object.entries(transfer.links)
    .filter(([holder]) => holder.startsWith('copies.'))
    .map(([holder, link]) => `${holder.split('.')[1]} ${link?.email.toLowerCase()}`);
  return [
    ...early.map(({ fact, sequence }) => `a link of the ${fact.party} too early, entry ${sequence}`),
    ...(new Set(readers).size === readers.length ? [] : ['two links for one reader']),
  ];
}
