import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The independent programs these tests ask, and the Debian packages they come from. */
export const VALIDATORS = {
  pdfsig: 'poppler-utils',
  pdftotext: 'poppler-utils',
  qpdf: 'qpdf',
  openssl: 'openssl',
};

/** The name of one of them. */
export type Validator = keyof typeof VALIDATORS;

/** What `.ci/run` installs, and where results count must therefore be there. */
export const REQUIRED: readonly Validator[] = ['pdfsig', 'pdftotext', 'qpdf', 'openssl'];

/** A program's answer: exit code, what it printed, and what it complained about. */
export interface Answer {
  code: number | null;
  output: string;
  complaints: string;
}

/** Whether a program is on this machine. */
export function isInstalled(program: Validator): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

/** Runs a validator in a folder. */
export function ask(program: Validator, args: readonly string[], folder: string): Answer {
  const ran = spawnSync(program, args, { cwd: folder, encoding: 'utf8', timeout: 30_000 });
  return { code: ran.status, output: ran.stdout, complaints: ran.stderr };
}

/** pdfsig's verdict on each signature, in its words. */
export function pdfsigVerdicts(folder: string, file: string) {
  const { output, complaints } = ask('pdfsig', ['-nocert', file], folder);
  return {
    valid: output.match(/Signature Validation: Signature is Valid\./g)?.length ?? 0,
    total: output.match(/^ {2}- Total document signed/gm)?.length ?? 0,
    cades: output.match(/Signature Type: ETSI\.CAdES\.detached/g)?.length ?? 0,
    unsigned: output.match(/The signature form field is not signed/g)?.length ?? 0,
    complaints,
  };
}

/** Writes the signed bytes and the CMS of a signature apart, as `openssl cms` wants them. */
export function splitSignature(pdf: Buffer, number: number, folder: string): { data: string; cms: string } {
  const ranges = [...pdf.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)/g)];
  const [, before = '0', after = '0', rest = '0'] = ranges[number] ?? [];
  const contents = pdf.toString('latin1', Number(before) + 1, Number(after) - 1);
  const der = Buffer.from(contents, 'hex');
  const names = { data: `signed-${number}.bin`, cms: `signature-${number}.der` };
  const signed = [pdf.subarray(0, Number(before)), pdf.subarray(Number(after), Number(after) + Number(rest))];
  writeFileSync(join(folder, names.data), Buffer.concat(signed));
  writeFileSync(join(folder, names.cms), der.subarray(0, 4 + der.readUInt16BE(2)));
  return names;
}
