import { verify as en } from '../../functions/pages/words/en/verify.ts';
import { verify as nl } from '../../functions/pages/words/nl/verify.ts';
import { inEvery } from '../../functions/pages/words/words.ts';

/** The words of the verification page: the command and the page say the same of the same file. */
export const PAGE_WORDS = inEvery(en, nl);
