import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { receiveWebhook } from '../../../shared/workflow/receive-webhook.ts';
import { EVIDENCE_MAX_BYTES } from '../../../shared/workflow/transfer-request.ts';
import { transferView } from '../../../shared/workflow/views.ts';
import { aPartner } from '../../support/a-party.ts';
import { at } from '../transfer/walk.ts';
import { aDesk, aRequest, type Desk, FABRIKAM } from './a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});

const { content } = aRequest();
const who = { by: 'Renée Lemaire', receivedAt: '2026-11-02T14:30:00.000Z' };

const ask = (over: object, from = aPartner(), webhookId = 'w1') =>
  receiveWebhook(desk.services, {
    partner: from,
    webhookId,
    body: Buffer.from(
      JSON.stringify({ type: 'transfer.requested', timestamp: at(0), data: { ...content, ...over } }),
    ),
  });
async function accepts(over: object) {
  const answer = await ask(over);
  if (answer === 'tested' || isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return desk.stored(answer.transferId);
}
async function faultsOf(over: object, from = aPartner()) {
  const answer = await ask(over, from);
  if (!isRefusal(answer)) throw new Error('accepted');
  expect(desk.transfers.all()).toEqual([]);
  expect(desk.calls.filter((call) => call.endsWith('.put:before'))).toEqual([]);
  expect(desk.started).toEqual([]);
  return answer.violations.map(({ path }) => path.replace(/^data\./, ''));
}

const letter = (bytes: Uint8Array, mediaType = 'application/pdf', fileName = 'letter.pdf') => ({
  request: {
    ...who,
    evidence: { fileName, mediaType, contentBase64: Buffer.from(bytes).toString('base64') },
  },
});
const bytesOf = (text: string, length = 0) =>
  Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(length, 0xff)]);

/** How a letter of a type begins; behind it may stand anything at all. */
const BEGINNINGS: [string, string][] = [
  ['application/pdf', '%PDF-1.7\n'],
  ['image/png', '\u0089PNG\r\n\u001a\n'],
  ['image/jpeg', '\u00ff\u00d8\u00ff\u00e0'],
  ['message/rfc822', 'From: renee@lucernepublishing.com\r\n'],
  ['text/plain', 'Please move us.'],
];

describe('the customer’s letter (R-08)', () => {
  it.each(BEGINNINGS)('of type %s is kept byte for byte under its own hash', async (mediaType, beginning) => {
    const binary = /pdf|image/.test(mediaType);
    const bytes = Buffer.concat([bytesOf(beginning, 700), Buffer.alloc(binary ? 9 : 0)]);
    const transfer = await accepts(letter(bytes, mediaType, 'letter of Renée.bin'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(transfer.request).toEqual({
      ...who,
      evidence: { fileName: 'letter of Renée.bin', mediaType, size: bytes.length, sha256 },
    });
    expect(Buffer.from(await desk.services.documents.get(transfer.id, sha256))).toEqual(bytes);
    const [entry] = await desk.transfers.auditTrail(transfer.id);
    expect(entry?.fact).toMatchObject({ kind: 'transferRequested', evidenceSha256: sha256 });
  });

  it.each(
    BEGINNINGS.filter(([type]) => type !== 'text/plain').flatMap(([type]) =>
      ['MZ\u0090\u0000', '<html>', ' %PDF-', '{"a" :1}'].map((beginning) => [type, beginning] as const),
    ),
  )('that claims to be %s and begins with %j is refused, and nothing is kept', async (type, beginning) => {
    expect(await faultsOf(letter(bytesOf(beginning, 20), type))).toEqual(['request.evidence.contentBase64']);
  });

  it.each([
    ['text/plain', '\u0000abc'],
    ['text/plain', `${'a'.repeat(3000)}\u0000`],
    ['message/rfc822', 'From: renee@lucernepublishing.com\r\n\u0000'],
    ['message/rfc822', '{"a":1}'],
    ['message/rfc822', 'Please move us: soon'],
  ])('that claims to be %s and is none is not taken for one', async (type, text) => {
    expect(await faultsOf(letter(bytesOf(text), type))).toEqual(['request.evidence.contentBase64']);
  });

  it('may be a megabyte and no more', async () => {
    const head = Buffer.from('%PDF-1.7\n');
    const sized = (size: number) => letter(Buffer.concat([head, Buffer.alloc(size - head.length)]));
    expect(await faultsOf(sized(EVIDENCE_MAX_BYTES + 1))).toEqual(['request.evidence.contentBase64']);
    expect(await faultsOf(sized(EVIDENCE_MAX_BYTES + 3))).toEqual(['request.evidence.contentBase64']);
    expect((await accepts(sized(EVIDENCE_MAX_BYTES))).request.evidence?.size).toBe(EVIDENCE_MAX_BYTES);
  });

  it('is not kept when the transfer is refused for another reason', async () => {
    const subscription = { ...content.subscription, status: 'suspended' };
    expect(await faultsOf({ ...letter(bytesOf('%PDF-')), subscription })).toEqual(['subscription.status']);
  });

  it('is kept before the transfer that names it is', async () => {
    desk.failing.add('documents.put:before');
    await expect(ask(letter(bytesOf('%PDF-')))).rejects.toThrow('documents.put');
    expect(desk.transfers.all()).toEqual([]);
    desk.failing.clear();
    desk.clock.now = at(1);
    expect((await accepts(letter(bytesOf('%PDF-')))).request.evidence).toBeDefined();
  });
});

describe('the written request (R-08)', () => {
  it('may be words alone; who and when are seen by both partners, its words by nobody else', async () => {
    const transfer = await accepts({ request: { ...who, text: 'Please move us to Fabrikam.' } });
    expect(transferView(transfer).request).toEqual({ ...who, alsoSentTo: undefined, evidence: undefined });
    expect(JSON.stringify(transferView(transfer))).not.toContain('Please move us');
  });

  it('says whom else the customer wrote to (D-17)', async () => {
    const transfer = await accepts({ request: { ...who, text: 'Please.', alsoSentTo: 'Microsoft' } });
    expect(transferView(transfer).request.alsoSentTo).toBe('Microsoft');
    const [entry] = await desk.transfers.auditTrail(transfer.id);
    expect(entry?.fact).toMatchObject({ alsoSentTo: 'Microsoft' });
  });

  it.each([
    ['is missing', { request: undefined }, 'request'],
    ['has neither words nor a letter', { request: who }, 'request.text'],
    [
      'was received tomorrow',
      { request: { ...who, receivedAt: at(24), text: 'Please.' } },
      'request.receivedAt',
    ],
  ])('that %s begins nothing', async (_, over, path) => {
    expect(await faultsOf(over)).toEqual([path]);
  });

  it('is the current partner’s to hand in: the partner that sends it is the one that is left (R-08, R-09)', async () => {
    expect(await faultsOf({}, FABRIKAM)).toContain('newPartnerId');
    const transfer = await accepts({ request: { ...who, text: 'Please.' } });
    expect(transfer.currentPartner.identity.partnerId).toBe('contoso');
  });
});

describe('faults of form and of eligibility', () => {
  it('are told in one answer, each at its place (R-06, R-07, R-29, D-01…D-04, A-01)', async () => {
    const answer = await ask(
      {
        customer: {
          ...content.customer,
          microsoftId: '1234-5678-9012-3456',
          tenantCountry: 'NL',
          organisationName: '',
        },
        subscription: { ...content.subscription, offerId: 'DZH318Z0BPS6:0001', status: 'suspended' },
        currentPartner: { ...content.currentPartner, partnerNumber: '12' },
        surprise: true,
      },
      aPartner({ kind: 'indirect-reseller' }),
    );
    if (!isRefusal(answer)) throw new Error('accepted');
    expect(answer).toMatchObject({ refused: 'invalid-content', status: 422 });
    expect(answer.violations.map(({ path }) => path).sort()).toEqual([
      'data.cloud',
      'data.currentPartner',
      'data.currentPartner.partnerNumber',
      'data.customer.microsoftId',
      'data.customer.organisationName',
      'data.customer.tenantCountry',
      'data.subscription.offerId',
      'data.subscription.status',
      'data.surprise',
    ]);
    const said = (path: string) => answer.violations.find((fault) => fault.path === path)?.message ?? '';
    expect(said('data.customer.microsoftId')).toContain('16-digit Microsoft ID');
    expect(said('data.subscription.offerId')).toMatch(/self-service transfer.*D-01/);
    expect(said('data.currentPartner')).toContain('its indirect provider');
  });

  it('do not hide one another: a field that cannot be read silences only its own gates', async () => {
    const { status: _, ...subscription } = { ...content.subscription, offerId: 'MS-AZR-0145P' };
    expect((await faultsOf({ subscription })).sort()).toEqual([
      'subscription.offerId',
      'subscription.status',
    ]);
    const customer = { ...content.customer, tenantCountry: 'nowhere', microsoftId: aPartner().microsoftId };
    expect((await faultsOf({ customer })).sort()).toEqual(['customer.microsoftId', 'customer.tenantCountry']);
  });

  it('are no faults of the gates where nothing can be read at all', async () => {
    expect(await faultsOf({ subscription: 7, customer: null, newPartnerId: [], cloud: 'mars' })).toEqual([
      'cloud',
      'customer',
      'subscription',
      'newPartnerId',
    ]);
  });
});

describe('a current partner of another country (A-13)', () => {
  it('is accepted with a warning that both partners read', async () => {
    const transfer = await accepts({});
    const identity = { ...transfer.currentPartner.identity, country: 'NL' };
    const abroad = { ...transfer, currentPartner: { ...transfer.currentPartner, identity } };
    expect(transferView(transfer).warnings).toEqual([]);
    expect(transferView(abroad).warnings).toEqual([expect.stringContaining('is in NL')]);
  });
});
