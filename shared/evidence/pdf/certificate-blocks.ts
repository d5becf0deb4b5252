import { printable } from '../../form/pdf/printable.ts';
import type { CertificateContent } from '../certificate-content.ts';
import { type Block, mapTexts } from './blocks.ts';
import { aboutBlocks } from './sections/about.ts';
import { completionBlocks } from './sections/completion.ts';
import { courseBlocks } from './sections/course.ts';
import { formBlocks } from './sections/form.ts';
import { partyBlocks } from './sections/party.ts';
import { summary } from './sections/summary.ts';
import { supportBlocks } from './sections/support.ts';

/** The whole certificate in the order of reading; every text is printable, and nobody's name can break out of its line. */
export const certificateBlocks = (content: CertificateContent): Block[] =>
  [
    ...summary(content),
    ...content.parties.flatMap(partyBlocks),
    ...formBlocks(content),
    ...supportBlocks(content),
    ...completionBlocks(content),
    ...courseBlocks(content),
    ...aboutBlocks(content),
  ].map((block) => mapTexts(block, printable));
