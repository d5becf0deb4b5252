import type { Actor } from '../../../shared/audit/audit-fact.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { signatoryOf } from '../../../shared/transfer/signatory-of.ts';
import { currentForm, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';

const OPS: Message['kind'][] = [
  'resealAsked',
  'signatoryReplaced',
  'linkRenewed',
  'timeExtended',
  'closedByOps',
];
const ON_ITS_PAGE: Message['kind'][] = ['newPartnerProposed', 'followPageOpened'];

/** Who says a message, and by which door. */
export function speaker(message: Message): Actor {
  if (OPS.includes(message.kind)) return { role: 'ops', via: 'ops' };
  if (message.kind === 'accessCodeSet') return { role: message.by, via: 'portal' };
  if (ON_ITS_PAGE.includes(message.kind)) return { role: 'customer', via: 'follow-link' };
  if ('party' in message) return { role: message.party, via: 'signing-link' };
  if (message.kind === 'newPartnerSubmitted') return { role: 'newPartner', via: 'portal' };
  return 'by' in message ? actorOf(message.by) : { role: 'currentPartner', via: 'portal' };
}

function actorOf(role: Party | 'ops'): Actor {
  if (role === 'ops') return { role, via: 'ops' };
  return { role, via: role === 'customer' ? 'follow-link' : 'portal' };
}

/** The link somebody speaks by, and from where. */
export function boundTo(transfer: Transfer, party: Party) {
  return {
    party,
    revision: transfer.links[party]?.revision ?? transfer.revision,
    generation: transfer.links[party]?.generation ?? 1,
    ip: '203.0.113.7',
    userAgent: 'Simulated Browser 1.0',
  };
}

/** What the signing page would send for a party now. */
export function shownTo(transfer: Transfer, party: Party): Extract<Message, { kind: 'signed' }> {
  const person = signatoryOf(transfer, party)?.signatory;
  return {
    kind: 'signed',
    ...boundTo(transfer, party),
    contentHash: currentForm(transfer)?.sha256 ?? '',
    name: `${person?.firstName} ${person?.lastName}`,
    method: 'typed',
    consentVersion: '2026-11-1',
    consentLanguage: 'en',
  };
}
