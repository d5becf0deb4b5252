import { createHash } from 'node:crypto';
import { hiddenField } from '../../../infra/local/demo/hidden-field.ts';
import type { SamplePartner } from '../../../infra/local/sample-partners.ts';
import { signWebhook } from '../../../shared/partners/webhook-signature.ts';
import { expectStatus, type Knock, textOf } from './persistent-fetch.ts';

/** Where the public doors are, and how somebody knocks at them. */
export type Street = { baseUrl: string; now: () => number; knock: Knock };

/** A partner's portal that sends one message until it is answered: the same id and the same bytes every time. */
export async function sendMessage(
  { baseUrl, now, knock }: Street,
  who: SamplePartner,
  { id, type, data }: { id: string; type: string; data: object },
): Promise<{ transferId: string; stage: string }> {
  const body = JSON.stringify({ type, timestamp: new Date(now()).toISOString(), data });
  const answer = await knock(() => {
    const signed = signWebhook({ id, timestamp: Math.floor(now() / 1000), body, key: who.signingKey });
    const headers = { ...signed, 'content-type': 'application/json' };
    return {
      url: `${baseUrl}/webhooks/partners/${who.partner.partnerId}`,
      init: { method: 'POST', headers, body },
    };
  });
  return JSON.parse(textOf(expectStatus(answer, 202, type))) as { transferId: string; stage: string };
}

/** A form that a signatory has opened: the number of the link it was opened by, and what can be done with it. */
export type OpenForm = {
  generation: number;
  sign(name: string): Promise<void>;
  /** Passes the signature on to a colleague. */
  delegate(to: { firstName: string; lastName: string; email: string }): Promise<void>;
};

/** A signatory with the mail in hand: opens the link, reads page and PDF, and is ready to sign what was shown. */
export async function openForm(street: Street, link: string): Promise<OpenForm> {
  const [pageUrl = '', code = ''] = link.split('#');
  expectStatus(await street.knock(() => ({ url: pageUrl, init: {} })), 200, 'The page of the link');
  const opened = expectStatus(await post(street, 'open', { code }), 303, 'Opening the link');
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = textOf(expectStatus(await read(street, 'document', cookie), 200, 'The page with the form'));
  const contentHash = hiddenField(page, 'contentHash');
  const address = contentHash && `form.pdf?sha256=${contentHash}`;
  const pdf = expectStatus(await read(street, address || 'form.pdf', cookie), 200, 'The form');
  const shown = createHash('sha256').update(pdf.bytes).digest('hex');
  const ours = { link: hiddenField(page, 'link') };
  const consentVersion = hiddenField(page, 'consentVersion');
  if (contentHash === '') throw new Error(`There is nothing to sign on the page; the PDF is ${shown}.`);
  if (contentHash !== shown) throw new Error(`The page is for ${contentHash}; the PDF is ${shown}.`);
  return {
    generation: generationIn(cookie),
    async sign(name) {
      const fields = { ...ours, contentHash, consentVersion, consent: 'yes', name };
      expectStatus(await post(street, 'sign', fields, cookie), 303, `The signature of ${name}`);
    },
    async delegate(to) {
      expectStatus(
        await post(street, 'delegate', { ...ours, ...to }, cookie),
        200,
        `Passing on to ${to.firstName}`,
      );
    },
  };
}

/** The session says by which link it was opened; its first part is no secret to whoever holds it. */
function generationIn(cookie: string): number {
  const [payload = ''] = (cookie.split('=')[1] ?? '').split('.');
  const session = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { generation: number };
  return session.generation;
}

const read = ({ baseUrl, knock }: Street, path: string, cookie: string) =>
  knock(() => ({ url: `${baseUrl}/sign/${path}`, init: { headers: { cookie } } }));

const post = ({ baseUrl, knock }: Street, path: string, fields: Record<string, string>, cookie = '') =>
  knock(() => ({
    url: `${baseUrl}/sign/${path}`,
    init: { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields) },
  }));
