import type { RefusalCode } from '../../../shared/transfer/refusals.ts';

/** Where a page that says no leads on to: the code of the mail, the access code, the page before, or nowhere. */
type Next = 'code' | 'access-code' | 'back' | 'nowhere';

/** Without a session only the mail helps, and a dead link leads nowhere; with one, the page is still there to go back to. */
const NEXT: Partial<Record<RefusalCode, Next>> = {
  'session-missing': 'code',
  'another-transfer-open': 'code',
  'link-not-valid': 'code',
  'link-replaced': 'code',
  'link-superseded': 'nowhere',
  'link-expired': 'nowhere',
  'transfer-over': 'nowhere',
  'part-already-given': 'nowhere',
  'access-code-needed': 'access-code',
  'access-code-locked': 'nowhere',
};

/** What helps after a refusal. */
export const nextAfter = (refused: RefusalCode): Next => NEXT[refused] ?? 'back';
