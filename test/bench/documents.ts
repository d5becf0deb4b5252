import { constants, createHash, createPrivateKey, privateEncrypt } from 'node:crypto';
import { makeSealPki } from '../../infra/local/seal-certificates.ts';
import { loadFormFonts } from '../../shared/adapters/fonts/font-files.ts';
import { pemSigner } from '../../shared/adapters/pem/pem-signer.ts';
import { createForm } from '../../shared/form/pdf/create-form.ts';
import { fillNewPartner } from '../../shared/form/pdf/fill-new-partner.ts';
import { sealSignature } from '../../shared/seal/seal-signature.ts';
import type { SignatureContent } from '../../shared/seal/signature-content.ts';
import { verifyForm } from '../../shared/seal/verify-form.ts';
import { newPartnerContent, plainContent } from '../unit/form/sample-content.ts';
import { pemOf, signatures } from '../unit/seal/sample-seal.ts';

const WARM_UP = 40;
const RUNS = 100;
const STEPS = ['create', 'seal 1', 'fill', 'seal 2', 'seal 3'];
const LIMIT = 'limit: SHA-256 and RSA-2048, three times';

/** Milliseconds at the middle and at the 95th percentile, and the bytes a step leaves behind. */
export interface DocumentRow {
  step: string;
  p50: number;
  p95: number;
  /** Processor time, mean: what is left when the machine is shared. */
  cpu: number;
  bytes: number;
}

/** One form after the other through its whole life, each step timed; the limit is what no product could save. */
export async function benchDocuments(runs = RUNS): Promise<DocumentRow[]> {
  const pki = await makeSealPki(new Date('2026-01-01T00:00:00Z'));
  const certificates = pemOf(pki.leaf.der) + pemOf(pki.root.der);
  const signer = pemSigner({ key: pki.leaf.key, certificates });
  const fonts = await loadFormFonts();
  const seal = async (pdf: Uint8Array, content: SignatureContent) =>
    (await sealSignature(pdf, content, { signer }, fonts)).pdf;
  const times = new Map<string, number[]>();
  const cpu = new Map<string, number>();
  const sizes = new Map<string, number>();
  const timed = async (step: string, work: () => Uint8Array | Promise<Uint8Array>) => {
    const started = performance.now();
    const before = process.cpuUsage();
    const made = await work();
    const { user, system } = process.cpuUsage(before);
    cpu.set(step, (cpu.get(step) ?? 0) + (user + system) / 1000 / runs);
    times.set(step, [...(times.get(step) ?? []), performance.now() - started]);
    sizes.set(step, made.length);
    return made;
  };
  const limit = rsaLimit(pki.leaf.key);
  for (let run = 0; run < WARM_UP + runs; run++) {
    if (run === WARM_UP) for (const counted of [times, cpu]) counted.clear();
    const base = await timed('create', () => createForm(plainContent, fonts));
    const first = await timed('seal 1', () => seal(base, signatures.currentPartner));
    const filled = await timed('fill', () => fillNewPartner(first, newPartnerContent, fonts));
    const second = await timed('seal 2', () => seal(filled, signatures.customer));
    const third = await timed('seal 3', () => seal(second, signatures.newPartner));
    await timed(LIMIT, () => limit(third));
    await timed('verify', () => {
      if (!verifyForm(third, { roots: [pki.root.der] }).whole)
        throw new Error('The sealed form is not whole.');
      return third;
    });
  }
  const rows = Array.from(times, ([step, all]) => ({
    step,
    ...percentiles(all),
    cpu: rounded(cpu.get(step) ?? 0),
    bytes: sizes.get(step) ?? 0,
  }));
  return [...rows, total(rows)];
}

/** Create, fill and three seals without what the three RSA operations and hashes alone take. */
function total(rows: readonly DocumentRow[]): DocumentRow {
  const sum = (of: 'p50' | 'p95' | 'cpu') =>
    rows.reduce(
      (all, row) => all + (STEPS.includes(row.step) ? row[of] : 0) - (row.step === LIMIT ? row[of] : 0),
      0,
    );
  const step = 'create, fill, three seals, less the limit';
  return { step, p50: rounded(sum('p50')), p95: rounded(sum('p95')), cpu: rounded(sum('cpu')), bytes: 0 };
}

/** What three seals cannot do without: hashing the file and signing a digest. */
function rsaLimit(pem: string) {
  const key = createPrivateKey(pem);
  return (file: Uint8Array) => {
    for (let seal = 0; seal < 3; seal++) {
      const digest = createHash('sha256').update(file).digest();
      privateEncrypt(
        { key, padding: constants.RSA_PKCS1_PADDING },
        Buffer.concat([Buffer.alloc(19, 1), digest]),
      );
    }
    return file;
  };
}

function percentiles(all: readonly number[]): { p50: number; p95: number } {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.floor(sorted.length * share)] ?? 0);
  return { p50: at(0.5), p95: at(0.95) };
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}

if (import.meta.main) console.table(await benchDocuments());
