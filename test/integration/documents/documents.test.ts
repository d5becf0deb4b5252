import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import {
  longContent,
  newPartnerContent,
  plainContent,
  worldContent,
} from '../../unit/form/sample-content.ts';
import { formStations } from '../../unit/seal/sample-form.ts';
import { sampleSeal } from '../../unit/seal/sample-seal.ts';
import { absent, here, judgedBy } from './judged-by.ts';
import { ask, pdfsigVerdicts, REQUIRED, splitSignature, VALIDATORS } from './validators.ts';

const { signer, root } = await sampleSeal();
const worldPartner = { ...newPartnerContent, ...worldContent.currentPartner };
const forms = {
  plain: await formStations(signer, plainContent),
  world: await formStations(signer, worldContent, worldPartner),
  long: await formStations(signer, longContent, { ...newPartnerContent, organisationName: '云'.repeat(200) }),
};
const files = Object.entries(forms).flatMap(([form, stations]) =>
  Object.entries(stations).map(([station, bytes]: [string, Buffer]) => ({
    name: `${form}-${station}.pdf`,
    bytes,
  })),
);

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
writeFileSync(join(folder, 'root.pem'), new X509Certificate(root).toString());
afterAll(() => rmSync(folder, { recursive: true }));

describe('documents before independent validators', () => {
  it(`are judged by ${[...here, 'our own verification'].join(', ')}${absent.length > 0 ? `; NOT HERE: ${absent.join(', ')}` : ''}`, () => {
    const missing = absent.map((program) => `${program} (Debian package ${VALIDATORS[program]})`);
    if (missing.length > 0) console.warn(`Documents were not judged by: ${missing.join(', ')}.`);
    // On a bare machine our own verification is all there is; where results count, the validators must be there.
    const needed = process.env.CI ? REQUIRED : [];
    expect(needed.filter((program) => !here.has(program))).toEqual([]);
  });

  it('are whole to our own verification at every signature', () => {
    for (const { name, bytes } of files.filter((file) => /certified|second|third/.test(file.name))) {
      expect(verifyForm(bytes, { roots: [root] }), name).toMatchObject({ whole: true, problems: [] });
    }
  });
});

judgedBy('pdfsig', () => {
  it('finds every signature of every station valid, PAdES, and prints no error', () => {
    const expected = { base: 0, certified: 1, filled: 1, second: 2, third: 3 };
    for (const form of Object.keys(forms)) {
      for (const [station, count] of Object.entries(expected)) {
        const total = station === 'base' || station === 'filled' ? 0 : 1;
        const verdict = pdfsigVerdicts(folder, `${form}-${station}.pdf`);
        const wanted = { valid: count, total, cades: count, unsigned: 3 - count, complaints: '' };
        expect(verdict, `${form}-${station}`).toEqual(wanted);
      }
    }
  });

  it('and our verification both find a flipped byte', () => {
    const { third } = forms.plain;
    const signedText = third.indexOf('/Subject');
    const widget = third.indexOf('(customer_microsoftId)');
    for (const at of [signedText + 12, widget + 3]) {
      const flipped = Buffer.from(third);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      writeFileSync(join(folder, 'flipped.pdf'), flipped);
      expect(pdfsigVerdicts(folder, 'flipped.pdf').valid).toBe(0);
      expect(verifyForm(flipped, { roots: [root] }).whole).toBe(false);
    }
  });
});

judgedBy('pdftotext', () => {
  it('reads every name back from the page, in its own script', () => {
    const { output, complaints } = ask('pdftotext', ['-layout', 'world-third.pdf', '-'], folder);
    const names = [
      'Łódzkie Żółwie',
      'Αθήνα',
      '«Ёлка»',
      '北京云计算服务有限公司',
      'クラウド',
      'Nguyễn Huệ',
      'Μαρία Κάμερον',
      '李雷',
    ];
    for (const name of names) expect(output).toContain(name);
    expect(output).toContain('2026-11-21 09:15:00 UTC');
    expect(output).not.toContain('\ufffd');
    expect(complaints).toBe('');
  });
});

judgedBy('qpdf', () => {
  it('finds no error and no warning in any station', () => {
    for (const { name } of files) {
      const { code, output, complaints } = ask('qpdf', ['--check', name], folder);
      expect(
        { code, complaints, clean: output.includes('No syntax or stream encoding errors found') },
        name,
      ).toEqual({
        code: 0,
        complaints: '',
        clean: true,
      });
    }
  });
});

judgedBy('openssl', () => {
  it('verifies each signature as CAdES against the root', () => {
    for (const number of [0, 1, 2]) {
      const { data, cms } = splitSignature(forms.plain.third, number, folder);
      const sealed = ['-in', cms, '-inform', 'DER', '-content', data, '-binary', '-out', 'verified.bin'];
      const trust = ['-CAfile', 'root.pem', '-purpose', 'any', '-no_check_time'];
      const { code, complaints } = ask('openssl', ['cms', '-verify', '-cades', ...trust, ...sealed], folder);
      expect({ code, complaints: complaints.trim() }).toEqual({
        code: 0,
        complaints: 'CAdES Verification successful',
      });
    }
  });
});
