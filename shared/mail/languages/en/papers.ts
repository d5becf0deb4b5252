import type { Paper } from '../../../transfer/stuck-paper.ts';
import type { Chapter } from '../catalogue.ts';
import { copiesOf } from './copies.ts';
import { howEnded } from './ended.ts';
import { quoted } from './words.ts';

const PAPER: Record<Paper, string> = {
  form: 'the form of a new revision',
  part: 'the new partner’s part in the form',
  signature: 'the seal of a signature that has been given',
  certificate: 'the certificate of a transfer that has ended',
};

/** The papers themselves: everybody's copies at the end, and the one that could not be made. */
export const papers = {
  copies: (f) => ({
    subject: 'Your copies of a subscription transfer',
    parts: ['The papers of this transfer are ready.', f.ended ? howEnded(f.ended, f) : '', ...copiesOf(f)],
  }),
  copiesForSignatory: (f) => ({
    subject: 'Your copies of what you were asked to sign',
    parts: [
      f.by === 'mail'
        ? `You signed, or were asked to sign, the form of this transfer for ${f.organisation}. It has ended:`
        : `The transfer has ended, and whoever signed for ${f.organisation} gets copies by mail:`,
      f.ended ? howEnded(f.ended, f) : '',
      ...copiesOf(f, true),
    ],
  }),
  paperStuck: (f) => ({
    subject: 'A paper of a subscription transfer cannot be made',
    parts: [
      f.stuck
        ? `The paper: ${PAPER[f.stuck.paper]}. It is missing since ${f.stuck.since}, in spite of several tries.`
        : 'It has been made in the meantime.',
      f.stuck ? `The last reason: ${quoted(f.stuck.reason)}` : '',
      f.stuck
        ? `It is tried again by itself, ever more seldom. Once the cause is mended, have it tried at once: POST ${f.opsActions}/reseal.`
        : '',
      'Nothing that was signed is lost, and nobody has to sign again.',
    ],
  }),
} satisfies Chapter;
