import { partyName } from '../../../transfer/party.ts';
import type { AccessEvidence, CertificateContent } from '../../certificate-content.ts';
import { time } from '../../words.ts';
import { type Block, row } from '../blocks.ts';

/** What came after Microsoft's answer: the day billing moved, and whether the old partner's access is gone (R-35, R-41). */
export function completionBlocks({ completion, subscription }: CertificateContent): Block[] {
  const { cutOffDate, access, closedWithoutProof } = completion;
  return [
    { kind: 'section', title: 'Completion' },
    row('Cut-off date', cutOffDate ?? 'none was reported'),
    row('New Partner Center ID', subscription.newPartnerCenterSubscriptionId ?? 'none was reported'),
    ...(access.length > 0
      ? access.map(accessRow)
      : [
          row(
            'Role assignments',
            'no list was handed in, so nothing is proved about the old partner’s access',
          ),
        ]),
    ...(closedWithoutProof
      ? [row('Closed by ops', `without proof that the old access is removed: ${closedWithoutProof}`)]
      : []),
  ];
}

function accessRow({ at, by, ranBy, exportSha256, remaining, review }: AccessEvidence): Block {
  const found =
    remaining === 0 ? 'nobody of the old partner has access' : `${remaining} of the old partner left`;
  return row(
    'Role assignments',
    `${time(at)}: ${found}${review > 0 ? `, ${review} to be looked at by the customer` : ''}`,
    `List made by ${ranBy}, handed in by the ${partyName[by]}, SHA-256`,
    exportSha256,
  );
}
