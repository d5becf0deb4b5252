import type { Language } from '../../transfer/party.ts';
import type { Catalogue } from './catalogue.ts';
import { ENGLISH } from './en/english.ts';
import { DUTCH } from './nl/dutch.ts';

/** Every language people are written to in. */
export const CATALOGUES: Record<Language, Catalogue> = { en: ENGLISH, nl: DUTCH };
