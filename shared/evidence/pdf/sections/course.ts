import { type Party, partyName } from '../../../transfer/party.ts';
import type { CertificateContent } from '../../certificate-content.ts';
import type { CourseEntry } from '../../course.ts';
import { time, withTimes } from '../../words.ts';
import { type Block, row } from '../blocks.ts';

const VIA: Record<CourseEntry['via'], string> = {
  portal: 'by its portal',
  'signing-link': 'by its signing link',
  'follow-link': 'on its own page',
  'part-link': 'by the link to its part',
  'copies-link': 'by the link to its copies',
  ops: '',
  clock: '',
};

/** What happened in the order of the chain, numbered like its entries. */
export const courseBlocks = ({ course }: CertificateContent): Block[] => [
  { kind: 'section', title: 'What happened', note: 'numbers are those of the audit trail' },
  {
    kind: 'text',
    text: 'Mails, reminders and notices to portals, and visits that prove nothing about a signature, are left out here; the audit trail has them all.',
  },
  ...course.map((entry) =>
    row(`${entry.sequence} · ${time(entry.at)}`, `${withTimes(entry.sentence)} (${actorOf(entry)})`),
  ),
];

function actorOf({ by, via }: CourseEntry): string {
  if (by === 'system') return 'this product';
  if (by === 'ops') return 'ops';
  const way = VIA[via];
  const who = partyName[by satisfies Party];
  return way === '' ? who : `${who}, ${way}`;
}
