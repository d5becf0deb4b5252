import type { z } from 'zod';
import { actorOf } from '../../../shared/signing/open-link.ts';
import type { LinkSession } from '../../../shared/signing/signing-session.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { type Accepted, accept } from '../../../shared/workflow/accept.ts';
import { existing } from '../../../shared/workflow/change.ts';
import { type Message, PortalMessages } from '../../../shared/workflow/messages.ts';
import { readAs } from '../../../shared/workflow/read-json.ts';
import type { DoorServices } from '../../../shared/workflow/services.ts';
import { allFaults } from '../follow/all-faults.ts';
import { isSameDetails } from '../follow/typed-details.ts';
import { takeOnce } from '../parts/say.ts';
import { askedTransfer } from './asked-transfer.ts';
import { partIn } from './typed-part.ts';

const Content = PortalMessages['new-partner.submitted'];
type Submitted = Extract<Message, { kind: 'newPartnerSubmitted' }>;

const messageOf = ({ transferId: _, ...said }: z.infer<typeof Content>): Submitted => ({
  kind: 'newPartnerSubmitted',
  ...said,
});

/** A typed part as the message a portal would send, or every reason at once why it is none. */
async function readPart(
  services: DoorServices,
  session: LinkSession,
  typed: object,
): Promise<Submitted | Refusal> {
  const { transferId } = session;
  const content = readAs(Content, { transferId, ...typed });
  if (!isRefusal(content)) return messageOf(content);
  const transfer = await askedTransfer(services, session);
  if (isRefusal(transfer)) return transfer;
  const violations = allFaults(transfer, services.now(), typed, content.violations, (filled) => {
    const read = readAs(Content, { transferId, ...filled });
    return isRefusal(read) ? undefined : messageOf(read);
  });
  return { ...content, violations };
}

/**
 * The typed part, read and judged as one that a portal sends (`new-partner.submitted`), and taken once however often
 * it is clicked. What equals the customer's proposal confirms it; otherwise it is the new partner's own word.
 */
export async function submitPart(
  services: DoorServices,
  session: LinkSession,
  fields: ReadonlyMap<string, string>,
): Promise<Accepted | Refusal> {
  const { transferId, revision, holder } = session;
  const own = await readPart(services, session, partIn(fields));
  if (isRefusal(own)) return own;
  const bodyHash = hashOf(JSON.stringify(own));
  const id = { messageId: `part.r${revision}.${bodyHash}`, bodyHash };
  return takeOnce(services, session, id, async () => {
    const known = await existing(services.transfers, transferId);
    const at = { ...id, transferId, by: actorOf(holder) };
    const accepted = await accept(services, { ...at, known, message: confirming(own, known.transfer) });
    if (!isRefusal(accepted)) return accepted;
    // The customer was quicker with another proposal: what was sent is still what the new partner says of itself.
    if (accepted.refused === 'proposal-superseded') return accept(services, { ...at, message: own });
    const present = await askedTransfer(services, session);
    return isRefusal(present) ? present : accepted;
  });
}

function confirming(own: Submitted, { newPartner: { proposal } }: Transfer): Submitted {
  if (!own.details || !proposal || !isSameDetails(own.details, proposal.details)) return own;
  const { details: _, ...attested } = own;
  return { ...attested, confirmsProposal: proposal.number };
}
