import { checkRequest } from '../../shared/workflow/check-request.ts';
import { closeTransfer } from '../../shared/workflow/close-transfer.ts';
import { checkSubmission, makePapers } from '../../shared/workflow/make-papers.ts';
import type { Services } from '../../shared/workflow/services.ts';
import type { About, Standing } from '../../shared/workflow/standing.ts';

/**
 * The registry: one line per activity; its type is what orchestrators may call. Every activity may run twice
 * (RELIABILITY 1.1), tells the orchestration only where the transfer stands, and has heard all that was accepted.
 */
export const activities = {
  checkRequest,
  makePapers,
  checkSubmission,
  closeTransfer,
} satisfies Record<string, (services: Services, about: About) => Promise<Standing>>;

/** The activities as orchestrators see them: the services are already in hand. */
export type Activities = { [K in keyof typeof activities]: (about: About) => Promise<Standing> };
