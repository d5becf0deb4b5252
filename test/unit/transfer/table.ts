import type { Outcome } from '../../../shared/transfer/outcome.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import type { Stage, Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { news } from './walk.ts';

/** Where a message may lead, with the facts that go on record and the news that goes out: `stage: facts > news`. */
type Way = `${Stage}: ${string} > ${string}`;
type Rows = Partial<Record<Message['kind'], Way[]>>;

const all = (kind: string) => `${kind} customer, ${kind} currentPartner, ${kind} newPartner`;
const ENDED = all('transferEnded');
const ASKED = 'newPartnerTurn newPartner, newPartnerAsked customer';
const CORRECTED = all('correctionRequested');

const cancelled: Way = `cancelled: transferEnded > ${ENDED}`;
const declined: Way = `declined: transferEnded > ${ENDED}`;
const anybody: Way[] = [cancelled, declined];
const changedFor = (stage: Stage, ...parties: string[]): Way[] =>
  parties.map((party): Way => `${stage}: signatoryChanged > signatoryChanged ${party}`);
const followed = (stage: Stage): Way[] => [`${stage}: followPageOpened > `];
const renewed = (stage: Stage): Way[] => [`${stage}: followLinkRenewed > followLinkRenewed customer`];
const stuckAt = (stage: Stage): Way[] => [`${stage}: resealAsked > `];
const codeSet = (stage: Stage): Way[] => [`${stage}: accessCodeSet > `];
const codeCleared = (stage: Stage): Way[] => [`${stage}: accessCodeCleared > `];
const codeTried = (stage: Stage): Way[] => [
  `${stage}: accessCodeGiven > `,
  `${stage}: accessCodeWrong > `,
  `${stage}: accessCodeWrong > accessCodeLocked currentPartner`,
];
/** An end is never left; copies are fetched, and ops have a stuck certificate tried again. */
const over = (stage: Stage): Rows => ({
  copiesPageOpened: [`${stage}: copiesPageOpened > `],
  resealAsked: stuckAt(stage),
  accessCodeSet: codeSet(stage),
});
const grouped = (stage: Stage): Way[] => [`${stage}: partnerGroupsRecorded > `];
const ticketAt = (stage: Stage): Way[] => [`${stage}: serviceTicketOpened > `];
const extended = (stage: Stage, ...to: string[]): Way[] => [
  `${stage}: timeExtended > ${to.map((party) => `timeExtended ${party}`).join(', ')}`,
];
const corrected = (...stages: Stage[]): Way[] =>
  stages.map(
    (stage): Way =>
      `${stage}: correctionRequested > ${CORRECTED}${stage === 'newPartner' ? `, ${ASKED}` : ''}`,
  );
/** With the new partner's part given anew, and so attested anew (R-26). */
const attested = (...stages: Stage[]): Way[] =>
  stages.map((stage): Way => `${stage}: correctionRequested, newPartnerSubmitted > ${CORRECTED}`);

/** An answer of Microsoft Support, in time and late: then the breach is told with it (R-34). */
const answered = (stage: Stage, facts: string, told: string): Way[] => [
  `${stage}: ${facts} > ${told}`,
  `${stage}: supportBreached, ${facts} > supportBreached ops, supportBreached currentPartner, ${told}`,
];
const INCOMPLETE = all('formIncomplete');
const MOVED = `${all('subscriptionMoved')}, removeOldAccess newPartner, removeOldAccess customer`;
/** While a form that Microsoft has seen is mended, its end alone may come from there; no clock runs then. */
const afterAll: Way[] = [
  `access: supportAnswered > ${MOVED}`,
  `refused: supportAnswered, transferEnded > ${ENDED}`,
];
const verified = (stage: Stage): Way[] => [
  `${stage}: adminVerified > `,
  `${stage}: adminVerified > adminDenied ops, adminDenied currentPartner, adminDenied newPartner`,
];

/** DESIGN 3 and DOMAIN 13, told a second time: what may be said at which stage, and everything it does. */
export const TABLE: Partial<Record<Stage, Rows>> = {
  requested: {
    serviceTicketOpened: ticketAt('requested'),
    partnerGroupsRecorded: grouped('requested'),
    followPageOpened: followed('requested'),
    followLinkRenewed: renewed('requested'),
    resealAsked: stuckAt('requested'),
    transferCancelled: anybody,
  },
  ticket: {
    serviceTicketOpened: ticketAt('currentPartnerSignature'),
    serviceTicketPostponed: ['currentPartnerSignature: serviceTicketPostponed > '],
    signatoryReplaced: changedFor('ticket', 'customer', 'currentPartner', 'newPartner'),
    timeExtended: extended('ticket', 'currentPartner'),
    partnerGroupsRecorded: grouped('ticket'),
    followPageOpened: followed('ticket'),
    followLinkRenewed: renewed('ticket'),
    resealAsked: stuckAt('ticket'),
    accessCodeSet: codeSet('ticket'),
    transferCancelled: anybody,
  },
  currentPartnerSignature: {
    serviceTicketOpened: ticketAt('currentPartnerSignature'),
    supportAnswered: afterAll,
    signed: [`newPartner: signed > ${ASKED}`, 'signatures: signed > '],
    declined: [declined],
    delegated: changedFor('currentPartnerSignature', 'currentPartner'),
    signingPageOpened: ['currentPartnerSignature: signingPageOpened > '],
    linkRenewed: ['currentPartnerSignature: linkRenewed > '],
    signatoryReplaced: changedFor('currentPartnerSignature', 'customer', 'currentPartner', 'newPartner'),
    timeExtended: extended('currentPartnerSignature', 'currentPartner'),
    correctionRequested: [...corrected('currentPartnerSignature'), ...attested('currentPartnerSignature')],
    partnerGroupsRecorded: grouped('currentPartnerSignature'),
    followPageOpened: followed('currentPartnerSignature'),
    followLinkRenewed: renewed('currentPartnerSignature'),
    resealAsked: stuckAt('currentPartnerSignature'),
    accessCodeSet: codeSet('currentPartnerSignature'),
    accessCodeTried: codeTried('currentPartnerSignature'),
    accessCodeCleared: codeCleared('currentPartnerSignature'),
    transferCancelled: anybody,
  },
  newPartner: {
    serviceTicketOpened: ticketAt('newPartner'),
    supportAnswered: afterAll,
    newPartnerSubmitted: [
      'signatures: newPartnerSubmitted > ',
      `currentPartnerSignature: newPartnerSubmitted, signaturesTooOld > ${all('signaturesTooOld')}`,
    ],
    newPartnerProposed: ['newPartner: newPartnerProposed > confirmProposal newPartner'],
    signatoryReplaced: changedFor('newPartner', 'customer', 'newPartner'),
    timeExtended: extended('newPartner', 'newPartner'),
    correctionRequested: corrected('currentPartnerSignature', 'newPartner'),
    partnerGroupsRecorded: grouped('newPartner'),
    followPageOpened: followed('newPartner'),
    followLinkRenewed: renewed('newPartner'),
    resealAsked: stuckAt('newPartner'),
    accessCodeSet: codeSet('newPartner'),
    partPageOpened: ['newPartner: partPageOpened > '],
    partLinkRenewed: ['newPartner: partLinkRenewed > newPartnerTurn newPartner'],
    transferCancelled: anybody,
  },
  signatures: {
    serviceTicketOpened: ticketAt('signatures'),
    supportAnswered: afterAll,
    signed: [
      'signatures: signed > ',
      'submission: signed > allSigned customer, allSigned newPartner',
      `currentPartnerSignature: signed, signaturesTooOld > ${all('signaturesTooOld')}`,
    ],
    declined: [declined],
    delegated: changedFor('signatures', 'customer', 'newPartner'),
    signingPageOpened: ['signatures: signingPageOpened > '],
    linkRenewed: ['signatures: linkRenewed > '],
    signatoryReplaced: changedFor('signatures', 'customer', 'newPartner'),
    timeExtended: [
      ...extended('signatures', 'customer', 'newPartner'),
      ...extended('signatures', 'newPartner'),
    ],
    correctionRequested: [
      ...corrected('currentPartnerSignature', 'newPartner'),
      ...attested('currentPartnerSignature', 'signatures'),
    ],
    partnerGroupsRecorded: grouped('signatures'),
    followPageOpened: followed('signatures'),
    followLinkRenewed: renewed('signatures'),
    resealAsked: stuckAt('signatures'),
    accessCodeSet: codeSet('signatures'),
    accessCodeTried: codeTried('signatures'),
    accessCodeCleared: codeCleared('signatures'),
    transferCancelled: anybody,
  },
  submission: {
    serviceTicketOpened: ticketAt('submission'),
    supportAnswered: afterAll,
    formAttached: [`support: formAttached > ${all('formSubmitted')}`],
    timeExtended: extended('submission', 'currentPartner'),
    correctionRequested: [
      ...corrected('currentPartnerSignature', 'newPartner'),
      ...attested('currentPartnerSignature', 'signatures'),
    ],
    partnerGroupsRecorded: grouped('submission'),
    followPageOpened: followed('submission'),
    followLinkRenewed: renewed('submission'),
    resealAsked: stuckAt('submission'),
    accessCodeSet: codeSet('submission'),
    transferCancelled: anybody,
  },
  support: {
    supportDueRecorded: [`support: supportDueRecorded > ${all('dueRecorded')}`],
    supportAnswered: [
      ...answered('support', 'supportAnswered', all('receiptConfirmed')),
      ...answered('access', 'supportAnswered', MOVED),
      ...answered('submission', 'supportAnswered', INCOMPLETE),
      ...answered('currentPartnerSignature', 'supportAnswered', INCOMPLETE),
      ...answered('newPartner', 'supportAnswered', `${INCOMPLETE}, ${ASKED}`),
      ...answered('refused', 'supportAnswered, transferEnded', ENDED),
    ],
    adminVerified: verified('support'),
    partnerGroupsRecorded: grouped('support'),
    followPageOpened: followed('support'),
    followLinkRenewed: renewed('support'),
    resealAsked: stuckAt('support'),
    transferCancelled: [cancelled],
  },
  access: {
    accessReported: [
      'access: accessReported > accessRemains newPartner, accessRemains customer',
      `completed: accessReported, transferEnded > ${ENDED}`,
    ],
    closedByOps: [`completed: closedByOps, transferEnded > ${ENDED}`],
    adminVerified: verified('access'),
    partnerGroupsRecorded: grouped('access'),
    followPageOpened: followed('access'),
    followLinkRenewed: renewed('access'),
    resealAsked: stuckAt('access'),
  },
  completed: over('completed'),
  declined: over('declined'),
  rejected: over('rejected'),
  cancelled: over('cancelled'),
  expired: over('expired'),
  refused: over('refused'),
};

/** What a message did, in the words of the table; `refused` when it did nothing. */
export function wayOf(before: Transfer, outcome: Outcome | Refusal): Way | 'refused' {
  if (isRefusal(outcome)) return 'refused';
  const facts = outcome.facts.map(({ kind }) => kind).join(', ');
  return `${outcome.transfer.stage}: ${facts} > ${news(before, outcome.transfer).join(', ')}`;
}
