import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../shared/verify/report.ts';
import { en } from '../../../shared/verify/words/en.ts';
import { nl } from '../../../shared/verify/words/nl.ts';
import { Case } from '../../support/doors/case.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { useDoors } from '../../support/doors/use-doors.ts';
import { paintedOver } from '../../unit/verify/attacks.ts';
import { flipped, sha256 } from '../../unit/verify/papers.ts';
import { verifyCommand } from '../verify/command.ts';
import { HOSTILE } from '../verify/hostile-files.ts';

const doors = useDoors();
const kept = { pdf: Buffer.alloc(0), early: Buffer.alloc(0), transferId: '' };
const folder = mkdtempSync(join(tmpdir(), 'verify-door-'));
afterAll(() => rmSync(folder, { recursive: true }));

const formOf = async (asked: Case) => {
  const answer = await doors.portals.fabrikam.get(`/transfers/${asked.transferId}/form`);
  return Buffer.from(await answer.arrayBuffer());
};
beforeAll(async () => {
  const asked = await new Case(doors).reach('newPartner');
  kept.early = await formOf(asked);
  await asked.reach('submission');
  kept.pdf = await formOf(asked);
  kept.transferId = asked.transferId;
});

const post = (body: Uint8Array | FormData | string, headers: Record<string, string> = {}) =>
  fetch(`${doors.world.baseUrl}/verify`, {
    method: 'POST',
    headers,
    body: body instanceof Uint8Array ? Uint8Array.from(body) : body,
  });
const asPdf = { 'content-type': 'application/pdf' };
const verdictOf = async (pdf: Uint8Array) => {
  const answer = await post(pdf, asPdf);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Report;
};
const upload = (pdf?: Uint8Array) => {
  const form = new FormData();
  if (pdf) form.set('file', new Blob([Uint8Array.from(pdf)], { type: 'application/pdf' }), 'form.pdf');
  return form;
};

describe('POST /verify', () => {
  it('knows the completed form and every state before it, and leaves no trace', async () => {
    await leavingNoTrace(doors, [kept.transferId], async () => {
      const report = await verdictOf(kept.pdf);
      expect(report).toMatchObject({
        verdict: 'our-completed-form',
        weight: 'genuine',
        sentence: en.verdicts['our-completed-form'],
        sha256: sha256(kept.pdf),
      });
      expect(
        report.signatures.map(({ party, intact, trusted }) => [party, intact, trusted]).toSorted(),
      ).toEqual([
        ['currentPartner', true, true],
        ['customer', true, true],
        ['newPartner', true, true],
      ]);
      expect(report.revisions.every(({ known }) => known !== undefined)).toBe(true);
      expect(await verdictOf(kept.early)).toMatchObject({ verdict: 'our-older-form', weight: 'caution' });
    });
  });

  it('knows the certificate of a transfer that has ended, and what was done to it', async () => {
    const asked = await new Case(doors).reach('completed');
    const answer = await doors.portals.fabrikam.get(`/transfers/${asked.transferId}/certificate`);
    const certificate = Buffer.from(await answer.arrayBuffer());
    expect((await verdictOf(certificate)).verdict).toBe('our-certificate');
    expect((await verdictOf(flipped(certificate, 4000))).verdict).toBe('bytes-changed');
    expect((await verdictOf(await formOf(asked))).verdict).toBe('our-completed-form');
  });

  it('says of the form of a transfer that has ended otherwise that it counts no more', async () => {
    const asked = await new Case(doors).reach('signatures');
    const half = await formOf(asked);
    expect((await verdictOf(half)).verdict).toBe('our-form-so-far');
    await asked.say('fabrikam', 'transfer.cancelled', { reason: 'The customer stays with us.' });
    await asked.quiet('cancelled');
    expect(await verdictOf(half)).toMatchObject({
      verdict: 'our-ended-form',
      weight: 'caution',
      sentence: en.verdicts['our-ended-form'],
    });
  });

  it('finds what was done to a form', async () => {
    expect((await verdictOf(flipped(kept.pdf, 4000))).verdict).toBe('bytes-changed');
    const painted = await verdictOf(paintedOver(kept.pdf, 'Mallory'));
    expect(painted).toMatchObject({
      verdict: 'added-after-signing',
      genuineUpTo: { bytes: kept.pdf.length },
    });
  });

  it('speaks Dutch to whoever asks for it', async () => {
    const answer = await post(kept.pdf, { ...asPdf, 'accept-language': 'nl-BE, nl;q=0.9' });
    expect(answer.headers.get('content-language')).toBe('nl');
    expect(((await answer.json()) as Report).sentence).toBe(nl.verdicts['our-completed-form']);
  });

  it('answers a file it is given from the page with a page', async () => {
    const answer = await post(upload(kept.pdf));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const text = await answer.text();
    expect(text).toMatch(/<h1>Genuine<\/h1>/);
    for (const said of [en.verdicts['our-completed-form'], 'Frank Weber', 'Maria Keller', sha256(kept.pdf)])
      expect(text).toContain(said);
    const bad = await (await post(upload(Buffer.from('<script>alert(1)</script>')))).text();
    expect(bad).toContain(en.verdicts['not-a-pdf']);
    expect(bad).not.toContain('<script>alert');
  });

  it('says what is wrong with what is no file', async () => {
    const large = Buffer.alloc(5 * 1024 * 1024 + 1);
    const rows: [string, Promise<Response>, number][] = [
      ['nothing', post(new Uint8Array(), asPdf), 422],
      ['too much', post(large, asPdf), 413],
      ['another type', post('{}', { 'content-type': 'application/json' }), 415],
      ['a form without a file', post(upload()), 422],
      ['a form that is none', post('--x', { 'content-type': 'multipart/form-data; boundary=x' }), 422],
      ['too much in a form', post(upload(large)), 413],
    ];
    for (const [what, answer, status] of rows) {
      const { status: found, headers } = await answer;
      const type = what.includes('form') ? 'text/html; charset=utf-8' : 'application/problem+json';
      expect([what, found, headers.get('content-type')]).toEqual([what, status, type]);
    }
  });

  it('answers others while somebody sends five megabytes of tiny parts', async () => {
    const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n\r\n';
    const body = Buffer.from(part.repeat(Math.floor((5 * 1024 * 1024) / part.length)));
    const sent = [1, 2, 3].map(() => post(body, { 'content-type': 'multipart/form-data; boundary=b' }));
    const answers = await Promise.all([fetch(`${doors.world.baseUrl}/health`), ...sent]);
    expect(answers.map(({ status }) => status)).toEqual([200, 422, 422, 422]);
  });

  it('lets others in while it reads what was made to hurt', async () => {
    const bombs = HOSTILE.filter(([what]) => /256 MB|noise|deep/.test(what));
    expect(bombs.length).toBeGreaterThan(3);
    const reading = Promise.all(bombs.map(async ([, pdf]) => (await verdictOf(pdf)).weight));
    const health = await fetch(`${doors.world.baseUrl}/health`);
    expect(health.status).toBe(200);
    expect(new Set(await reading)).toEqual(new Set(['not-genuine']));
    expect((await verdictOf(kept.pdf)).verdict).toBe('our-completed-form');
  });
});

describe('GET /verify', () => {
  it.each([
    ['en', 'Check a signed PDF'],
    ['nl', 'Een ondertekende pdf controleren'],
  ])('is a page with a form that needs no script: %s', async (language, title) => {
    const text = await (await fetch(`${doors.world.baseUrl}/verify?language=${language}`)).text();
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toMatch(/<form method="post" action="verify\?language=.." enctype="multipart\/form-data">/);
    expect(text).toMatch(/<label for="file">.*\s*<input type="file" id="file" name="file"/);
  });
});

describe('npm run verify', () => {
  it('asks a running app, and without one the local stack’s own root', async () => {
    const file = join(folder, 'form.pdf');
    writeFileSync(file, kept.pdf);
    const asked = await verifyCommand(file, '--url', doors.world.baseUrl);
    expect([asked.code, asked.output.includes(en.verdicts['our-completed-form']), asked.complaints]).toEqual([
      0,
      true,
      '',
    ]);
    const alone = await verifyCommand(file, '--state', doors.dir, '--json');
    expect([alone.code, (JSON.parse(alone.output) as Report).verdict]).toEqual([0, 'sealed-completed-form']);
  });
});
