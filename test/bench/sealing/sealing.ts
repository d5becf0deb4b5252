import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../../infra/local/desk/serve.ts';
import { openTsa } from '../../../infra/local/desk/tsa/tsa-room.ts';
import { makeSealPki } from '../../../infra/local/seal-certificates.ts';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { certificatesIn } from '../../../shared/adapters/pem/pem-certificates.ts';
import { httpTimestamper } from '../../../shared/adapters/tsa/http-timestamper.ts';
import { createForm } from '../../../shared/form/pdf/create-form.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import { plainContent } from '../../unit/form/sample-content.ts';
import { percentile, printTable } from '../product/report.ts';
import { type Contestant, ours, resave, signpdf } from './contestants.ts';

const WARM_UP = 8;
const RUNS = 40;
const SIGNATURES = 3;

/** What a contestant's signatures took, in milliseconds, and added, in bytes. */
interface Tally {
  times: number[];
  bytes: number[];
}

/** Three signatures on one form by each contestant in turn, so that a noisy moment of the machine meets them all. */
export async function benchSealing(runs = RUNS): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sealing-'));
  const tsa = await openTsa({ dir: folder, now: Date.now });
  const desk = await serve([tsa.room]);
  try {
    const url = `${desk.origin}${tsa.path}`;
    const timestamper = httpTimestamper({ url, roots: certificatesIn(tsa.root) });
    const pki = await makeSealPki(new Date('2026-01-01T00:00:00Z'));
    const contestants = [
      ours(pki, 'ours, B-B'),
      ours(pki, 'ours, B-T (authority on this machine)', { timestamper, policy: 'required' }),
      signpdf(pki),
      resave,
    ];
    report(await compete(contestants, runs), await afterResave(ours(pki, ''), pki.root.der));
  } finally {
    await desk.stop();
    rmSync(folder, { recursive: true });
  }
}

async function compete(contestants: readonly Contestant[], runs: number): Promise<Map<string, Tally>> {
  const base = Buffer.from(await createForm(plainContent, await loadFormFonts()));
  const tallies = new Map(contestants.map(({ name }): [string, Tally] => [name, { times: [], bytes: [] }]));
  for (let run = 0; run < WARM_UP + runs; run++) {
    for (const contestant of contestants) {
      const tally = tallies.get(contestant.name);
      await threeTimes(contestant, base, run < WARM_UP ? undefined : tally);
    }
  }
  return tallies;
}

async function threeTimes({ sign, between }: Contestant, base: Buffer, tally?: Tally): Promise<Buffer> {
  let pdf = base;
  for (let number = 0; number < SIGNATURES; number++) {
    const started = performance.now();
    const signed = await sign(pdf, number);
    tally?.times.push(performance.now() - started);
    tally?.bytes.push(signed.length - pdf.length);
    pdf = (await between?.(signed, number)) ?? signed;
  }
  return pdf;
}

/** How many of three good signatures outlive being read and written anew. */
async function afterResave(contestant: Contestant, root: Uint8Array): Promise<number> {
  const base = Buffer.from(await createForm(plainContent, await loadFormFonts()));
  const signed = await threeTimes(contestant, base);
  const { signatures } = verifyForm(await resave.sign(signed, 0), { roots: [root] });
  return signatures.filter(({ intact }) => intact).length;
}

function report(tallies: ReadonlyMap<string, Tally>, surviving: number): void {
  const [own] = tallies.values();
  const unit = percentile(own?.times ?? [], 0.5);
  const rows = Array.from(tallies, ([name, { times, bytes }]) => {
    const middle = percentile(times, 0.5);
    const added = Math.round(bytes.reduce((sum, each) => sum + each, 0) / bytes.length);
    return [
      name,
      middle.toFixed(2),
      percentile(times, 0.95).toFixed(2),
      added,
      `${(middle / unit).toFixed(1)}×`,
    ];
  });
  printTable(
    'Sealing: three signatures on one form',
    ['contestant', 'ms per signature p50', 'p95', 'bytes per signature', 'to ours'],
    rows,
    [
      'Ours: visible name, time and content hash in a font of its own, certifying (DocMDP), locking (FieldMDP), CAdES.',
      'B-T: the authority’s own work (RSA, encoding, HTTP on loopback) is part of the figure; a real one adds its distance.',
      '@signpdf: invisible, no certification, no field lock, no certificate hash in the CMS (so neither CAdES nor PAdES).',
      `pdf-lib: of three intact signatures ${surviving} outlive a load and save; this is the price of a rewrite, not a signature.`,
    ],
  );
}

if (import.meta.main) await benchSealing();
