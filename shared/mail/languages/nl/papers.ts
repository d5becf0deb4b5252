import type { Paper } from '../../../transfer/stuck-paper.ts';
import type { Chapter } from '../catalogue.ts';
import { copiesOf } from './copies.ts';
import { howEnded } from './ended.ts';
import { quoted } from './words.ts';

const PAPER: Record<Paper, string> = {
  form: 'het formulier van een nieuwe revisie',
  part: 'het deel van de nieuwe partner in het formulier',
  signature: 'het zegel van een handtekening die is gezet',
  certificate: 'het certificaat van een overdracht die is beëindigd',
};

/** The papers themselves: everybody's copies at the end, and the one that could not be made. */
export const papers = {
  copies: (f) => ({
    subject: 'Uw kopieën van een overdracht van een abonnement',
    parts: [
      'De documenten van deze overdracht zijn klaar.',
      f.ended ? howEnded(f.ended, f) : '',
      ...copiesOf(f),
    ],
  }),
  copiesForSignatory: (f) => ({
    subject: 'Uw kopieën van wat u is gevraagd te ondertekenen',
    parts: [
      f.by === 'mail'
        ? `U hebt het formulier van deze overdracht namens ${f.organisation} ondertekend, of u is gevraagd dat te doen. De overdracht is afgelopen:`
        : `De overdracht is afgelopen, en wie namens ${f.organisation} heeft ondertekend, krijgt kopieën per e-mail:`,
      f.ended ? howEnded(f.ended, f) : '',
      ...copiesOf(f, true),
    ],
  }),
  paperStuck: (f) => ({
    subject: 'Een document van een overdracht kan niet worden gemaakt',
    parts: [
      f.stuck
        ? `Het document: ${PAPER[f.stuck.paper]}. Het ontbreekt sinds ${f.stuck.since}, ondanks meerdere pogingen.`
        : 'Het is intussen gemaakt.',
      f.stuck ? `De laatste reden: ${quoted(f.stuck.reason)}` : '',
      f.stuck
        ? `Het wordt vanzelf opnieuw geprobeerd, steeds minder vaak. Is de oorzaak verholpen, laat het dan meteen opnieuw proberen: POST ${f.opsActions}/reseal.`
        : '',
      'Van wat is ondertekend gaat niets verloren, en niemand hoeft opnieuw te ondertekenen.',
    ],
  }),
} satisfies Chapter;
