import type { Language } from '../../../shared/transfer/party.ts';
import { refusalPageTo } from '../parts/refusal-page.ts';
import { follow as en } from '../words/en/follow.ts';
import { follow as nl } from '../words/nl/follow.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);
const label = (language: Language): string => WORDS[language].back;

/** How the customer's own page says no. */
export const followRefusal = refusalPageTo({ to: 'transfer', label });

/** The same for the doors one level below it. */
export const refusalBelow = refusalPageTo({ to: '../transfer', label, root: '../../' });
