import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmailClient } from '@azure/communication-email';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../../infra/local/desk/start-desk.ts';
import { aDesk, aLetter, clientFor, send } from './desk-letters.ts';
import { partsOf, type SignedRequest, signed } from './desk-signing.ts';

const ID = '3f0c9c4e-5a0b-4d29-9f7a-1d2e3f405162';
const PATIENT = { retryOptions: { maxRetries: 3, retryDelayInMs: 5 } };
let desk: Desk;

const subjects = (from: Desk) => from.inbox.all().map(({ message }) => message.content.subject);
const post = (request: SignedRequest) => fetch(...signed(desk.mailConnectionString, request));

beforeEach(async () => {
  desk = await aDesk({ now: () => Date.parse('2026-12-24T10:00:00Z') });
});
afterEach(async () => {
  await desk.stop();
});

describe('the e-mail endpoint, asked by the real client', () => {
  it('takes a mail with everything in it', async () => {
    const poller = await clientFor(desk).beginSend(
      {
        ...aLetter({ html: '<p>Please sign.</p>' }),
        replyTo: [{ address: 'ops@mail.example' }],
        attachments: [{ name: 'a.txt', contentType: 'text/plain', contentInBase64: 'YQ==' }],
        disableUserEngagementTracking: true,
      },
      { operationId: ID },
    );
    expect(poller.getResult()).toMatchObject({ id: ID, status: 'Succeeded' });
    expect(desk.inbox.all()).toMatchObject([
      {
        number: 1,
        operationId: ID,
        receivedAt: '2026-12-24T10:00:00.000Z',
        message: {
          content: {
            subject: 'Please sign the form',
            html: '<p>Please sign.</p>',
            plainText: 'Please sign.',
          },
          recipients: { to: [{ address: 'ann@customer.example', displayName: 'Ann Lee' }], cc: [], bcc: [] },
          replyTo: [{ address: 'ops@mail.example' }],
          attachments: [{ name: 'a.txt', contentInBase64: 'YQ==' }],
          userEngagementTrackingDisabled: true,
        },
      },
    ]);
  });

  it('takes a repeated operation once, also when both arrive at the same time', async () => {
    await Promise.all([send(desk, aLetter(), ID), send(desk, aLetter(), ID)]);
    await send(desk, aLetter(), ID.toUpperCase());
    expect(desk.inbox.all()).toHaveLength(1);
    expect(desk.inbox.repeatsOf(ID)).toBe(2);
  });

  it('refuses an operation id that comes back with another mail', async () => {
    await send(desk, aLetter(), ID);
    await expect(send(desk, aLetter({ subject: 'Other' }), ID)).rejects.toMatchObject({ statusCode: 409 });
    expect(subjects(desk)).toEqual(['Please sign the form']);
  });

  it('refuses a wrong access key', async () => {
    const { endpoint } = partsOf(desk.mailConnectionString);
    const key = Buffer.from('another key').toString('base64');
    const client = new EmailClient(`endpoint=${endpoint}/;accesskey=${key}`, {
      allowInsecureConnection: true,
    });
    await expect(client.beginSend(aLetter())).rejects.toMatchObject({ statusCode: 401, code: 'Denied' });
    expect(desk.inbox.all()).toEqual([]);
  });

  it.each([
    ['throttled', 429],
    ['unavailable', 503],
  ] as const)('is %s when told so, as often as told', async (fault, statusCode) => {
    desk.failNextMails(2, fault);
    await expect(send(desk)).rejects.toMatchObject({ statusCode });
    await expect(send(desk)).rejects.toMatchObject({ statusCode });
    await send(desk);
    expect(desk.inbox.all()).toHaveLength(1);
  });

  it('is silent when told so, until the client gives up', async () => {
    desk.failNextMails(1, 'silence');
    const sending = clientFor(desk).beginSend(aLetter(), { abortSignal: AbortSignal.timeout(100) });
    await expect(sending).rejects.toMatchObject({ name: 'AbortError' });
    expect(desk.inbox.all()).toEqual([]);
  });

  it('keeps one mail when the answer is lost and the client sends again', async () => {
    desk.failNextMails(1, 'lostAnswer');
    await clientFor(desk, PATIENT).beginSend(aLetter(), { operationId: ID });
    expect(desk.inbox.all()).toHaveLength(1);
    expect(desk.inbox.repeatsOf(ID)).toBe(1);
  });
});

describe('the e-mail endpoint, asked by hand', () => {
  const body = JSON.stringify(aLetter());

  it('takes a well signed request and tells where the operation is', async () => {
    const answer = await post({ body, headers: { 'operation-id': ID } });
    expect(answer.status).toBe(202);
    expect(answer.headers.get('operation-location')).toBe(
      `${desk.origin}/emails/operations/${ID}?api-version=2025-09-01`,
    );
  });

  it('refuses what is not signed, not for here, not for now or not for this content', async () => {
    const longAgo = new Date(Date.now() - 6 * 60_000);
    const [url, request] = signed(desk.mailConnectionString, { body });
    const [, other] = signed(desk.mailConnectionString, {
      path: '/emails:send?api-version=2023-03-31',
      body,
    });
    const answers = await Promise.all([
      post({ body, headers: { authorization: '' } }),
      post({ body, host: 'elsewhere.example' }),
      post({ body, date: longAgo }),
      post({ body, headers: { 'x-ms-date': new Date(Date.now() + 1000).toUTCString() } }),
      fetch(url, { ...request, body: body.replace('Please', 'PLEASE') }),
      fetch(url, other),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401]);
    expect(desk.inbox.all()).toEqual([]);
  });

  it.each([
    ['no recipient', { ...aLetter(), recipients: { to: [] } }, 'recipients'],
    ['a recipient without an address', aLetter({}, 'nobody'), 'recipients.to.0.address'],
    ['no content', { ...aLetter(), content: { subject: 'Empty' } }, 'content'],
    ['no subject', aLetter({ subject: '' }), 'content.subject'],
    ['no sender', { ...aLetter(), senderAddress: undefined }, 'senderAddress'],
    ['no message at all', undefined, 'body'],
  ])('refuses %s', async (_, message, target) => {
    const answer = await post({ body: JSON.stringify(message) ?? '{' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-ms-error-code')).toBe('BadRequest');
    expect(await answer.json()).toMatchObject({ error: { details: [{ target }] } });
  });

  it('refuses an operation id that is no GUID, a missing api-version and an unknown operation', async () => {
    const answers = await Promise.all([
      post({ body, headers: { 'operation-id': 'one' } }),
      post({ body, path: '/emails:send' }),
      post({ method: 'GET', path: `/emails/operations/${ID}?api-version=2025-09-01` }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404]);
  });
});

describe('a kept inbox', () => {
  let dir = '';

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'desk-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('survives a restart, with its order and its operations, and drops a half-written line', async () => {
    const before = await aDesk({ dir });
    await send(before, aLetter({ subject: 'First' }), ID);
    await send(before, aLetter({ subject: 'Second\nline' }));
    await before.stop();
    await appendFile(join(dir, 'mails.jsonl'), '{"number":3,"operationId":"tor');

    const after = await aDesk({ dir });
    await send(after, aLetter({ subject: 'First' }), ID);
    await send(after, aLetter({ subject: 'Third' }));
    expect(subjects(after)).toEqual(['First', 'Second\nline', 'Third']);
    expect(after.inbox.all().map(({ number }) => number)).toEqual([1, 2, 3]);
    await after.stop();

    const again = await aDesk({ dir });
    expect(subjects(again)).toEqual(['First', 'Second\nline', 'Third']);
    await again.stop();
  });

  it('does not open when it is damaged', async () => {
    await appendFile(join(dir, 'mails.jsonl'), '{"number":4}\n');
    await expect(aDesk({ dir })).rejects.toThrow('line 4 is no mail');
  });
});
