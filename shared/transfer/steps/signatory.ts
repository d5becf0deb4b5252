import type { Message } from '../../workflow/messages.ts';
import type { Instant } from '../instant.ts';
import { retireLinks } from '../link.ts';
import { changed, type Outcome, orderMail } from '../outcome.ts';
import type { Party, Signatory } from '../party.ts';
import { awaitedSigners } from '../questions.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { signatoryFaults } from '../separate-people.ts';
import { signatoryOf } from '../signatory-of.ts';
import type { Transfer } from '../transfer.ts';
import { bearerFault } from './signing.ts';

type Said<K extends Message['kind']> = Extract<Message, { kind: K }>;

const nameOf = (person: Signatory | undefined): string =>
  person ? `${person.firstName} ${person.lastName}` : 'nobody';

/** Somebody else signs for a party: the old link is dead, and the next settling sends the new signatory one. */
function changeSignatory(
  transfer: Transfer,
  party: Party,
  to: Signatory,
  cause: { by: Party | 'ops'; reason?: string; ip?: string; userAgent?: string },
  at: Instant,
): Outcome | Refusal {
  if (transfer.signatures[party]) return refuse('already-signed');
  const present = signatoryOf(transfer, party)?.signatory;
  const faults = signatoryFaults(transfer, party, to);
  if (present?.email.toLowerCase() === to.email.toLowerCase())
    faults.push({ path: 'to.email', message: 'is who signs already' });
  if (faults.length > 0) return refuse('invalid-content', faults);
  const from = nameOf(present);
  const signatories = { ...transfer.signatories, [party]: to };
  const told = orderMail({ ...retireLinks(transfer, [party]), signatories }, at, 'signatoryChanged', party);
  return {
    ...changed(told),
    facts: [{ kind: 'signatoryChanged', party, from, to: nameOf(to), ...cause }],
  };
}

/** A signature that goes from hand to hand is for ops to look at; every turn is two mails to addresses somebody typed (RELIABILITY D2). */
const MOST_DELEGATIONS = 5;

/** How often links of this party have died under the present revision. */
const passedOn = ({ pastLinks, revision }: Transfer, party: Party): number =>
  pastLinks.filter((link) => link.holder === party && link.revision === revision).length;

/** A signatory passes the signature on to a colleague, by the link it was asked with. */
export function delegate(transfer: Transfer, message: Said<'delegated'>, at: Instant): Outcome | Refusal {
  const { party, to, ip, userAgent } = message;
  const fault = bearerFault(transfer, message);
  if (fault) return fault;
  if (!awaitedSigners(transfer).includes(party)) return refuse('already-signed');
  if (passedOn(transfer, party) >= MOST_DELEGATIONS) return refuse('too-many-delegations');
  return changeSignatory(transfer, party, to, { by: party, ip, userAgent }, at);
}

/** Ops replace a signatory who has left or cannot be reached, with a reason on record. */
export const replaceSignatory = (
  transfer: Transfer,
  { party, to, reason }: Said<'signatoryReplaced'>,
  at: Instant,
): Outcome | Refusal => changeSignatory(transfer, party, to, { by: 'ops', reason }, at);
