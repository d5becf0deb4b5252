import { createHash } from 'node:crypto';
import { say as clickOn } from '../../../functions/pages/parts/say.ts';
import type { Actor } from '../../../shared/audit/audit-fact.ts';
import type { Partner } from '../../../shared/partners/partner.ts';
import { actorOf } from '../../../shared/signing/open-link.ts';
import type { LinkSession } from '../../../shared/signing/signing-session.ts';
import { holderOf, hashOf as tokenHashOf, transferOf } from '../../../shared/signing/signing-token.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import { type Accepted, accept } from '../../../shared/workflow/accept.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { type HandedInRoles, reportAccess } from '../../../shared/workflow/report-access.ts';
import { requestTransfer } from '../../../shared/workflow/request-transfer.ts';
import type { TransferRequest } from '../../../shared/workflow/transfer-request.ts';
import { tokenIn } from './token-in.ts';
import type { World } from './world.ts';

/** What comes back from a door in the end. */
export type Reply = Accepted | Refusal;

type Listener = (reply: Reply) => void;

/** A message, or what makes it anew for every id it is sent under. */
export type Sayable = Message | ((messageId: string) => Message);

/** How people and portals speak to the product: with repetitions, and again when a door fails. */
export type Voice = {
  say(transferId: string, by: Actor, message: Sayable, then?: Listener): void;
  /** Somebody on a page: said only while the link of the session is in force and its access code has been given. */
  sayOnPage(session: LinkSession, message: Message, then?: Listener): void;
  /** The customer on its own page: said only if a link to it has arrived by mail and is in force. */
  sayAsCustomer(transferId: string, message: Message): void;
  /** Speaks to a door again and again until it answers; for what no message of its own stands for. */
  knock<R>(kind: string, who: string, once: (messageId: string) => Promise<R>): Promise<R | undefined>;
  /** A list of role assignments, by the new partner's portal or on the customer's own page. */
  report(transferId: string, side: 'customer' | 'newPartner', roles: HandedInRoles): void;
  request(from: Partner, content: TransferRequest, then?: Listener): void;
};

/** How often a message comes again although it was answered. */
export type Manner = { repeats: number };

/** A portal gives up after so many failures; Standard Webhooks asks for about ten. */
const TRIES = 12;

const hashOf = (content: unknown) => createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** A voice that sends every message one to three times, some of them under a new id, as impatient people do. */
export function voiceIn(world: World, { repeats }: Manner): Voice {
  const { timeline, story, records, doors } = world;
  const dice = world.dice.of('voice');
  let messages = 0;
  const newId = () => `msg-${++messages}`;

  /** The newest token of a page to follow a transfer that a mail has brought. */
  const follows = new Map<string, string>();
  world.onMail((mail) => {
    const token = tokenIn(mail);
    const transferId = token && transferOf(token);
    if (token && transferId && mayFollowNow(transferId, token)) follows.set(transferId, token);
  });
  const mayFollowNow = (transferId: string, token: string | undefined): boolean =>
    token !== undefined &&
    holderOf(world.look(transferId), tokenHashOf(token), timeline.clock.now()) === 'follow';

  type Send = (messageId: string) => Promise<Reply>;

  async function knock<R>(
    kind: string,
    who: string,
    once: (messageId: string) => Promise<R>,
    messageId = newId(),
    failures = 0,
  ): Promise<R | undefined> {
    try {
      return await once(messageId);
    } catch (error) {
      story.tell(who, `${kind} ${messageId} → no answer: ${error instanceof Error ? error.message : error}`);
      if (failures >= TRIES) return undefined;
      await timeline.sleep(dice.between(500, 20_000));
      return knock(kind, who, once, messageId, failures + 1);
    }
  }

  async function send(kind: string, who: string, messageId: string, once: Send): Promise<Reply | undefined> {
    const reply = await knock(kind, who, once, messageId);
    if (!reply) return undefined;
    if (isRefusal(reply)) records.answers.push({ messageId, kind, refusal: reply });
    else records.answers.push({ messageId, kind, transferId: reply.transferId });
    story.tell(who, `${kind} ${messageId} → ${isRefusal(reply) ? `refused: ${reply.refused}` : reply.stage}`);
    return reply;
  }

  async function sendOften(kind: string, who: string, once: Send, then?: Listener) {
    const first = newId();
    const copies = dice.chance(repeats) ? dice.between(1, 2) : 0;
    for (let copy = 0; copy < copies; copy++) {
      const gap = dice.oneOf([0, 3, 800, 30_000, 40_000_000]);
      const id = dice.chance(0.6) ? first : newId();
      timeline.after(gap, () => send(kind, who, id, once));
    }
    const reply = await send(kind, who, first, once);
    if (reply) then?.(reply);
  }

  function say(transferId: string, by: Actor, sayable: Sayable, then?: Listener) {
    const made = (messageId: string) => (typeof sayable === 'function' ? sayable(messageId) : sayable);
    const bodyHash = hashOf(made(''));
    const once: Send = (messageId) => {
      const message = made(messageId);
      records.said.set(messageId, message);
      return accept(doors, { transferId, messageId, bodyHash, message, by });
    };
    timeline.after(0, () => sendOften(made('').kind, by.role, once, then));
  }

  return {
    say,
    knock: (kind, who, once) => knock(kind, who, once),
    sayOnPage(session, message, then) {
      const bodyHash = hashOf(message);
      const once: Send = (messageId) => {
        records.said.set(messageId, message);
        return clickOn(doors, session, { messageId, bodyHash, message });
      };
      timeline.after(0, () => sendOften(message.kind, actorOf(session.holder).role, once, then));
    },
    sayAsCustomer(transferId, message) {
      if (!mayFollowNow(transferId, follows.get(transferId)))
        return story.tell('customer', `has no page to say ${message.kind} on`);
      say(transferId, { role: 'customer', via: 'follow-link' }, message);
    },
    report(transferId, side, roles) {
      if (side === 'customer' && !mayFollowNow(transferId, follows.get(transferId))) return;
      const by: Actor = { role: side, via: side === 'customer' ? 'follow-link' : 'portal' };
      const bodyHash = hashOf(roles);
      const once: Send = async (messageId) => {
        const known = await doors.transfers.find(transferId);
        if (!known) throw new Error(`There is no transfer ${transferId}.`);
        return reportAccess(doors, { known, transferId, messageId, bodyHash, by, side }, roles);
      };
      timeline.after(0, () => sendOften('accessReported', side, once));
    },
    request(from, content, then) {
      const bodyHash = hashOf(content);
      const once: Send = (messageId) => requestTransfer(doors, { content, from, messageId, bodyHash });
      timeline.after(0, () => sendOften('transferRequested', from.partnerId, once, then));
    },
  };
}
