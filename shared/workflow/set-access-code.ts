import { keepCode } from '../signing/access-code.ts';
import type { Party } from '../transfer/party.ts';
import type { Refusal } from '../transfer/refusals.ts';
import type { PartnerSide } from '../transfer/tenancy.ts';
import { type Accepted, accept, type Incoming } from './accept.ts';
import type { DoorServices } from './services.ts';

/** Sets an access code for a signatory; only its slow hash goes further than this. */
export async function setAccessCode(
  services: DoorServices,
  { side, ...at }: Omit<Incoming, 'message'> & { side: PartnerSide },
  { party, code }: { party: Party; code: string },
): Promise<Accepted | Refusal> {
  const kept = await keepCode(code, at.messageId, services.linkSecret);
  const message = { kind: 'accessCodeSet', by: side, party, ...kept } as const;
  return accept(services, { ...at, message });
}
