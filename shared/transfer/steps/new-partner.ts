import { invitationFault } from '../../guidance/relationship.ts';
import type { Message } from '../../workflow/messages.ts';
import { profileFaults } from '../eligibility.ts';
import { epoch, type Instant } from '../instant.ts';
import { retireLinks } from '../link.ts';
import { changed, moveTo, type Outcome, orderMail } from '../outcome.ts';
import type { PartnerDetails } from '../party.ts';
import { type Refusal, refuse, type Violation } from '../refusals.ts';
import { peopleFaults, signatoryFaults } from '../separate-people.ts';
import { isStale } from '../signature-age.ts';
import type { NewPartnerPart, Transfer } from '../transfer.ts';
import { collectAgain } from './collect-again.ts';
import { timeFault } from './time-fault.ts';

type Said<K extends Message['kind']> = Extract<Message, { kind: K }>;

/** Where a day begins first it does so fourteen hours before UTC: a date of today is no date of tomorrow. */
const EASTERNMOST_MS = 14 * 3_600_000;

function detailsFaults(transfer: Transfer, details: PartnerDetails): Violation[] {
  const { identity } = transfer.newPartner;
  return [
    ...signatoryFaults(transfer, 'newPartner', details.signatory).map(({ message }) => ({
      path: 'details.signatory.email',
      message,
    })),
    ...profileFaults('details.address.country', details.address.country, identity),
  ];
}

/** What is wrong with the new partner's part: people, address, relationship, agreement. */
export function partFaults(transfer: Transfer, part: NewPartnerPart, at: Instant): Violation[] {
  const { details, resellerRelationship, agreement } = part;
  const { confirmedAt, invitationLink } = resellerRelationship;
  const faults: Violation[] = [];
  if (epoch(`${agreement.dateAgreed}T00:00:00Z`) > epoch(at) + EASTERNMOST_MS)
    faults.push({ path: 'agreement.dateAgreed', message: 'lies in the future' });
  const late = timeFault('resellerRelationship.confirmedAt', confirmedAt, at, '2000-01-01T00:00:00Z');
  faults.push(...(late?.violations ?? []));
  const wrongLink = invitationLink && invitationFault(invitationLink, transfer.newPartner.identity);
  if (wrongLink) faults.push({ path: 'resellerRelationship.invitationLink', message: wrongLink });
  return [
    ...faults,
    ...peopleFaults({ ...transfer, newPartner: { part } }),
    ...detailsFaults(transfer, details),
  ].filter(({ path }, n, all) => all.findIndex((other) => other.path === path) === n);
}

/** Step 4: the new partner fills in its part, or confirms what the customer entered, and attests relationship and agreement. */
export function submitNewPartner(
  transfer: Transfer,
  message: Said<'newPartnerSubmitted'>,
  at: Instant,
): Outcome | Refusal {
  const { resellerRelationship, agreement, confirmsProposal } = message;
  const { proposal, ...newPartner } = transfer.newPartner;
  if (confirmsProposal !== undefined && confirmsProposal !== proposal?.number)
    return refuse('proposal-superseded');
  const details = message.details ?? proposal?.details;
  if (!details) return refuse('proposal-superseded');
  const part = { details, resellerRelationship, agreement };
  const faults = partFaults(transfer, part, at);
  if (faults.length > 0) return refuse('invalid-content', faults);

  const { newPartner: _, ...signatories } = transfer.signatories;
  const filled: Transfer = {
    ...retireLinks(transfer, ['part']),
    signatories,
    newPartner: { ...newPartner, part },
  };
  const fact = {
    kind: 'newPartnerSubmitted',
    attestedBy: agreement.attestedBy,
    agreement: agreement.name,
    ...(confirmsProposal === undefined ? {} : { confirmsProposal }),
  } as const;
  const answers = `newPartnerSubmitted:r${transfer.revision}` as const;
  if (!isStale(filled, at)) return { transfer: moveTo(filled, 'signatures', at), facts: [fact], answers };
  // Signature 1 has grown too old meanwhile: better now than after two more people have signed.
  const again = collectAgain(filled, at);
  return { transfer: again.transfer, facts: [fact, ...again.facts], answers };
}

/** The customer enters the new partner's details; nothing of it stands in the form before the new partner confirms it. */
export function proposeNewPartner(
  transfer: Transfer,
  { details }: Said<'newPartnerProposed'>,
  at: Instant,
): Outcome | Refusal {
  const faults = detailsFaults(transfer, details);
  if (faults.length > 0) return refuse('invalid-content', faults);
  // The number of the change, so that no later proposal ever has it again.
  const number = transfer.changes + 1;
  const proposed: Transfer = {
    ...transfer,
    newPartner: { ...transfer.newPartner, proposal: { number, details, proposedAt: at } },
  };
  return {
    ...changed(orderMail(proposed, at, 'confirmProposal', 'newPartner')),
    facts: [{ kind: 'newPartnerProposed', number }],
  };
}
