import { say } from '../../../functions/pages/parts/say.ts';
import type { LinkSession, SigningSession } from '../../../shared/signing/signing-session.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import type { Holder } from '../../../shared/transfer/link.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import type { Refusal } from '../../../shared/transfer/refusals.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { giveCode } from './access-codes.ts';
import type { Stageplay } from './stageplay.ts';
import type { Reply } from './voice.ts';

/** The session a click on the link of a holder opens now. */
export function sessionOf<H extends Holder>(play: Stageplay, holder: H): LinkSession & { holder: H } {
  const link = play.transfer().links[holder];
  if (!link) throw new Error(`There is no link of ${holder}.`);
  const { revision, generation } = link;
  const now = play.world.timeline.clock.now();
  const bound = { transferId: play.id, holder, revision, generation };
  return { ...bound, proven: '', startedAt: now, idleUntil: now };
}

let clicks = 0;

/** Somebody says something on a page. */
export function onPage(play: Stageplay, session: LinkSession, message: Message): Promise<Reply> {
  const messageId = `click-${++clicks}`;
  return play.at((doors) => say(doors, session, { messageId, bodyHash: hashOf(messageId), message }));
}

/** A signatory types an access code. */
export function typeCode(
  play: Stageplay,
  session: SigningSession,
  code: string,
): Promise<(LinkSession & { holder: Party }) | Refusal> {
  const messageId = `code-${++clicks}`;
  return play.at((doors) => giveCode(doors, session, code, messageId));
}
