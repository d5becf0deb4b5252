import { createHash } from 'node:crypto';
import { drawingBytes } from '../../../shared/signing/drawing.ts';
import { actorOf } from '../../../shared/signing/open-link.ts';
import type { SigningSession } from '../../../shared/signing/signing-session.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { type Accepted, accept } from '../../../shared/workflow/accept.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import type { Knock } from '../../runtime/endpoint.ts';
import { takeOnce } from '../parts/say.ts';
import type { Posted } from './read-signature.ts';

/**
 * Takes a signature once, whatever the second click of a double one says. A drawing is kept under its own hash
 * before the signature that names it, and not at all when that would be refused.
 */
export async function giveSignature(
  { services, ip, userAgent }: Pick<Knock, 'services' | 'ip' | 'userAgent'>,
  session: SigningSession,
  { drawing, ...posted }: Posted,
): Promise<Accepted | Refusal> {
  const { transferId, holder: party, revision, generation, proven } = session;
  const id = { messageId: `signed.r${revision}.${party}`, bodyHash: hashOf(`signed r${revision} ${party}`) };
  const strokes = drawing && drawingBytes(drawing);
  const how = strokes
    ? { method: 'drawn' as const, drawing: createHash('sha256').update(strokes).digest('hex') }
    : { method: 'typed' as const };
  const message: Message = {
    kind: 'signed',
    party,
    revision,
    generation,
    proven,
    ...posted,
    ...how,
    ip,
    userAgent,
  };
  return takeOnce(services, session, id, async (transfer) => {
    const judged = advance(transfer, message, services.now());
    if (strokes && !isRefusal(judged)) await services.documents.put(transferId, strokes);
    return accept(services, { ...id, transferId, message, by: actorOf(party) });
  });
}
