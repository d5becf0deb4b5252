import type { Language } from '../../../shared/transfer/party.ts';
import { common as en } from './en/common.ts';
import { common as nl } from './nl/common.ts';

/** The words of one topic in every language; the English ones say what there is to be said. */
export const inEvery = <W>(english: W, dutch: NoInfer<W>): Record<Language, W> => ({
  en: english,
  nl: dutch,
});

const COMMON = inEvery(en, nl);

/** The words every page needs: the parties, the frame, lists. */
export const common = (language: Language): typeof en => COMMON[language];
