import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { VERDICTS, type Verdict, weightOf } from '../../../shared/verify/verdict.ts';
import { en } from '../../../shared/verify/words/en.ts';
import { nl } from '../../../shared/verify/words/nl.ts';
import { sampleEcSeal, sampleSeal } from '../seal/sample-seal.ts';
import { paintedOver, refilled, withContentsOf, withSignatureOf } from './attacks.ts';
import { flipped, papers, recordOf, reportOf, transferOf } from './papers.ts';

const { signer, root } = await sampleSeal();
const stranger = await sampleSeal('Stranger');
const [ours, other, strange] = await Promise.all([
  papers({ signer }, 1),
  papers({ signer }, 2),
  papers({ signer: stranger.signer }, 3),
]);
const roots = { seal: [root] };
const record = recordOf(transferOf(ours), transferOf(other));
const inTheMiddleOf = (text: string) => ours.third.indexOf(text) + 4;
const resaved = Buffer.from(await (await PDFDocument.load(ours.third)).save());
const plainly = Buffer.from(await (await PDFDocument.load(ours.third)).save({ useObjectStreams: false }));
const unsigned = Buffer.from(await (await PDFDocument.create()).save());

type Row = [what: string, pdf: Uint8Array, offline: Verdict, online: Verdict];

/** Every document with its verdict, by itself and with the record at hand. */
const ROWS: Row[] = [
  ['the completed form', ours.third, 'sealed-completed-form', 'our-completed-form'],
  ['the form with two signatures', ours.second, 'sealed-form-so-far', 'our-older-form'],
  ['the form with the new partner’s part', ours.filled, 'added-after-signing', 'our-older-form'],
  ['the form as it was prepared', ours.base, 'not-signed-not-asked', 'our-older-form'],
  ['a form sealed by somebody else', strange.third, 'sealed-by-stranger', 'sealed-by-stranger'],

  ['a byte flipped in the page', flipped(ours.third, 3000), 'bytes-changed', 'bytes-changed'],
  [
    'a byte flipped in a name',
    flipped(ours.third, inTheMiddleOf('/Subject')),
    'bytes-changed',
    'bytes-changed',
  ],
  [
    'a byte flipped in the last revision',
    flipped(ours.third, ours.third.length - 300),
    'bytes-changed',
    'bytes-changed',
  ],
  [
    'a byte flipped in the last table',
    flipped(ours.third, ours.third.length - 30),
    'bytes-changed',
    'bytes-changed',
  ],
  [
    'a byte flipped in the filled-in part',
    flipped(ours.third, ours.filled.length - 900),
    'bytes-changed',
    'bytes-changed',
  ],

  [
    'a page painted over',
    paintedOver(ours.third, 'Another customer'),
    'added-after-signing',
    'added-after-signing',
  ],
  [
    'a field filled anew',
    refilled(ours.third, 'newPartner_organisationName', 'Mallory'),
    'added-after-signing',
    'added-after-signing',
  ],
  [
    'noise behind the end',
    Buffer.concat([ours.third, Buffer.from('PK\u0003\u0004')]),
    'added-after-signing',
    'added-after-signing',
  ],

  ['cut inside the last revision', ours.third.subarray(0, ours.third.length - 4000), 'cut-off', 'cut-off'],
  ['cut inside the first revision', ours.third.subarray(0, 20_000), 'cut-off', 'cut-off'],
  ['cut by its last byte', ours.third.subarray(0, ours.third.length - 1), 'cut-off', 'cut-off'],
  [
    'cut back to an earlier signature',
    ours.third.subarray(0, ours.certified.length),
    'sealed-form-so-far',
    'our-older-form',
  ],

  [
    'the signature value of another form',
    withContentsOf(ours.third, other.third),
    'signature-of-another-document',
    'signature-of-another-document',
  ],
  [
    'the first signature of another form',
    withContentsOf(ours.certified, other.certified),
    'signature-of-another-document',
    'signature-of-another-document',
  ],
  [
    'a whole signature of another form',
    withSignatureOf(ours.second, other.third, 'signature_newPartner'),
    'signature-of-another-document',
    'signature-of-another-document',
  ],
  [
    'a whole signature of another form, the first',
    withSignatureOf(ours.base, other.certified, 'signature_currentPartner'),
    'signature-of-another-document',
    'signature-of-another-document',
  ],

  ['saved anew, packed', resaved, 'saved-anew', 'saved-anew'],
  ['saved anew, plain', plainly, 'saved-anew', 'saved-anew'],
  ['a PDF without signatures', unsigned, 'not-signed-not-asked', 'not-signed'],
  ['text', Buffer.from('Dear Sir or Madam'), 'not-a-pdf', 'not-a-pdf'],
  ['nothing but a header', Buffer.from('%PDF-1.7\n'), 'unreadable', 'unreadable'],
];

describe('the verdict', () => {
  it.each(ROWS)('without a record, on %s', async (_, pdf, offline) => {
    expect((await reportOf(pdf, roots)).verdict).toBe(offline);
  });

  it.each(ROWS)('with the record, on %s', async (_, pdf, __, online) => {
    expect((await reportOf(pdf, roots, record)).verdict).toBe(online);
  });

  it('is genuine for nothing that was touched', async () => {
    const touched = ROWS.slice(ROWS.findIndex(([what]) => what.startsWith('a byte')));
    for (const [what, pdf, offline] of touched.filter(([, , verdict]) => verdict !== 'sealed-form-so-far'))
      expect([what, (await reportOf(pdf, roots)).weight, offline]).toEqual([what, 'not-genuine', offline]);
  });

  it('has one sentence of its own for every code, in both languages', () => {
    for (const words of [en, nl]) {
      expect(Object.keys(words.verdicts).toSorted()).toEqual([...VERDICTS].toSorted());
      expect(new Set(Object.values(words.verdicts)).size).toBe(VERDICTS.length);
    }
  });

  it('is genuine only for what is whole and known or sealed by us', () => {
    expect(VERDICTS.filter((verdict) => weightOf(verdict) === 'genuine')).toEqual([
      ...['our-completed-form', 'our-form-so-far', 'our-certificate'],
      ...['sealed-completed-form', 'sealed-form-so-far', 'sealed-certificate'],
    ]);
  });

  it('takes a seal whose key signs with EC', async () => {
    const ec = await sampleEcSeal();
    const { third } = await papers({ signer: ec.signer }, 4);
    expect((await reportOf(third, { seal: [ec.root] })).verdict).toBe('sealed-completed-form');
    expect((await reportOf(flipped(third, 3000), { seal: [ec.root] })).verdict).toBe('bytes-changed');
  });
});
