import { issueLinks } from '../../../shared/signing/issue-link.ts';
import { daysAfter, type Instant } from '../../../shared/transfer/instant.ts';
import type { Outcome } from '../../../shared/transfer/outcome.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import { signatoryOf } from '../../../shared/transfer/signatory-of.ts';
import type { FormState } from '../../../shared/transfer/signed-form.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { signableStates } from '../../../shared/transfer/steps/signing.ts';
import { confirmEligibility } from '../../../shared/transfer/steps/ticket.ts';
import {
  currentForm,
  type NewPartnerPart,
  type Stage,
  type Transfer,
} from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { aPartnersDetails } from '../../support/a-party.ts';
import { aRole } from '../../support/a-role.ts';
import { aHash, aTransfer } from '../../support/a-transfer.ts';

export type Said<K extends Message['kind']> = Extract<Message, { kind: K }>;

/** The key signing links are derived from in these tests. */
export const SECRET = new Uint8Array(32).fill(7);

/** A commerce id nobody had before the transfer. */
export const NEW_COMMERCE_ID = '0f1d27a4-60b3-4d0c-9a5b-3f8a1c5f9d11';

/** Instants of the walk: Monday 2 November 2026, 15:00 UTC is 07:00 in the Pacific zone. */
export const at = (hours: number, milliseconds = 0): Instant =>
  new Date(Date.parse('2026-11-02T15:00:00.000Z') + hours * 3_600_000 + milliseconds).toISOString();

export const PART: NewPartnerPart = {
  details: aPartnersDetails('Łukasz', '李', 'fabrikam.com'),
  resellerRelationship: { confirmedAt: at(2), evidence: 'Invitation accepted by the customer’s admin' },
  agreement: { name: 'Cloud agreement 7', dateAgreed: '2026-10-30', attestedBy: 'Łukasz 李' },
};

/** The outcome, which must not be a refusal. */
export function accepted(outcome: Outcome | Refusal): Outcome {
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** The refusal, which must be one. */
export function refused(outcome: Outcome | Refusal | undefined): Refusal {
  if (!isRefusal(outcome)) throw new Error('accepted, though it had to be refused');
  return outcome;
}

/** A signature as the page sends it: bound to the link in force and to the bytes that were shown. */
export const signed = (transfer: Transfer, party: Party, over: Partial<Said<'signed'>> = {}) => {
  const { firstName = '', lastName = '' } = signatoryOf(transfer, party)?.signatory ?? {};
  const message: Said<'signed'> = {
    kind: 'signed',
    party,
    revision: transfer.revision,
    generation: transfer.links[party]?.generation ?? 1,
    contentHash: signableStates(transfer, party).at(-1) ?? aHash('no form yet'),
    name: `${firstName} ${lastName}`,
    method: 'typed',
    consentVersion: '2026-11-1',
    consentLanguage: 'en',
    ip: '192.0.2.7',
    userAgent: 'test',
    ...over,
  };
  return message;
};

export const ticketOpened = (over: Partial<Said<'serviceTicketOpened'>> = {}): Message => ({
  kind: 'serviceTicketOpened',
  serviceTicket: '2611020040001234',
  openedAt: at(2),
  ...over,
});

export const attached = (transfer: Transfer, over: Partial<Said<'formAttached'>> = {}): Message => ({
  kind: 'formAttached',
  sha256: currentForm(transfer)?.sha256 ?? aHash('no form yet'),
  attachedAt: at(6),
  ...over,
});

export const answered = (over: Partial<Said<'supportAnswered'>> = {}): Message => ({
  kind: 'supportAnswered',
  outcome: 'completed',
  engineer: 'Sam Engineer',
  answeredAt: at(8),
  ...over,
});

/** A list of role assignments in which nobody of the old partner is left, unless told otherwise. */
export const accessReported = (over: Partial<Said<'accessReported'>> = {}): Said<'accessReported'> => ({
  kind: 'accessReported',
  by: 'newPartner',
  ranBy: 'Łukasz 李',
  exportSha256: aHash('export'),
  roleAssignments: [aRole()],
  ...over,
});

/** A correction of the present revision by the current partner, of what it is responsible for. */
export const correction = (
  { revision }: Pick<Transfer, 'revision'>,
  over: Partial<Said<'correctionRequested'>> = {},
): Said<'correctionRequested'> => ({
  kind: 'correctionRequested',
  by: 'currentPartner',
  revision,
  reason: 'The name is misspelt.',
  ...over,
});

/** The news ordered since, as `kind addressee`. */
export const news = (before: Transfer, after: Transfer): string[] =>
  after.pendingMails.slice(before.pendingMails.length).map(({ kind, to }) => `${kind} ${to}`);

const state = (transfer: Transfer, after: FormState['after']): FormState => ({
  sha256: aHash(`${after} r${transfer.revision} of ${transfer.id}`),
  size: 84_213,
  after,
});

/** The transfer with every link it needs now. */
export const withLinks = (transfer: Transfer, now: Instant): Transfer =>
  issueLinks(transfer, SECRET, now).transfer;

/** What the papers do between two messages: the form is prepared or filled in, and its signers are invited. */
export function withPaper(transfer: Transfer, now: Instant): Transfer {
  const after = transfer.stage === 'signatures' ? 'newPartnerFilled' : 'prepared';
  return withLinks({ ...transfer, form: [...transfer.form, state(transfer, after)] }, now);
}

/** The party has signed and its signature is sealed into the form. */
export function withSignature(transfer: Transfer, party: Party, now: Instant): Transfer {
  const next = accepted(advance(transfer, signed(transfer, party), now)).transfer;
  const sealed = state(next, party);
  const signature = next.signatures[party];
  if (!signature) throw new Error(`no signature of ${party}`);
  return {
    ...next,
    form: [...next.form, sealed],
    signatures: { ...next.signatures, [party]: { ...signature, sealedIn: sealed.sha256 } },
  };
}

const by = (transfer: Transfer, message: Message, now: Instant) =>
  accepted(advance(transfer, message, now)).transfer;

/** One step of the process each, taken by the product's own rules. */
const STEPS: readonly ((transfer: Transfer) => Transfer)[] = [
  () => aTransfer({ createdAt: at(0) }),
  (transfer) => withLinks(confirmEligibility(transfer, at(1)).transfer, at(1)),
  (transfer) => withPaper(by(transfer, ticketOpened(), at(2)), at(2)),
  (transfer) => withSignature(transfer, 'currentPartner', at(3)),
  (transfer) => withPaper(by(transfer, { kind: 'newPartnerSubmitted', ...PART }, at(4)), at(4)),
  (transfer) => withSignature(withSignature(transfer, 'newPartner', at(5)), 'customer', at(5, 1)),
  (transfer) => by(transfer, attached(transfer), at(6)),
  (transfer) => by(transfer, answered({ newPartnerCenterSubscriptionId: NEW_COMMERCE_ID }), at(8)),
  (transfer) => by(transfer, accessReported(), at(9)),
];

/** The stages of the straight way, in the order of the process. */
export const WAY = [
  ...(['requested', 'ticket', 'currentPartnerSignature', 'newPartner', 'signatures'] as const),
  ...(['submission', 'support', 'access', 'completed'] as const),
];

/** Frozen through and through, so that a rule that changes what it is given is caught. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const walked: Transfer[] = [];
for (const step of STEPS) walked.push(frozen(step(walked.at(-1) ?? aTransfer())));

/** A transfer that has just arrived at a stage of the straight way, all papers made and links issued. */
export function arrivedAt(stage: (typeof WAY)[number]): Transfer {
  const transfer = walked[WAY.indexOf(stage)];
  if (!transfer) throw new Error(`the walk does not reach ${stage}`);
  return transfer;
}

/** The stages that wait for somebody. */
export const OPEN_STAGES = WAY.filter((stage) => stage !== 'completed');

/** A transfer at any stage; the ends other than `completed` are reached from `signatures`. */
export function atStage(stage: Stage): Transfer {
  const way = WAY.find((one) => one === stage);
  if (way) return arrivedAt(way);
  const end = { at: at(7), by: 'test', reason: 'It ended.' };
  return { ...arrivedAt('signatures'), stage, links: {}, end };
}

export const days = (from: Instant, count: number): Instant => daysAfter(from, count);
