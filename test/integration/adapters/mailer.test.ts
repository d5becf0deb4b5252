import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, startDesk } from '../../../infra/local/desk/start-desk.ts';
import { acsMailer } from '../../../shared/adapters/azure/acs-mailer.ts';
import { memoryMailer } from '../../../shared/adapters/memory/memory-mailer.ts';
import type { Mail, Mailer } from '../../../shared/mail/mailer.ts';
import { MailNotAccepted } from '../../../shared/mail/mailer.ts';

const SENDER = 'transfers@example.com';

const aMail = (overrides: Partial<Mail> = {}): Mail => ({
  operationId: randomUUID(),
  to: { address: 'renee@lucernepublishing.com', name: 'Renée Łukasz 李' },
  subject: 'Please sign the form – revision 1',
  text: 'Open the form: …',
  html: '<p>Open the form: …</p>',
  ...overrides,
});

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ now: Date.now, clients: [] });
});
afterAll(() => desk.stop());

type Opened = { mailer: Mailer; sent(operationId: string): Pick<Mail, 'to' | 'subject' | 'text' | 'html'>[] };

const mailers: { name: string; open(): Opened }[] = [
  {
    name: 'in memory',
    open() {
      const mailer = memoryMailer();
      const sent = (id: string) =>
        mailer.sent
          .filter(({ operationId }) => operationId === id)
          .map(({ to, subject, text, html }) => ({ to, subject, text, html }));
      return { mailer, sent };
    },
  },
  {
    name: 'of Azure Communication Services',
    open: () => ({
      mailer: acsMailer({ connectionString: desk.mailConnectionString }, SENDER),
      sent: (id) =>
        desk.inbox
          .all()
          .filter(({ operationId }) => operationId === id)
          .map(({ message: { content, recipients } }) => ({
            to: { address: recipients.to[0]?.address ?? '', name: recipients.to[0]?.displayName ?? '' },
            subject: content.subject,
            text: content.plainText ?? '',
            html: content.html ?? '',
          })),
    }),
  },
];

describe.each(mailers)('the mailer $name', ({ open }) => {
  it('sends a mail as it is', async () => {
    const { mailer, sent } = open();
    const { operationId, ...content } = aMail();
    await mailer.send({ operationId, ...content });
    expect(sent(operationId)).toEqual([content]);
  });

  it('sends one mail for one operation id, however often it is asked', async () => {
    const { mailer, sent } = open();
    const mail = aMail();
    await mailer.send(mail);
    await mailer.send(mail);
    await mailer.send({ ...mail, text: 'worked out anew' });
    expect(sent(mail.operationId).map(({ text }) => text)).toEqual([mail.text]);
  });
});

describe('the mailer of Azure Communication Services', () => {
  const mailer = (limitMs?: number) =>
    acsMailer({ connectionString: desk.mailConnectionString }, SENDER, limitMs);
  const failureOf = (mail: Mail, limitMs?: number) =>
    mailer(limitMs)
      .send(mail)
      .then(
        () => undefined,
        (error: MailNotAccepted) => error,
      );
  afterEach(() => desk.failNextMails(0, 'unavailable'));

  it('says when to try again, if the service said so', async () => {
    desk.failNextMails(1, 'throttled');
    const mail = aMail();
    expect(await failureOf(mail)).toMatchObject({ status: 429, retryAfterSeconds: 1 });
    expect(await failureOf(mail)).toBeUndefined();
  });

  it('tries once and throws when the service is down', async () => {
    desk.failNextMails(1, 'unavailable');
    const mail = aMail();
    expect(await failureOf(mail)).toMatchObject({ status: 503, retryAfterSeconds: undefined });
    expect(desk.inbox.byOperation(mail.operationId)).toBeUndefined();
  });

  it('gives up at its time limit, and may be asked again', async () => {
    desk.failNextMails(1, 'silence');
    const mail = aMail();
    expect((await failureOf(mail, 300))?.message).toContain('no answer within 300 ms');
    expect(await failureOf(mail)).toBeUndefined();
  });

  it('sends no second mail when the answer to the first was lost', async () => {
    desk.failNextMails(1, 'lostAnswer');
    const mail = aMail();
    expect(await failureOf(mail)).toBeInstanceOf(MailNotAccepted);
    expect(await failureOf(mail)).toBeUndefined();
    expect(desk.inbox.all().filter(({ operationId }) => operationId === mail.operationId)).toHaveLength(1);
  });

  it('puts no address, key or content into its errors', async () => {
    const mail = aMail();
    desk.failNextMails(2, 'unavailable');
    const errors = [
      await failureOf(mail),
      await failureOf({ ...mail, subject: '' }),
      await failureOf(mail, 0),
    ];
    const broken = acsMailer({ connectionString: `endpoint=nowhere;key=${'S3CRET'.repeat(4)}` }, SENDER);
    errors.push(
      await broken.send(mail).then(
        () => undefined,
        (error: MailNotAccepted) => error,
      ),
    );
    expect(errors.at(-1)?.message).toBe('The connection string of the mail service cannot be used.');
    for (const error of errors) {
      expect(error).toBeInstanceOf(Error);
      const said = JSON.stringify(error, Object.getOwnPropertyNames(error));
      expect(said).not.toMatch(/renee|S3CRET|accesskey|Please sign/i);
    }
  });
});

describe('the wire to Azure Communication Services', () => {
  type Request = { line: string; headers: http.IncomingHttpHeaders; body: string };

  /** A service that answers one POST and then whatever is given to every GET. */
  async function service(post: number, get: number) {
    const requests: Request[] = [];
    const server = http.createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      requests.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      const location = `http://${request.headers.host}/emails/operations/1?api-version=2025-09-01`;
      const status = request.method === 'POST' ? post : get;
      response.writeHead(status, { 'content-type': 'application/json', 'operation-location': location });
      response.end(JSON.stringify({ id: '1', status: 'Running' }));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    const connectionString = `endpoint=http://127.0.0.1:${port}/;accesskey=${btoa('a key of the tests')}`;
    return {
      requests,
      send: (mail: Mail) => acsMailer({ connectionString }, SENDER).send(mail),
      stop: () => new Promise((closed) => server.close(closed).closeAllConnections()),
    };
  }

  it('carries the operation id, the headers of a repeatable request, and no tracking', async () => {
    const { requests, send, stop } = await service(202, 200);
    const mail = aMail();
    await send(mail);
    await stop();
    expect(requests.map(({ line }) => line.split('?')[0])).toEqual([
      'POST /emails:send',
      'GET /emails/operations/1',
    ]);
    const [{ headers, body }] = requests as [Request];
    expect(headers['operation-id']).toBe(mail.operationId);
    expect(headers['repeatability-request-id']).toBe(mail.operationId);
    expect(Date.parse(String(headers['repeatability-first-sent']))).not.toBeNaN();
    expect(JSON.parse(body)).toMatchObject({ senderAddress: SENDER, userEngagementTrackingDisabled: true });
  });

  it('counts a mail as sent once it is accepted, whatever the question for its state says', async () => {
    for (const status of [429, 500]) {
      const { send, stop } = await service(202, status);
      await expect(send(aMail())).resolves.toBeUndefined();
      await stop();
    }
  });

  it('counts a mail as sent when the service has its operation already', async () => {
    for (const status of [409, 412]) {
      const { send, stop } = await service(status, 500);
      await expect(send(aMail())).resolves.toBeUndefined();
      await stop();
    }
  });
});
