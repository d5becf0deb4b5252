import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Serving, serve } from '../../../infra/local/desk/serve.ts';
import type { TimestampFault } from '../../../infra/local/desk/tsa/authority.ts';
import { openTsa } from '../../../infra/local/desk/tsa/tsa-room.ts';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { certificatesIn } from '../../../shared/adapters/pem/pem-certificates.ts';
import { httpTimestamper, type TimestampService } from '../../../shared/adapters/tsa/http-timestamper.ts';
import { createForm } from '../../../shared/form/pdf/create-form.ts';
import { sealSignature } from '../../../shared/seal/seal-signature.ts';
import { TimestampError } from '../../../shared/seal/timestamp-error.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import { plainContent } from '../../unit/form/sample-content.ts';
import { sampleSeal, signatures } from '../../unit/seal/sample-seal.ts';

type Policy = 'required' | 'optional';

const NOW = '2026-11-22T08:00:00.000Z';
const QUERY = 'application/timestamp-query';
const { signer, root } = await sampleSeal();
const fonts = await loadFormFonts();
const base = await createForm(plainContent, fonts);
const folder = mkdtempSync(join(tmpdir(), 'timestamps-'));
const tsa = await openTsa({ dir: folder, now: () => Date.parse(NOW) });
const roots = certificatesIn(tsa.root);
let desk: Serving;
beforeAll(async () => {
  desk = await serve([tsa.room]);
});
afterAll(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true });
});

const sealAt = (url: string, policy: Policy, service: Partial<TimestampService> = {}) => {
  const timestamper = httpTimestamper({ url, roots, ...service });
  const seal = { signer, timestamps: { timestamper, policy } };
  return sealSignature(base, signatures.currentPartner, seal, fonts);
};
const seal = (policy: Policy, service?: Partial<TimestampService>) =>
  sealAt(`${desk.origin}${tsa.path}`, policy, service);
/** Nobody waits ten seconds for an answer that is known not to come. */
const patience = (fault: TimestampFault) => (fault === 'silence' ? { patienceMs: 300 } : {});
const errorOf = async (work: Promise<unknown>): Promise<TimestampError> => {
  const problem = await work.catch((thrown: unknown) => thrown);
  if (problem instanceof TimestampError) return problem;
  throw problem;
};
const verify = (pdf: Uint8Array) => verifyForm(pdf, { roots: [root], timestampRoots: roots });

const FAULTS: [TimestampFault, TimestampError['code'], RegExp][] = [
  ['rejected', 'refused', /^The timestamp authority refused the request \(status 2\)\.$/],
  ['wrongImprint', 'wrong', /^The timestamp is for another signature\.$/],
  ['wrongNonce', 'wrong', /^The timestamp authority answered another request\.$/],
  ['damaged', 'wrong', /^The timestamp was not signed by its authority\.$/],
  ['garbage', 'unreadable', /^The timestamp authority’s answer cannot be read\.$/],
  ['huge', 'too-large', /^The timestamp authority 127\.0\.0\.1:\d+ sent more than 65536 bytes\.$/],
  ['unavailable', 'refused', /^The timestamp authority 127\.0\.0\.1:\d+ answered 503\.$/],
  ['cut', 'unreachable', /^The timestamp authority 127\.0\.0\.1:\d+ cannot be reached\.$/],
  ['silence', 'too-slow', /^The timestamp authority 127\.0\.0\.1:\d+ did not answer in time\.$/],
];

describe('a timestamp authority on the network', () => {
  it('gives a form a time that verifies under its root', async () => {
    const { pdf, timestamp, timestampMissed } = await seal('required');
    expect({ at: timestamp?.at, timestampMissed }).toEqual({ at: NOW, timestampMissed: undefined });
    const verified = verify(pdf);
    expect(verified).toMatchObject({ whole: true, problems: [] });
    expect(verified.signatures[0]?.timestamp).toEqual({ ...timestamp, trusted: true });
  });

  it('keeps its key over a restart', async () => {
    const again = await openTsa({ dir: folder, now: () => Date.parse(NOW) });
    expect(again.root).toBe(tsa.root);
  });

  it('gives out its root, and answers nothing but timestamp queries', async () => {
    expect(await (await fetch(`${desk.origin}/tsa/root.pem`)).text()).toBe(tsa.root);
    const url = `${desk.origin}${tsa.path}`;
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(415);
    const nonsense = await fetch(url, { method: 'POST', body: 'x', headers: { 'content-type': QUERY } });
    expect(Buffer.from(await nonsense.arrayBuffer()).toString('hex')).toBe('30053003020102');
  });
});

describe.each(FAULTS)('an authority whose answer is %s', (fault, code, sentence) => {
  it('stops a seal that must have a timestamp, and the next try succeeds', async () => {
    tsa.failNext(1, fault);
    const error = await errorOf(seal('required', patience(fault)));
    expect({ code: error.code, name: error.name }).toEqual({ code, name: 'TimestampError' });
    expect(error.message).toMatch(sentence);
    expect((await seal('required')).timestamp?.at).toBe(NOW);
  });

  it('leaves a seal that may do without one whole, with the reason and no time', async () => {
    tsa.failNext(1, fault);
    const { pdf, timestamp, timestampMissed } = await seal('optional', patience(fault));
    expect(timestampMissed).toMatch(sentence);
    expect(timestamp).toBeUndefined();
    const verified = verify(pdf);
    expect(verified).toMatchObject({ whole: true, problems: [] });
    expect(verified.signatures[0]).not.toHaveProperty('timestamp');
  });
});

describe('an authority that is not what it should be', () => {
  it('is not believed when its root is another', async () => {
    const sentence = 'The timestamp does not come from an authority this platform trusts.';
    const error = await errorOf(seal('required', { roots: [root] }));
    expect({ code: error.code, message: error.message }).toEqual({ code: 'wrong', message: sentence });
    expect((await seal('optional', { roots: [root] })).timestampMissed).toBe(sentence);
  });

  it('is unreachable when nobody listens, and the reason names the host without what the address hides', async () => {
    const gone = await serve([]);
    await gone.stop();
    const url = `${gone.origin}/tsa?key=s3cret`;
    expect((await errorOf(sealAt(url, 'required'))).code).toBe('unreachable');
    const { timestampMissed } = await sealAt(url, 'optional');
    expect(timestampMissed).toMatch(/^The timestamp authority 127\.0\.0\.1:\d+ cannot be reached\.$/);
  });

  it('is not followed to another address', async () => {
    const elsewhere = await serve([
      { answer: () => ({ status: 307, headers: { location: `${desk.origin}${tsa.path}` } }) },
    ]);
    expect((await errorOf(sealAt(`${elsewhere.origin}/`, 'required'))).code).toBe('unreachable');
    await elsewhere.stop();
  });

  it('is told the name and password of its address as Basic authentication', async () => {
    const seen: (string | undefined)[] = [];
    const guarded = await serve([
      {
        answer({ headers }) {
          seen.push(headers.authorization);
          return { status: 401 };
        },
      },
    ]);
    const url = guarded.origin.replace('//', '//name:p%40ss@');
    const { timestampMissed } = await sealAt(url, 'optional');
    await guarded.stop();
    expect(seen).toEqual([`Basic ${btoa('name:p@ss')}`]);
    expect(timestampMissed).toMatch(/^The timestamp authority 127\.0\.0\.1:\d+ answered 401\.$/);
  });
});
