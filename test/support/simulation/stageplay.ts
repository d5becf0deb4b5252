import { createHash } from 'node:crypto';
import type { Actor } from '../../../shared/audit/audit-fact.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { signatoryOf } from '../../../shared/transfer/steps/signing.ts';
import { currentForm, type Stage, type Transfer } from '../../../shared/transfer/transfer.ts';
import { accept } from '../../../shared/workflow/accept.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { requestTransfer, transferIdOf } from '../../../shared/workflow/request-transfer.ts';
import {
  contoso,
  fabrikam,
  fabrikamsPart,
  lucernesRequest,
  NEW_COMMERCE_ID,
  roleAssignments,
} from './cast.ts';
import { diceOf } from './dice.ts';
import type { Reply } from './voice.ts';
import { FAIR, openWorld, type World, type WorldPlan } from './world.ts';

/** A Monday at 08:00 in Redmond: support has twelve hours to go. */
const MONDAY = Date.parse('2026-11-02T16:00:00Z');

/** Milliseconds for which what befalls a world goes on; then all can be looked at. */
export const FAULTS_LAST = 20 * 86_400_000;

/** One transfer in a world of its own, moved by hand. */
export type Stageplay = {
  world: World;
  id: string;
  transfer(): Transfer;
  /** Lets time pass; with nothing given, everybody finishes what is to be done now. */
  pass(milliseconds?: number): Promise<void>;
  request(messageId?: string): Promise<Reply>;
  tell(message: Message, messageId?: string): Promise<Reply>;
  /** Has a message sent some milliseconds from now, while time passes. */
  meanwhile(milliseconds: number, message: Message): void;
  /** Signs what the page shows now; overrides say what an old page showed. */
  sign(party: Party, overrides?: Partial<Extract<Message, { kind: 'signed' }>>): Promise<Reply>;
  openTicket(): Promise<Reply>;
  submitNewPartner(): Promise<Reply>;
  attach(): Promise<Reply>;
  answer(outcome: 'completed' | 'received' | 'incomplete' | 'refused', answeredAt?: string): Promise<Reply>;
  reportAccess(stillThere?: boolean): Promise<Reply>;
  /** Does all that leads to a stage. */
  reach(stage: Stage): Promise<void>;
  /** Sentences of the audit trail by kind, oldest first. */
  facts(): Promise<string[]>;
  subjects(): string[];
};

/** Raises the curtain; the request has not been sent yet. */
export async function curtain(plan: Partial<WorldPlan> = {}, seed = 0): Promise<Stageplay> {
  const world = openWorld({
    dice: diceOf(`story ${seed}`),
    plan: { ...FAIR, ...plan },
    begins: MONDAY,
    faultsUntil: MONDAY + FAULTS_LAST,
    checked: true,
  });
  for (const partner of [contoso, fabrikam]) await world.partners.save(partner);
  const { timeline, doors } = world;
  const id = transferIdOf('request-1');
  let messages = 0;

  const incoming = (message: Message, messageId = `message-${++messages}`) => ({
    transferId: id,
    messageId,
    bodyHash: sha256(JSON.stringify(message)),
    message,
    by: speaker(message),
  });

  /** What a door does takes virtual time when storage is slow, so time has to run meanwhile. */
  async function through(door: Promise<Reply>): Promise<Reply> {
    let done = false;
    const reply = door.finally(() => {
      done = true;
    });
    reply.catch(() => undefined); // Whoever asked hears of it below.
    do await play.pass();
    while (!done && timeline.clock.jump());
    await play.pass();
    return reply;
  }

  const play: Stageplay = {
    world,
    id,
    transfer: () => world.look(id),
    pass: (milliseconds = 0) => timeline.run(timeline.clock.now() + milliseconds),
    request(messageId = 'request-1') {
      const content = lucernesRequest(timeline.clock.now());
      return through(
        requestTransfer(doors, { content, from: contoso, messageId, bodyHash: sha256(messageId) }),
      );
    },
    tell: (message, messageId) => through(accept(doors, incoming(message, messageId))),
    meanwhile: (milliseconds, message) =>
      timeline.after(milliseconds, () => accept(doors, incoming(message))),
    sign: (party, overrides = {}) => play.tell({ ...shownTo(play.transfer(), party), ...overrides }),
    openTicket: () =>
      play.tell({
        kind: 'serviceTicketOpened',
        serviceTicket: '2611020040001234',
        openedAt: timeline.now(),
      }),
    submitNewPartner: () => play.tell({ kind: 'newPartnerSubmitted', ...fabrikamsPart(timeline.now()) }),
    attach: () =>
      play.tell({
        kind: 'formAttached',
        sha256: currentForm(play.transfer())?.sha256 ?? '',
        attachedAt: timeline.now(),
      }),
    answer: (outcome, answeredAt = timeline.now()) =>
      play.tell({ kind: 'supportAnswered', outcome, engineer: 'Devon Torres', answeredAt }),
    reportAccess: (stillThere = false) =>
      play.tell({
        kind: 'accessReported',
        ranBy: 'Łukasz 李',
        newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
        roleAssignments: roleAssignments(contoso, stillThere),
      }),
    async reach(stage) {
      for (const step of STEPS) {
        if (world.records.latest(id)?.stage === stage) return;
        await step(play);
        await play.pass(10_000); // Papers and mails are made meanwhile, however slow storage is.
      }
    },
    facts: async () => (await world.store.auditTrail(id)).map(({ fact }) => fact.kind),
    subjects: () => world.records.mailed.map(({ subject, to }) => `${subject} → ${to.address}`),
  };
  return play;
}

/** The straight way, one message after the other. */
const STEPS: ((play: Stageplay) => Promise<unknown>)[] = [
  (play) => play.request(),
  (play) => play.openTicket(),
  (play) => play.sign('currentPartner'),
  (play) => play.submitNewPartner(),
  (play) => play.sign('customer'),
  (play) => play.sign('newPartner'),
  (play) => play.attach(),
  (play) => play.answer('completed'),
  (play) => play.reportAccess(),
];

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function speaker(message: Message): Actor {
  if ('party' in message) return { role: message.party, via: 'signing-link' };
  if (message.kind === 'newPartnerSubmitted' || message.kind === 'accessReported')
    return { role: 'newPartner', via: 'portal' };
  return { role: 'currentPartner', via: 'portal' };
}

/** What the signing page would send for a party now. */
export function shownTo(transfer: Transfer, party: Party): Extract<Message, { kind: 'signed' }> {
  const person = signatoryOf(transfer, party)?.signatory;
  return {
    kind: 'signed',
    party,
    revision: transfer.links[party]?.revision ?? transfer.revision,
    generation: transfer.links[party]?.generation ?? 1,
    contentHash: currentForm(transfer)?.sha256 ?? '',
    name: `${person?.firstName} ${person?.lastName}`,
    method: 'typed',
    consentVersion: '2026-11',
    ip: '203.0.113.7',
    userAgent: 'Simulated Browser 1.0',
  };
}
