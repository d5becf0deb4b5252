import { createHash } from 'node:crypto';
import type { Actor } from '../../../shared/audit/audit-fact.ts';
import type { Party, Signatory } from '../../../shared/transfer/party.ts';
import type { Section } from '../../../shared/transfer/signed-form.ts';
import { currentForm, type Stage, type Transfer } from '../../../shared/transfer/transfer.ts';
import { accept } from '../../../shared/workflow/accept.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { type HandedInRoles, reportAccess } from '../../../shared/workflow/report-access.ts';
import { requestTransfer, transferIdOf } from '../../../shared/workflow/request-transfer.ts';
import type { DoorServices } from '../../../shared/workflow/services.ts';
import { contoso, fabrikam, fabrikamsPart, lucernesRequest } from './cast.ts';
import { diceOf } from './dice.ts';
import { boundTo, shownTo, speaker } from './lines.ts';
import { exported } from './new-partner.ts';
import type { Reply } from './voice.ts';
import { FAIR, openWorld, type World, type WorldPlan } from './world.ts';

/** A Monday at 08:00 in Redmond: support has twelve hours to go. */
const MONDAY = Date.parse('2026-11-02T16:00:00Z');

/** Milliseconds for which what befalls a world goes on; then all can be looked at. */
export const FAULTS_LAST = 20 * 86_400_000;

/** Both partners have portals that take notices. */
const TAKERS = [
  { ...contoso, noticesTo: 'https://portal.contoso.com/notices' },
  { ...fabrikam, noticesTo: 'https://portal.fabrikam.com/notices' },
] as const;

/** One transfer in a world of its own, moved by hand. */
export type Stageplay = {
  world: World;
  id: string;
  transfer(): Transfer;
  /** Lets time pass; with nothing given, everybody finishes what is to be done now. */
  pass(milliseconds?: number): Promise<void>;
  request(messageId?: string): Promise<Reply>;
  tell(message: Message, messageId?: string): Promise<Reply>;
  /** Whatever somebody does at a door, with time running meanwhile. */
  at<T>(act: (doors: DoorServices) => Promise<T>): Promise<T>;
  /** Has a message sent some milliseconds from now, while time passes. */
  meanwhile(milliseconds: number, message: Message): void;
  /** Signs what the page shows now; overrides say what an old page showed. */
  sign(party: Party, overrides?: Partial<Extract<Message, { kind: 'signed' }>>): Promise<Reply>;
  openTicket(): Promise<Reply>;
  submitNewPartner(): Promise<Reply>;
  attach(): Promise<Reply>;
  answer(
    outcome: 'completed' | 'received' | 'incomplete' | 'refused',
    answeredAt?: string,
    sections?: Section[],
  ): Promise<Reply>;
  reportAccess(stillThere?: boolean, side?: 'customer' | 'newPartner'): Promise<Reply>;
  /** Asks for a correction of the present revision. */
  correct(by: Party, what?: Partial<Extract<Message, { kind: 'correctionRequested' }>>): Promise<Reply>;
  /** A signatory passes its signature on, by the link in force. */
  delegate(party: Party, to: Signatory): Promise<Reply>;
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
  for (const partner of TAKERS) await world.partners.save(partner);
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

  async function handIn(side: 'customer' | 'newPartner', roles: HandedInRoles): Promise<Reply> {
    const known = await doors.transfers.find(id);
    if (!known) throw new Error(`There is no transfer ${id}.`);
    const by: Actor = { role: side, via: side === 'customer' ? 'follow-link' : 'portal' };
    const messageId = `message-${++messages}`;
    return reportAccess(
      doors,
      { known, transferId: id, messageId, bodyHash: sha256(messageId), by, side },
      roles,
    );
  }

  /** What a door does takes virtual time when storage is slow, so time has to run meanwhile. */
  async function through<T>(door: Promise<T>): Promise<T> {
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
        requestTransfer(doors, { content, from: TAKERS[0], messageId, bodyHash: sha256(messageId) }),
      );
    },
    tell: (message, messageId) => through(accept(doors, incoming(message, messageId))),
    at: (act) => through(act(doors)),
    meanwhile: (milliseconds, message) =>
      timeline.after(milliseconds, () => accept(doors, incoming(message))),
    sign: (party, overrides = {}) => play.tell({ ...shownTo(play.transfer(), party), ...overrides }),
    correct: (by, what = {}) =>
      play.tell({
        kind: 'correctionRequested',
        by,
        revision: play.transfer().revision,
        reason: 'The form is wrong.',
        ...what,
      }),
    delegate: (party, to) => play.tell({ kind: 'delegated', ...boundTo(play.transfer(), party), to }),
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
    answer: (outcome, answeredAt = timeline.now(), sections) =>
      play.tell({
        kind: 'supportAnswered',
        outcome,
        engineer: 'Devon Torres',
        answeredAt,
        ...(sections ? { sections } : {}),
      }),
    reportAccess: (stillThere = false, side = 'newPartner') =>
      through(handIn(side, exported(play.transfer(), 'Łukasz 李', stillThere))),
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
