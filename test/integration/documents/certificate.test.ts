import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { time } from '../../../shared/evidence/words.ts';
import { pdfPapers } from '../../../shared/seal/pdf-papers.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import { consentIn } from '../../../shared/signing/consent.ts';
import { BROWSER, type Case, closed, contentOf } from '../../unit/evidence/a-case-that-ends.ts';
import { correctedTwice, delegatedWithCode, ENDS } from '../../unit/evidence/stories.ts';
import { sampleSeal } from '../../unit/seal/sample-seal.ts';
import { judgedBy } from './judged-by.ts';
import { ask, pdfsigVerdicts } from './validators.ts';

const { signer, root } = await sampleSeal();
const papers = pdfPapers({ signer, fonts: loadFormFonts });
const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A name as long as a form takes it, without a place to break it. */
const HOSTILE = {
  firstName: `${'W'.repeat(49)}ż`,
  lastName: '云'.repeat(50),
  email: 'hostile@lucernepublishing.com',
  title: `김철수 ${'/'.repeat(90)}`,
};

const stories: Record<string, Promise<Case>> = {
  ...Object.fromEntries(Object.entries(ENDS).map(([end, make]) => [end, make(papers)])),
  correctedTwice: correctedTwice(papers),
  delegated: delegatedWithCode(papers),
  hostile: delegatedWithCode(papers, HOSTILE),
};

/** The certificate of a case as it is sealed when the case is closed, and stored under its own hash. */
async function certificateOf(one: Case): Promise<Buffer> {
  await closed(one);
  const { id, certificate } = await one.present();
  if (!certificate) throw new Error('no certificate was made');
  return Buffer.from(await one.services.forms.get(id, certificate.sha256));
}

const cases = new Map<string, { one: Case; pdf: Buffer }>();
for (const [name, story] of Object.entries(stories)) {
  const one = await story;
  const pdf = await certificateOf(one);
  cases.set(name, { one, pdf });
  writeFileSync(join(folder, `${name}.pdf`), pdf);
}
const the = (name: string) => {
  const found = cases.get(name);
  if (!found) throw new Error(`no case ${name}`);
  return found;
};
const names = [...cases.keys()];

/** What a reader finds on the pages; where lines break says nothing, so no white space is kept. */
const compact = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');
const textOf = (name: string) => compact(ask('pdftotext', ['-raw', `${name}.pdf`, '-'], folder).output);

describe('sealed certificates', () => {
  it.each(names)('are whole to our own verification, signed by the platform: %s', (name) => {
    const verdict = verifyForm(the(name).pdf, { roots: [root] });
    expect(verdict).toMatchObject({ whole: true, problems: [], signatures: [{ party: 'platform' }] });
  });

  it.each(names)('made again from the stored rows are the same bytes: %s', async (name) => {
    const { one, pdf } = the(name);
    const again = await papers.certify(await contentOf(one));
    expect(pdf.equals(again.pdf)).toBe(true);
  });

  it('are not whole any more with any byte of their text changed', () => {
    const { pdf } = the('completed');
    const flipped = Buffer.from(pdf);
    const at = Math.floor(pdf.length / 3);
    flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
    expect(verifyForm(flipped, { roots: [root] }).whole).toBe(false);
  });
});

judgedBy('qpdf', () => {
  it.each(names)('finds nothing wrong: %s', (name) => {
    expect(ask('qpdf', ['--check', `${name}.pdf`], folder)).toMatchObject({ code: 0, complaints: '' });
  });
});

judgedBy('pdfsig', () => {
  it.each(names)('finds the one seal valid, PAdES, over the whole file: %s', (name) => {
    const wanted = { valid: 1, total: 1, cades: 1, unsigned: 0, complaints: '' };
    expect(pdfsigVerdicts(folder, `${name}.pdf`)).toEqual(wanted);
  });
});

judgedBy('pdftotext', () => {
  it('finds everything a completed transfer has to prove', async () => {
    const { one } = the('completed');
    const text = textOf('completed');
    const { id, subscription, newPartnerCenterSubscriptionId = '', serviceTicket } = await one.present();
    const { chain } = await contentOf(one);
    const facts = [
      ...[id, subscription.azureSubscriptionId, subscription.partnerCenterSubscriptionId],
      ...[
        newPartnerCenterSubscriptionId,
        serviceTicket?.number ?? 'no ticket',
        'Microsoft Cloud for US Government',
      ],
      'UTC, by the list of role assignments, run by Łukasz 李 and handed in by the new partner,',
      'The transfer was completed on 2026-11-03 00:00:00 UTC.',
      'Due 2026-11-03 17:00:00 UTC (2026-11-03 09:00:00 America/Los_Angeles, UTC-08:00)',
      ...['support calendar na-pacific', 'met: answered in time', 'Cut-off date 2026-11-30'],
      ...['nobody of the old partner has access', `${chain.entries} entries`, chain.headHash],
      ...[`GET /api/transfers/${id}/audit`, 'npm run verify', 'Sealed by CSP subscription transfer'],
      ...['Page loaded 2026-11-02 19:00:00 UTC from 203.0.113.9', BROWSER],
    ];
    for (const fact of facts) expect(text, fact).toContain(compact(fact));
  });

  it('finds of every signature who, how, when, to what, and what it was sealed with', async () => {
    const { one } = the('completed');
    const text = textOf('completed');
    const { signatures } = await one.present();
    for (const signature of Object.values(signatures)) {
      if (!signature) throw new Error('everybody has signed');
      const { party, sealedIn = 'not sealed', sealedBy = 'not sealed', consentLanguage } = signature;
      const consent = consentIn(consentLanguage);
      const facts = [
        ...[signature.name, signature.title ?? '', signature.organisation, signature.email],
        ...[signature.contentHash, sealedIn, sealedBy, signature.drawing ?? ''],
        ...[consent.version, consent.sha256, consent.text],
        `Signature field signature_${party}`,
        'Timestamp none: no timestamp authority was asked',
      ];
      for (const fact of facts) expect(text, fact).toContain(compact(fact));
    }
    expect(text).toContain(compact('Method drawn by hand on the page'));
    expect(text).toContain(compact('Method typed: the name was typed'));
    expect(text).toContain(compact('Authenticated by control of the mailbox'));
  });

  it('finds the reason of every end, and what there is not', async () => {
    const reasons = {
      declined: 'The customer declined: We stay with our present partner after all.',
      rejected: 'subscription.status',
      cancelled: 'Cancelled by the current partner: The customer thought again.',
      expired: 'The transfer expired on',
      refused: 'Microsoft Support refused the transfer: The subscription has a reservation.',
    };
    for (const [end, reason] of Object.entries(reasons)) expect(textOf(end)).toContain(compact(reason));
    const causes = {
      declined: 'by the customer',
      rejected: 'by the rules of eligibility, which it does not meet; nobody ended it',
      cancelled: 'by the current partner',
      expired: 'because its time had run out; nobody ended it',
      refused: 'by Microsoft Support',
    };
    for (const [end, cause] of Object.entries(causes)) {
      const { end: kept } = await the(end).one.present();
      expect(textOf(end), end).toContain(compact(`Ended ${time(kept?.at ?? '')}, ${cause} Form at the end`));
    }
    expect(textOf('rejected')).toContain(compact('Form at the end no form had been made'));
    expect(textOf('rejected')).toContain(compact('not signed: nobody had been named to sign'));
    expect(textOf('declined')).toContain(compact('Submitted no: the form was not attached'));
    expect(textOf('refused')).toContain(compact('breached: answered after the due time'));
  });

  it('finds corrections, delegation and the access code', () => {
    const corrected = textOf('correctedTwice');
    for (const fact of [
      'Void signature, revision 1',
      'Void signature, revision 2',
      'Revision 3, the last one',
    ])
      expect(corrected).toContain(compact(fact));
    expect(corrected).toContain(compact('Reason: Our partner number was wrong.'));
    const delegated = textOf('delegated');
    expect(delegated).toContain(compact('Søren Żółkiewski-李 signs instead of Renée Lemaire'));
    expect(delegated).toContain(compact('an access code told to the signatory outside of this product'));
    expect(delegated).toContain(compact('Replaced by a new link'));
  });

  it('finds what the certificate proves above the seal, never the seal alone on its page', () => {
    for (const name of names) {
      const { output } = ask('pdftotext', ['-raw', `${name}.pdf`, '-'], folder);
      const last = compact(output.trimEnd().split('\f').at(-1) ?? '');
      const seal = last.indexOf(compact('Sealed by CSP subscription transfer'));
      const proves = last.indexOf(compact('What this certificate proves'));
      expect([name, proves >= 0, seal > proves + 200]).toEqual([name, true, true]);
    }
  });

  it('finds every page numbered and no word beyond the margins, however long a name is', async () => {
    for (const name of names) {
      const { output } = ask('pdftotext', ['-bbox', `${name}.pdf`, '-'], folder);
      const words = [
        ...output.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"/g),
      ];
      expect(words.length).toBeGreaterThan(200);
      const outside = words.filter(([, xMin, yMin, xMax, yMax]) => {
        const [left, top, right, bottom] = [xMin, yMin, xMax, yMax].map(Number);
        return !((left ?? 0) > 39 && (right ?? 999) < 557 && (top ?? 0) > 30 && (bottom ?? 999) < 832);
      });
      expect(outside, name).toEqual([]);
      const pages = output.match(/<page /g)?.length ?? 0;
      for (let page = 1; page <= pages; page++) expect(textOf(name)).toContain(`Page${page}of${pages}`);
    }
    expect(textOf('hostile')).toContain(compact(`${HOSTILE.firstName} ${HOSTILE.lastName}`));
    expect(textOf('hostile')).toContain(compact('[not printed: U+AE40 U+CCA0 U+C218]'));
  });
});
