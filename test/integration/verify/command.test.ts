import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealKey } from '../../../infra/local/seal-key.ts';
import { pemSigner } from '../../../shared/adapters/pem/pem-signer.ts';
import type { Report } from '../../../shared/verify/report.ts';
import { nl } from '../../../shared/verify/words/nl.ts';
import { flipped, papers } from '../../unit/verify/papers.ts';
import { verifyCommand } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-command-'));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const { key, certificates, root } = await sealKey(folder, new Date('2026-11-20T00:00:00Z'));
  const { third } = await papers({ signer: pemSigner({ key, certificates }) }, 1);
  const stranger = await sealKey(path('stranger'), new Date('2026-11-20T00:00:00Z'));
  writeFileSync(path('form.pdf'), third);
  writeFileSync(path('flipped.pdf'), flipped(third, 4000));
  writeFileSync(path('root.pem'), root);
  writeFileSync(path('stranger.pem'), stranger.root);
});

describe('the command that verifies', () => {
  it('says that a form is sealed by the local stack, and ends with 0', async () => {
    const { code, output, complaints } = await verifyCommand(path('form.pdf'), '--state', folder);
    expect([code, complaints]).toEqual([0, '']);
    for (const said of ['(sealed-completed-form)', 'Ana Trujillo', 'Revision 5', 'intact       yes'])
      expect(output).toContain(said);
  });

  it('takes the roots it is given', async () => {
    const good = await verifyCommand(path('form.pdf'), '--roots', path('root.pem'));
    expect([good.code, good.complaints]).toEqual([0, '']);
    const bad = await verifyCommand(path('form.pdf'), '--roots', path('stranger.pem'));
    expect([bad.code, bad.output.includes('(sealed-by-stranger)')]).toEqual([1, true]);
  });

  it('ends with 1 for a form that was changed, and says so in either language and to programs', async () => {
    const args = [path('flipped.pdf'), '--state', folder];
    const dutch = await verifyCommand(...args, '--language', 'nl');
    expect([dutch.code, dutch.output.includes(nl.verdicts['bytes-changed'])]).toEqual([1, true]);
    const { code, output } = await verifyCommand(...args, '--json');
    const report = JSON.parse(output) as Report;
    expect([code, report.verdict, report.weight]).toEqual([1, 'bytes-changed', 'not-genuine']);
  });

  it('ends with 2 and one line when nothing can be checked', async () => {
    for (const args of [
      [path('nowhere.pdf'), '--state', folder],
      [path('form.pdf'), '--state', path('nowhere')],
      [path('form.pdf'), '--roots', path('form.pdf')],
      [path('form.pdf'), '--url', 'http://127.0.0.1:1'],
      [path('form.pdf'), '--colour'],
      [path('form.pdf'), path('form.pdf')],
      [],
    ]) {
      const { code, output, complaints } = await verifyCommand(...args);
      expect([args, code, output, complaints.trim().split('\n').length]).toEqual([args, 2, '', 1]);
    }
  });

  it('explains itself', async () => {
    const { code, output } = await verifyCommand('--help');
    expect(code).toBe(0);
    for (const said of ['npm run verify -- file.pdf', '--url', '--roots', 'Exit code'])
      expect(output).toContain(said);
  });
});
