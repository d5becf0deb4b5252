import type { Language } from '../../../shared/transfer/party.ts';
import { refusalPageTo } from '../parts/refusal-page.ts';
import { part as en } from '../words/en/part.ts';
import { part as nl } from '../words/nl/part.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);
const label = (language: Language): string => WORDS[language].back;

/** How the page of the new partner's part says no. */
export const partRefusal = refusalPageTo({ to: 'part', label });

/** The same for what lies one level below it. */
export const partRefusalBelow = refusalPageTo({ to: '../part', label, root: '../../' });
