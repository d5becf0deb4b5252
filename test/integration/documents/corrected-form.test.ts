import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { pdfPapers } from '../../../shared/seal/pdf-papers.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import type { FormState } from '../../../shared/transfer/signed-form.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { makePapers } from '../../../shared/workflow/make-papers.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { sampleSeal } from '../../unit/seal/sample-seal.ts';
import { correction, PART, signed } from '../../unit/transfer/walk.ts';
import { aDesk, taken, toChapter } from '../../unit/workflow/a-desk.ts';
import { judgedBy } from './judged-by.ts';
import { ask, pdfsigVerdicts } from './validators.ts';

type Corrected = Extract<Message, { kind: 'correctionRequested' }>['corrected'];
type Filed = {
  transfer: Transfer;
  before: Transfer;
  pdf: Buffer;
  bytesOf(state: FormState): Promise<Buffer>;
};

const OLD_AGREEMENT = PART.agreement.name;
const NEW_AGREEMENT = 'Framework agreement 2026/11';
const NEW_PHONE = '425 555 0173';
const { signer, root } = await sampleSeal();
const folder = mkdtempSync(join(tmpdir(), 'corrected-form-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The product on real papers: three people sign, the third of them only after a correction, which two of them follow. */
async function corrected(name: string, by: Party, content: NonNullable<Corrected>): Promise<Filed> {
  const desk = await aDesk();
  let fonts: ReturnType<typeof loadFormFonts> | undefined;
  const papers = pdfPapers({
    signer,
    fonts: () => {
      fonts ??= loadFormFonts();
      return fonts;
    },
  });
  Object.assign(desk.services, { papers });
  const transferId = await toChapter(desk, 'signatures');
  const signs = async (party: Party) => {
    taken(await desk.say(transferId, signed(await desk.stored(transferId), party)));
    await makePapers(desk.services, { transferId });
  };
  await signs('customer');
  const before = await desk.stored(transferId);
  taken(await desk.say(transferId, correction(before, { by, corrected: content })));
  if (by === 'currentPartner') {
    await makePapers(desk.services, { transferId });
    await signs('currentPartner');
  }
  await makePapers(desk.services, { transferId });
  await signs('newPartner');
  await signs('customer');
  const transfer = await desk.stored(transferId);
  const bytesOf = async ({ sha256 }: FormState) =>
    Buffer.from(await desk.services.forms.get(transferId, sha256));
  const pdf = await bytesOf(lastOf(transfer.form));
  writeFileSync(join(folder, `${name}.pdf`), pdf);
  return { transfer, before, pdf, bytesOf };
}

function lastOf(form: readonly FormState[]): FormState {
  const last = form.at(-1);
  if (!last) throw new Error('There is no form.');
  return last;
}

const forms = {} as Record<'part' | 'base', Filed>;
beforeAll(async () => {
  const admin = { ...PART.details.admin, phone: NEW_PHONE };
  const agreement = { ...PART.agreement, name: NEW_AGREEMENT };
  forms.part = await corrected('part', 'newPartner', {
    newPartner: { ...PART, details: { ...PART.details, admin }, agreement },
  });
  const { customer } = forms.part.transfer;
  forms.base = await corrected('base', 'currentPartner', {
    customer: { ...customer, contact: { ...customer.contact, phone: NEW_PHONE } },
  });
});

const verified = ({ transfer, pdf }: Filed) =>
  verifyForm(pdf, { roots: [root], revisions: transfer.form.map(({ sha256 }) => sha256) });

describe('a form after a correction of the new partner’s part', () => {
  it('continues the very bytes of signature 1, byte by byte (A-11)', async () => {
    const { transfer, before, pdf, bytesOf } = forms.part;
    const first = before.form.find(({ after }) => after === 'currentPartner');
    if (!first) throw new Error('Signature 1 is in no form.');
    const signedBytes = await bytesOf(first);
    expect(pdf.subarray(0, signedBytes.length).equals(signedBytes)).toBe(true);
    expect(transfer.signatures.currentPartner).toEqual(before.signatures.currentPartner);
    expect(transfer.signatures.currentPartner?.revision).toBe(1);
    expect(transfer.signatures.customer?.revision).toBe(2);
  });

  it('is whole with three signatures, each of its own party', () => {
    const { whole, problems, signatures } = verified(forms.part);
    expect({ whole, problems }).toEqual({ whole: true, problems: [] });
    expect(signatures.map(({ party }) => party)).toEqual(['currentPartner', 'newPartner', 'customer']);
  });

  it('leaves the replaced one readable, and whole with the two signatures it had', async () => {
    const [old] = forms.part.transfer.oldRevisions;
    const pdf = await forms.part.bytesOf(lastOf(old?.form ?? []));
    const revisions = old?.form.map(({ sha256 }) => sha256) ?? [];
    const { whole, signatures } = verifyForm(pdf, { roots: [root], revisions });
    expect(whole).toBe(true);
    expect(signatures.map(({ party }) => party)).toEqual(['currentPartner', 'customer']);
    expect(old?.voided).toEqual(['customer']);
  });
});

describe('a form after a correction of what signature 1 covers', () => {
  it('is another form, with three signatures that are all new', async () => {
    const { transfer, before, pdf, bytesOf } = forms.base;
    const signedBytes = await bytesOf(lastOf(before.form.slice(0, 1)));
    expect(pdf.subarray(0, signedBytes.length).equals(signedBytes)).toBe(false);
    expect(Object.values(transfer.signatures).map((signature) => signature?.revision)).toEqual([2, 2, 2]);
    expect(verified(forms.base)).toMatchObject({ whole: true, problems: [] });
  });
});

judgedBy('pdfsig', () => {
  it('finds three valid signatures in either form, the last over the whole document', () => {
    for (const name of ['part', 'base'])
      expect(pdfsigVerdicts(folder, `${name}.pdf`), name).toEqual({
        valid: 3,
        total: 1,
        cades: 3,
        unsigned: 0,
        complaints: '',
      });
  });
});

judgedBy('pdftotext', () => {
  it('reads the new part and nothing of the old one', () => {
    const { output, complaints } = ask('pdftotext', ['-layout', 'part.pdf', '-'], folder);
    expect(complaints).toBe('');
    for (const text of [NEW_AGREEMENT, NEW_PHONE]) expect(output).toContain(text);
    expect(output).not.toContain(OLD_AGREEMENT);
  });
});

judgedBy('qpdf', () => {
  it('finds no error and no warning', () => {
    for (const name of ['part', 'base']) {
      const { code, complaints } = ask('qpdf', ['--check', `${name}.pdf`], folder);
      expect({ code, complaints }, name).toEqual({ code: 0, complaints: '' });
    }
  });

  it('finds the old part in no object of the file', () => {
    const { output } = ask('qpdf', ['--json', '--json-stream-data=none', 'part.pdf'], folder);
    expect(output).toContain(NEW_AGREEMENT);
    expect(output).not.toContain(OLD_AGREEMENT);
  });
});
