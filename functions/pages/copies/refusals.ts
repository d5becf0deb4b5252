import type { Language } from '../../../shared/transfer/party.ts';
import { refusalPageTo } from '../parts/refusal-page.ts';
import { copies as en } from '../words/en/copies.ts';
import { copies as nl } from '../words/nl/copies.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);
const label = (language: Language): string => WORDS[language].back;

/** How the page with the copies says no. */
export const copiesRefusal = refusalPageTo({ to: 'copies', label });

/** The same for the papers one level below it. */
export const copiesRefusalBelow = refusalPageTo({ to: '../copies', label, root: '../../' });
