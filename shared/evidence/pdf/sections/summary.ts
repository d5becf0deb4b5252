import { partyName } from '../../../transfer/party.ts';
import type { End } from '../../../transfer/transfer.ts';
import type { CertificateContent } from '../../certificate-content.ts';
import type { PartyEvidence } from '../../party-evidence.ts';
import { partyTitle, time, whom } from '../../words.ts';
import { type Block, row } from '../blocks.ts';

const ENDED: Record<End, string> = {
  completed: 'The transfer was completed',
  declined: 'The transfer was declined',
  rejected: 'The transfer was rejected as not eligible',
  cancelled: 'The transfer was cancelled',
  expired: 'The transfer expired',
  refused: 'Microsoft Support refused the transfer',
};

/** As the form names them: both papers are read side by side. */
const CLOUDS = { usgov: 'Microsoft Cloud for US Government', public: 'Microsoft public cloud' } as const;

/** Who or what brought the end about; those who are told of it decided nothing by that. */
function endedBy({ how, cause }: CertificateContent['end']): string {
  if ('listRanBy' in cause)
    return `by the list of role assignments, run by ${cause.listRanBy} and handed in by the ${partyName[cause.handedInBy]}, which shows that nobody of the old partner has access`;
  if (how === 'expired') return 'because its time had run out; nobody ended it';
  if (how === 'rejected') return 'by the rules of eligibility, which it does not meet; nobody ended it';
  return `by ${whom(cause.by)}`;
}

/** How it ended, what was to move, and who signed: the first page, for those who read no further. */
export function summary(content: CertificateContent): Block[] {
  const { end, subscription, serviceTicket, request } = content;
  const form = content.revisions.at(-1);
  const last = form?.states.at(-1);
  return [
    { kind: 'statement', text: `${ENDED[end.how]} on ${time(end.at)}.`, reason: end.reason },
    { kind: 'section', title: 'The transfer' },
    row('Transfer', content.transferId),
    row('Cloud', CLOUDS[content.cloud]),
    row('Azure subscription ID', `${subscription.azureSubscriptionId} (stays the same)`, nameOf(content)),
    row('Partner Center ID, old', `${subscription.partnerCenterSubscriptionId} (with the current partner)`),
    row(
      'Partner Center ID, new',
      subscription.newPartnerCenterSubscriptionId ?? 'none was reported before the transfer ended',
    ),
    row(
      'Service ticket',
      serviceTicket ? `${serviceTicket.number}, opened ${time(serviceTicket.openedAt)}` : 'none was recorded',
    ),
    row(
      'Requested',
      `in writing by ${request.by} of the customer; received ${time(request.receivedAt)}, recorded ${time(request.recordedAt)}`,
      request.letterSha256 ? `Letter kept, SHA-256 ${request.letterSha256}` : 'No letter was handed in.',
    ),
    row('Ended', `${time(end.at)}, ${endedBy(end)}`),
    row(
      'Form at the end',
      last ? `revision ${form?.revision}, SHA-256 ${last.sha256}` : 'no form had been made',
      `form version ${content.formVersion}`,
    ),
    { kind: 'section', title: 'Signatures at a glance' },
    ...content.parties.map((party) => row(partyTitle(party.party), party.organisation, glance(party))),
  ];
}

const nameOf = ({ subscription: { friendlyName } }: CertificateContent): string | undefined =>
  friendlyName && `called “${friendlyName}”`;

/** One line on a party: its signature in force, else what there is instead. */
export function glance({ signatures, asked }: PartyEvidence): string {
  const last = signatures.at(-1);
  if (last && !last.voided)
    return `signed by ${last.name} on ${time(last.signedAt)}, revision ${last.revision}`;
  const void_ = last ? `; the signature of revision ${last.revision} is void` : '';
  if (!asked) return `not signed: nobody had been named to sign${void_}`;
  return `not signed; ${asked.name} was to sign${void_}`;
}
