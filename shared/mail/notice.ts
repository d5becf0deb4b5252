import type { MailOrder } from '../transfer/mail-order.ts';
import { waitsFor } from '../transfer/passing-time.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { GUIDE, type GuideSources } from './facts/guide-facts.ts';
import { CATALOGUES } from './languages/languages.ts';
import { type Part, saying } from './letter/letter.ts';
import { deadlineOf, mailFacts } from './mail-facts.ts';
import { standingKind } from './standing-kind.ts';

/** What a notice says: a type such as `transfer.form-submitted`, and what a portal can show or act upon. */
export type PortalNews = { type: string; data: Record<string, unknown> };

const kebab = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function sentencesOf(part: Part): string[] {
  if (typeof part === 'string') return [part];
  return 'list' in part ? part.list : part.commands;
}

/** While Microsoft's answer is awaited its clock counts, otherwise the stage's own time. */
const dueOf = (transfer: Transfer): string | undefined =>
  transfer.stage === 'support' && !transfer.respondedAt ? transfer.clock?.dueAt : deadlineOf(transfer);

/**
 * The news of an order for a partner's portal: the mail's own, in English, with the paths of our interface instead of
 * addresses. Never a link, a token or the address of somebody who signs. `undefined` when the mail would be dropped.
 */
export function noticeOf(
  transfer: Transfer,
  order: MailOrder,
  guidance: GuideSources = GUIDE,
): PortalNews | undefined {
  const kind = standingKind(transfer, order);
  if (!kind) return undefined;
  const { subject, parts } = CATALOGUES.en.news[kind](mailFacts(transfer, order, { by: 'portal' }, guidance));
  const dueAt = dueOf(transfer);
  const { id: transferId, stage, revision } = transfer;
  return {
    type: `transfer.${kebab(kind)}`,
    data: {
      transferId,
      stage,
      revision,
      waitsFor: waitsFor(transfer),
      ...(dueAt === undefined ? {} : { dueAt }),
      subject,
      sentences: saying(parts).flatMap(sentencesOf),
    },
  };
}
