import type { Section } from '../../../shared/transfer/signed-form.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { Stage, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import {
  accepted,
  answered,
  arrivedAt,
  at,
  atStage,
  correction,
  days,
  frozen,
  PART,
  withPaper,
  withSignature,
} from './walk.ts';

/** The present of these tests: a day after the walk, past the due instant of Microsoft’s answer. */
export const NOW = at(30);

const after = (transfer: Transfer, message: Message, now = at(5)): Transfer =>
  accepted(advance(transfer, message, now)).transfer;

/** Without the ticket, as when the current partner signed first. */
function postponed(transfer: Transfer): Transfer {
  const { serviceTicket: _, ...rest } = transfer;
  return { ...rest, ticketPostponedAt: at(2) };
}

/** Signature 1 given so many days before the present. */
function signedLongAgo(transfer: Transfer, ago: number): Transfer {
  const { currentPartner } = transfer.signatures;
  if (!currentPartner) throw new Error('nobody has signed yet');
  const signedAt = days(NOW, -ago);
  return {
    ...transfer,
    signatures: { ...transfer.signatures, currentPartner: { ...currentPartner, signedAt } },
  };
}

const half = withSignature(arrivedAt('signatures'), 'customer', at(5));
const ofPart = correction(half, { by: 'newPartner', sections: ['newPartner'] });
const asked = arrivedAt('newPartner');
const waiting = arrivedAt('support');

const sentBack = (...sections: Section[]): Transfer =>
  after(waiting, answered({ outcome: 'incomplete', sections }), at(8));

const mended = withPaper(
  after(sentBack('newPartner'), { kind: 'newPartnerSubmitted', ...PART }, at(9)),
  at(9),
);

/** The old partner never told the ids of its groups. */
const moved = arrivedAt('access');
const withoutGroups: Transfer = {
  ...moved,
  currentPartner: { ...moved.currentPartner, identity: { ...moved.currentPartner.identity, groupIds: [] } },
};

/** A code told out of band, after so many wrong tries. */
const coded = (transfer: Transfer, tries: number): Transfer => {
  const code = { salt: 'salt', hash: 'the hash', setBy: 'currentPartner', setAt: at(2), tries } as const;
  return { ...transfer, accessCodes: { currentPartner: code, customer: code, newPartner: code } };
};

const stuck = (transfer: Transfer): Transfer => ({
  ...transfer,
  stuck: { paper: 'signature', reason: 'No authority answered.', since: at(5) },
});

/** A stage as it can stand besides the straight way, by what is special about it. */
const VARIANTS: readonly [string, Transfer][] = [
  ['ticket postponed', postponed(arrivedAt('currentPartnerSignature'))],
  ['base corrected', withPaper(after(half, correction(half)), at(5))],
  ['paper not made yet', after(arrivedAt('ticket'), { kind: 'serviceTicketPostponed' })],
  ['ticket postponed', postponed(asked)],
  ['proposal of the customer', after(asked, { kind: 'newPartnerProposed', details: PART.details })],
  ['own part corrected', after(half, ofPart)],
  ['signature 1 too old', signedLongAgo(asked, 11)],
  ['signature 1 too old', signedLongAgo(arrivedAt('signatures'), 11)],
  ['ticket postponed', postponed(half)],
  ['one has signed', half],
  ['time is over', { ...half, expiresAt: at(29) }],
  ['ticket postponed', postponed(arrivedAt('submission'))],
  ['sent back by Microsoft', after(waiting, answered({ outcome: 'incomplete' }), at(8))],
  ['receipt confirmed', after(waiting, answered({ outcome: 'received' }), at(8))],
  ['sent back to all', sentBack('customer')],
  ['sent back to the new partner', sentBack('newPartner')],
  ['sent back, its new partner’s part mended', mended],
  ['old groups not known', withoutGroups],
  ['commerce id not known', after(waiting, answered(), at(8))],
  ['access codes set', coded(arrivedAt('currentPartnerSignature'), 0)],
  ['access codes nearly dead', coded(arrivedAt('currentPartnerSignature'), 4)],
  ['access codes set', coded(arrivedAt('signatures'), 0)],
  ['access codes nearly dead', coded(arrivedAt('signatures'), 4)],
  ['access codes dead', coded(arrivedAt('signatures'), 5)],
  ...Stage.options.map((stage): [string, Transfer] => ['a paper stuck', stuck(atStage(stage))]),
];

/** Every stage, ends included, as the straight way reaches it and as it can stand besides. */
export const SITUATIONS: readonly { stage: Stage; name: string; transfer: Transfer }[] = [
  ...Stage.options.map((stage) => ({ stage, name: 'straight way', transfer: frozen(atStage(stage)) })),
  ...VARIANTS.map(([name, transfer]) => ({ stage: transfer.stage, name, transfer: frozen(transfer) })),
];
