import type { Actor, AuditFact } from '../../../shared/audit/audit-fact.ts';
import { append, genesis } from '../../../shared/audit/chain.ts';
import { certificateContent } from '../../../shared/evidence/certificate-content.ts';
import type { Papers } from '../../../shared/form/papers.ts';
import { drawingBytes } from '../../../shared/signing/drawing.ts';
import { markOf } from '../../../shared/transfer/access-code.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { AuditEntry } from '../../../shared/transfer/transfer-store.ts';
import { accept } from '../../../shared/workflow/accept.ts';
import { closeTransfer } from '../../../shared/workflow/close-transfer.ts';
import { checkSubmission, makePapers } from '../../../shared/workflow/make-papers.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { settle } from '../../../shared/workflow/settle.ts';
import {
  accessReported,
  at,
  attached,
  frozen,
  NEW_COMMERCE_ID,
  type Said,
  signed,
} from '../transfer/walk.ts';
import { aDesk, type Desk, taken, toChapter } from '../workflow/a-desk.ts';

/** Where the signatories of these tests click. */
export const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36';

const STROKE = Array.from({ length: 40 }, (_, n): [number, number] => [20 + n * 6, 50 + (n % 7) * 5]);

/** A case on the real use cases whose signatories act through their links, as the pages let them. */
export async function aCase(chapter: Parameters<typeof toChapter>[1], papers?: Papers) {
  const desk = await deskWith(papers);
  return caseOn(desk, await toChapter(desk, chapter));
}

/** A desk that makes these papers; without any, bytes that stand for them. */
export async function deskWith(papers: Papers | undefined): Promise<Desk> {
  const desk = await aDesk();
  return papers ? Object.assign(desk, { services: Object.assign(desk.services, { papers }) }) : desk;
}

/** The same for a transfer that is on a desk already. */
export function caseOn(desk: Desk, transferId: string) {
  const { services, clock, stored } = desk;
  let said = 0;
  const byLink = async (party: Party, message: Message) => {
    const by = { role: party, via: 'signing-link' } as const;
    const id = { messageId: `click-${++said}`, bodyHash: `${said}`, transferId };
    taken(await accept(services, { ...id, message, by }));
  };
  const link = async (party: Party) => {
    const { revision, links, accessCodes } = await stored(transferId);
    const generation = links[party]?.generation ?? 0;
    const proven = markOf(accessCodes[party]);
    return { party, revision, generation, proven, ip: '203.0.113.9', userAgent: BROWSER };
  };
  return {
    transferId,
    clock,
    services,
    present: () => stored(transferId),
    async say(message: Message, role: Actor['role'] = 'currentPartner') {
      const by: Actor = { role, via: role === 'ops' ? 'ops' : 'portal' };
      const id = { messageId: `said-${++said}`, bodyHash: `${said}`, transferId };
      return taken(await accept(services, { ...id, message, by }));
    },
    papers: () => makePapers(services, { transferId }),
    settled: () => settle(services, { transferId }),
    opens: async (party: Party) => byLink(party, { kind: 'signingPageOpened', ...(await link(party)) }),
    /** A drawing is stored as the page stores it, then signed with. */
    async draws(party: Party, over: Partial<Said<'signed'>> = {}) {
      const bytes = drawingBytes({ width: 300, height: 100, strokes: [STROKE] });
      const drawing = await services.documents.put(transferId, bytes);
      await this.signs(party, { method: 'drawn', drawing, ...over });
    },
    async signs(party: Party, over: Partial<Said<'signed'>> = {}) {
      await byLink(party, signed(await stored(transferId), party, { ...(await link(party)), ...over }));
      await makePapers(services, { transferId });
    },
    declines: async (party: Party, reason: string) =>
      byLink(party, { kind: 'declined', reason, ...(await link(party)) }),
    delegates: async (party: Party, to: Said<'delegated'>['to']) => {
      await byLink(party, { kind: 'delegated', to, ...(await link(party)) });
      await settle(services, { transferId });
    },
    triesCode: async (party: Party, right: boolean) => {
      const hash = (await stored(transferId)).accessCodes[party]?.hash ?? '';
      await byLink(party, { kind: 'accessCodeTried', holder: party, hash, right, ...(await link(party)) });
    },
    /** From the last signature to the end, the answer of Microsoft Support and the clean list of roles included. */
    async completes() {
      await checkSubmission(services, { transferId });
      clock.now = at(6);
      await this.say(attached(await stored(transferId), { attachedAt: at(6) }));
      clock.now = at(8);
      await this.say({
        kind: 'supportAnswered',
        outcome: 'completed',
        engineer: 'Sam Engineer',
        answeredAt: at(8),
        cutOffDate: '2026-11-30',
        newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
      });
      clock.now = at(9);
      await this.say(accessReported(), 'newPartner');
      await settle(services, { transferId });
    },
    trail: () => services.transfers.auditTrail(transferId),
  };
}

export type Case = ReturnType<typeof caseOn>;

/** The rows of a case, frozen through and through: whatever is made from them must leave them alone. */
export async function rowsOf(one: Case): Promise<[Transfer, AuditEntry[]]> {
  return [frozen(structuredClone(await one.present())), frozen(structuredClone(await one.trail()))];
}

/** A trail that says something else and whose chain is sound all the same. */
export function rechained(
  transferId: string,
  entries: readonly AuditEntry[],
  said: (fact: AuditFact) => AuditFact,
): AuditEntry[] {
  let head = genesis(transferId);
  return entries.map(({ sequence: _, previousHash: __, hash: ___, ...record }) => {
    const entry = append(head, { ...record, fact: said(record.fact) });
    head = entry;
    return entry;
  });
}

/** What the certificate of a case says. */
export const contentOf = async (one: Case) => certificateContent(...(await rowsOf(one)));

/** Closes a case as the orchestration does, which seals its certificate. */
export const closed = async (one: Case): Promise<void> => {
  const standing = await closeTransfer(one.services, { transferId: one.transferId });
  if (isRefusal(standing)) throw new Error('closing is never refused');
};
