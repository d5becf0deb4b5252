import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealKey } from '../../../infra/local/seal-key.ts';
import { pemSigner } from '../../../shared/adapters/pem/pem-signer.ts';
import type { Report } from '../../../shared/verify/report.ts';
import type { Verdict } from '../../../shared/verify/verdict.ts';
import { en } from '../../../shared/verify/words/en.ts';
import { nl } from '../../../shared/verify/words/nl.ts';
import { flipped, papers } from '../../unit/verify/papers.ts';
import { verifyCommand } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-command-'));
const path = (name: string) => join(folder, name);
const unknown = ['--state', path('nowhere')];
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const { key, certificates, root } = await sealKey(folder, new Date('2026-11-20T00:00:00Z'));
  const { base, third } = await papers({ signer: pemSigner({ key, certificates }) }, 1);
  const stranger = await sealKey(path('stranger'), new Date('2026-11-20T00:00:00Z'));
  writeFileSync(path('form.pdf'), third);
  writeFileSync(path('flipped.pdf'), flipped(third, 4000));
  writeFileSync(path('unsigned.pdf'), base);
  writeFileSync(path('notes.txt'), 'Minutes of the meeting, which nobody signed.\n');
  writeFileSync(path('empty.pdf'), '');
  writeFileSync(path('root.pem'), root);
  writeFileSync(path('stranger.pem'), stranger.root);
});

describe('the command that verifies', () => {
  it('says that a form is sealed by the local stack, and ends with 0', async () => {
    const { code, output, complaints } = await verifyCommand(path('form.pdf'), '--state', folder);
    expect([code, complaints]).toEqual([0, '']);
    for (const said of [
      en.verdicts['sealed-completed-form'],
      'The signature of the current partner: Ana Trujillo',
      'Revision 5',
      ...[/^ {2}Intact +yes$/m, /^ {2}Time the signature claims +\d+ November 2026 at \d\d:\d\d UTC$/m],
    ])
      expect(output).toMatch(said);
  });

  it('takes the roots it is given', async () => {
    const good = await verifyCommand(path('form.pdf'), '--roots', path('root.pem'));
    expect([good.code, good.complaints]).toEqual([0, '']);
    const bad = await verifyCommand(path('form.pdf'), '--roots', path('stranger.pem'));
    expect([bad.code, bad.output.includes(en.verdicts['sealed-by-stranger'])]).toEqual([1, true]);
  });

  it('ends with 1 for a form that was changed, and says so in either language and to programs', async () => {
    const args = [path('flipped.pdf'), '--state', folder];
    const dutch = await verifyCommand(...args, '--language', 'nl');
    expect([dutch.code, dutch.output.includes(nl.verdicts['bytes-changed'])]).toEqual([1, true]);
    const { code, output } = await verifyCommand(...args, '--json');
    const report = JSON.parse(output) as Report;
    expect([code, report.verdict, report.weight]).toEqual([1, 'bytes-changed', 'not-genuine']);
  });

  it('is Dutch throughout when asked to be', async () => {
    const { code, output } = await verifyCommand(path('form.pdf'), '--state', folder, '--language', 'nl');
    expect(code).toBe(0);
    for (const said of [
      'De handtekening van de huidige partner: Ana Trujillo',
      ...[/^ {2}Ongeschonden +ja$/m, /^ {2}Omvat +het hele bestand \(revisie 5\)$/m, 'Revisie 1'],
    ])
      expect(output).toMatch(said);
    expect(output).not.toMatch(/currentPartner|sealed-|\b(signature|intact|yes|covers|none)\b/i);
  });

  it('tells codes, fields and byte ranges only when asked for details', async () => {
    const args = [path('flipped.pdf'), '--state', folder];
    const raw = ['bytes-changed', 'signature_currentPartner', /^ {2}Bytes +0 \d+ \d+ \d+$/m];
    const plain = await verifyCommand(...args);
    for (const code of raw) expect(plain.output).not.toMatch(code);
    const { output } = await verifyCommand(...args, '--details');
    for (const code of raw) expect(output).toMatch(code);
  });

  it('says what is no signed PDF without asking for any root', async () => {
    const said: [string, Verdict][] = [
      ['notes.txt', 'not-a-pdf'],
      ['unsigned.pdf', 'not-signed-not-asked'],
    ];
    for (const [name, verdict] of said) {
      const { code, output, complaints } = await verifyCommand(path(name), ...unknown);
      expect([code, output.split('\n')[0], complaints]).toEqual([1, en.verdicts[verdict], '']);
    }
  });

  it.each<[what: string, args: string[], english: string, dutch: string]>([
    ['no file', [path('nowhere.pdf'), ...unknown], 'There is no file', 'Er is geen bestand'],
    ['a folder', [folder, ...unknown], 'is a folder', 'is een map'],
    ['an empty file', [path('empty.pdf'), ...unknown], 'is empty', 'is leeg'],
    ['no roots', [path('form.pdf'), ...unknown], 'hold its signatures against', 'zegelsleutel'],
    [
      'no certificate',
      [path('form.pdf'), '--roots', path('form.pdf')],
      'no certificate in PEM',
      'geen certificaat',
    ],
    [
      'no file of roots',
      [path('form.pdf'), '--roots', path('no.pem')],
      'no file of roots',
      'geen bestand met roots',
    ],
    ['no app', [path('form.pdf'), '--url', 'http://127.0.0.1:1'], 'No app answers', 'antwoordt geen app'],
    [
      'no such option',
      [path('form.pdf'), '--colour'],
      '--colour is not known',
      '--colour is hier niet bekend',
    ],
    ['two files', [path('form.pdf'), path('form.pdf')], 'Name one file', 'Noem één bestand'],
    ['nothing', [], 'Name one file', 'Noem één bestand'],
  ])('ends with 2 and one line in either language for %s', async (_, args, english, dutch) => {
    for (const [language, sentence] of [
      ['en', english],
      ['nl', dutch],
    ] as const) {
      const { code, output, complaints } = await verifyCommand(...args, '--language', language);
      expect([code, output, complaints.trim().split('\n').length]).toEqual([2, '', 1]);
      expect(complaints).toContain(sentence);
    }
  });

  it('explains itself', async () => {
    const { code, output } = await verifyCommand('--help');
    expect(code).toBe(0);
    for (const said of ['npm run verify -- file.pdf', '--url', '--roots', 'Exit code'])
      expect(output).toContain(said);
  });
});
