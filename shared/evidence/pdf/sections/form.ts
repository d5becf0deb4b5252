import { type Party, partyName } from '../../../transfer/party.ts';
import type { FormState } from '../../../transfer/signed-form.ts';
import type { CertificateContent, RevisionEvidence } from '../../certificate-content.ts';
import { listed, time, whom } from '../../words.ts';
import { type Block, row } from '../blocks.ts';

const STATES: Record<FormState['after'], string> = {
  prepared: 'As prepared',
  newPartnerFilled: 'With the new partner',
  currentPartner: 'Current partner signed',
  customer: 'Customer signed',
  newPartner: 'New partner signed',
};

/** Every stored state of every revision by its hash, and why revisions were replaced. */
export const formBlocks = ({ revisions }: CertificateContent): Block[] => [
  { kind: 'section', title: 'The form and its revisions' },
  {
    kind: 'text',
    text: 'Each stored state of the form is named by the SHA-256 of its bytes. A signature is sealed in by an incremental update: the bytes before it never change.',
  },
  ...revisions.flatMap(revisionBlocks),
];

function revisionBlocks({ revision, states, replaced }: RevisionEvidence): Block[] {
  return [
    { kind: 'part', title: `Revision ${revision}${replaced ? ', replaced' : ', the last one'}` },
    ...(states.length > 0
      ? states.map(({ after, sha256, size }) => row(STATES[after], sha256, `${size} bytes`))
      : [row('Form', 'none had been made of this revision')]),
    ...(replaced
      ? [
          row('Replaced', `${time(replaced.replacedAt)}, at the wish of ${whom(replaced.by)}`),
          row('Reason', replaced.reason),
          row('Sections changed', listed(replaced.sections.map(sectionName))),
          row('Signatures made void', voided(replaced.voided)),
        ]
      : []),
  ];
}

const sectionName = (section: string): string =>
  section in partyName ? partyName[section as Party] : section;

const voided = (parties: readonly Party[]): string =>
  parties.length === 0 ? 'none' : `of the ${listed(parties.map((party) => partyName[party]))}`;
