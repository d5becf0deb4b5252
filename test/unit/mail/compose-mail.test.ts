import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../shared/mail/compose-mail.ts';
import type { MailKind } from '../../../shared/mail/mail-kind.ts';
import { MESSAGES } from '../../../shared/mail/messages.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import type { MailOrder, Transfer } from '../../../shared/transfer/transfer.ts';
import { accepted, answered, arrivedAt, at, withSignature } from '../transfer/walk.ts';
import { ADDRESSEES, KINDS, mailOf, ORDERS, order, sources, transferFor } from './mail-cases.ts';

describe('every mail', () => {
  it('is covered here', () => {
    expect([...KINDS].sort()).toEqual(Object.keys(MESSAGES).sort());
  });

  it.each(ORDERS)('$name says something whole in text and in HTML', async ({ kind, to }) => {
    const mail = await mailOf(kind, to);
    expect(mail.subject).toMatch(/^[A-Z].{10,100}$/);
    expect(mail.text).toMatch(/^Dear \S.*,\n\n/);
    expect(mail.html).toMatch(/^<!doctype html><html lang="en">.*<\/html>$/s);
    for (const part of [mail.subject, mail.text, mail.html]) {
      expect(part).not.toMatch(/undefined|null|NaN|\[object/);
      expect(part).not.toMatch(/not set| {2,}| \.(\s|<|$)|: ?\.| ,| ;/);
    }
  });

  it.each(ORDERS)('$name names the three parties and the transfer', async ({ kind, to }) => {
    const { text } = await mailOf(kind, to);
    for (const word of ['Lucerne Publishing', 'Contoso', 'Fabrikam', arrivedAt('ticket').id])
      expect(text).toContain(word);
  });

  it.each(KINDS)('%s renders for every addressee at every open stage, or is nobody’s', async (kind) => {
    for (const stage of ['ticket', 'newPartner', 'signatures', 'support', 'completed'] as const)
      for (const to of ADDRESSEES.filter(
        (one) => one !== 'ops' || !MESSAGES[kind].toString().includes('link'),
      )) {
        const mail = await composeMail(sources, arrivedAt(stage), order(arrivedAt(stage), kind, to));
        if (!mail) continue;
        expect(mail.to.address).toMatch(/^\S+@\S+$/);
        expect(mail.text.length).toBeGreaterThan(80);
        expect(mail.html.length).toBeGreaterThan(mail.text.length);
      }
  });

  it.each(ORDERS)('$name is the same to the byte on every try', async ({ kind, to }) => {
    const transfer = transferFor(kind);
    const again: Transfer = {
      ...structuredClone(transfer),
      version: 99,
      heard: 99,
      indexedAs: 'x',
      mailsOrdered: 50,
    };
    expect(await mailOf(kind, to, again)).toEqual(await mailOf(kind, to, transfer));
  });

  it('has an operation id of its own: a GUID, another one for every order', async () => {
    const ids = await Promise.all(ORDERS.map(async ({ kind, to }) => (await mailOf(kind, to)).operationId));
    expect(new Set(ids).size).toBe(ORDERS.length);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const second = await composeMail(
      sources,
      arrivedAt('access'),
      order(arrivedAt('access'), 'stageReminder', 'customer', 2),
    );
    expect(ids).not.toContain(second?.operationId);
  });
});

describe('the addressee', () => {
  const CUSTOMER = ['Renée Lemaire', 'renee@lucernepublishing.com'];
  it.each<[string, Parameters<typeof arrivedAt>[0], Parameters<typeof mailOf>[0], MailOrder['to'], string[]]>(
    [
      ['the customer’s contact', 'ticket', 'requestReceived', 'customer', CUSTOMER],
      [
        'the current partner’s admin',
        'ticket',
        'openServiceTicket',
        'currentPartner',
        ['Ana Ortiz', 'admin@contoso.com'],
      ],
      [
        'the new partner’s mailbox, before it named an admin',
        'newPartner',
        'newPartnerTurn',
        'newPartner',
        ['Fabrikam', 'transfers@fabrikam.com'],
      ],
      [
        'the new partner’s admin afterwards',
        'access',
        'removeOldAccess',
        'newPartner',
        ['Łukasz 李', 'admin@fabrikam.com'],
      ],
      [
        'the signatory, of a link',
        'signatures',
        'signInvitation',
        'newPartner',
        ['Łukasz 李', 'signatory@fabrikam.com'],
      ],
      [
        'the current partner’s signatory, of a link',
        'currentPartnerSignature',
        'signInvitation',
        'currentPartner',
        ['Ana Ortiz', 'signatory@contoso.com'],
      ],
      ['ops', 'support', 'supportBreached', 'ops', ['ops', 'ops@transfer.example']],
    ],
  )('is %s', async (_, stage, kind, to, [name, address]) => {
    expect((await mailOf(kind, to, arrivedAt(stage))).to).toEqual({ name, address });
  });

  it('is nobody when the partner is not on record any more', async () => {
    const unknown = { ...sources, partners: { ...sources.partners, byId: async () => undefined } };
    expect(
      await composeMail(
        unknown,
        arrivedAt('newPartner'),
        order(arrivedAt('newPartner'), 'newPartnerTurn', 'newPartner'),
      ),
    ).toBeUndefined();
  });

  it('tells nobody the address or telephone of another party, but the customer its contact (R-11)', async () => {
    for (const { kind, to } of ORDERS) {
      const { text, html } = await mailOf(kind, to);
      const contact = kind === 'requestReceived';
      expect(text.includes('admin@contoso.com')).toBe(contact);
      expect(`${text}${html}`).not.toMatch(/renee@|signatory@|admin@fabrikam/);
    }
  });
});

describe('what a mail says', () => {
  it('names both ids in the ticket and at the end (R-24)', async () => {
    const { azureSubscriptionId, partnerCenterSubscriptionId } = arrivedAt('ticket').subscription;
    const ticket = await mailOf('openServiceTicket', 'currentPartner');
    for (const id of [azureSubscriptionId, partnerCenterSubscriptionId]) expect(ticket.text).toContain(id);
    const end = await mailOf('transferEnded', 'newPartner');
    expect(end.text).toContain(`Azure subscription id ${azureSubscriptionId}`);
    expect(end.text).toContain(
      `Partner Center subscription id ${arrivedAt('completed').newPartnerCenterSubscriptionId}`,
    );
  });

  it.each([
    ['usgov', true],
    ['public', false],
  ] as const)('signs in to the %s cloud (DOMAIN 12)', async (cloud, government) => {
    const { text } = await mailOf('removeOldAccess', 'newPartner', { ...arrivedAt('access'), cloud });
    expect(text.includes('-Environment AzureUSGovernment')).toBe(government);
    expect(text).toContain("-Tenant 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0'");
  });

  it('says when the answer is due, in UTC', async () => {
    for (const kind of ['formSubmitted', 'supportHalfTime', 'supportBreached'] as const)
      expect((await mailOf(kind, 'currentPartner')).text).toContain('2026-11-03 17:00 UTC');
  });

  it('says until when a link works', async () => {
    const { text } = await mailOf('signInvitation', 'customer');
    expect(text).toContain('It works until 2026-11-12 19:00 UTC.');
  });

  it('names the form to attach by its hash', async () => {
    const transfer = arrivedAt('submission');
    expect((await mailOf('attachForm', 'currentPartner')).text).toContain(
      `SHA-256 ${transfer.form.at(-1)?.sha256}`,
    );
  });

  it.each([
    [
      'with a cut-off date',
      answered({ cutOffDate: '2026-11-30' }),
      'subscriptionMoved',
      /Billing moves to the new partner on 2026-11-30/,
    ],
    ['of receipt', answered({ outcome: 'received' }), 'receiptConfirmed', /confirms receipt/],
  ] as const)('tells an answer %s', async (_, message, kind, said) => {
    const { transfer } = accepted(advance(arrivedAt('support'), message, at(8)));
    expect((await mailOf(kind, 'customer', transfer)).text).toMatch(said);
  });

  it('tells an end that is no success as such, with its reason', async () => {
    const cancel = { kind: 'transferCancelled', by: 'ops', reason: 'No budget' } as const;
    const { transfer } = accepted(advance(arrivedAt('signatures'), cancel, at(5)));
    const mail = await mailOf('transferEnded', 'customer', transfer);
    expect(mail.subject).toBe('The subscription transfer has ended');
    expect(mail.text).toContain('It is cancelled: No budget');
    expect(mail.text).not.toContain('From now on name both ids');
  });
});

describe('a form that does not pass the check', () => {
  it('is told with every failure and who can mend it', async () => {
    const { subject, text } = await mailOf('formNotReady', 'currentPartner');
    expect(subject).toContain('does not pass the submission check');
    expect(text).toContain('signatures.customer is older than 10 days (D-05); to mend by: customer.');
  });
});

describe('an order of another place', () => {
  const ASKS: MailKind[] = [
    ...(['openServiceTicket', 'signInvitation', 'signReminder', 'newPartnerTurn', 'attachForm'] as const),
    ...(['formNotReady', 'formIncomplete', 'removeOldAccess', 'stageReminder'] as const),
  ];

  it.each(ORDERS)(
    '$name is dropped when it asks for something, and told when it tells',
    async ({ kind, to }) => {
      const present = transferFor(kind);
      for (const place of [
        'requested r1:0',
        `${present.stage} r2:${present.submissions}`,
        `${present.stage} r1:9`,
      ]) {
        const mail = await composeMail(sources, present, { ...order(present, kind, to), place });
        expect(mail === undefined).toBe(ASKS.includes(kind));
      }
    },
  );
});

describe('an invitation', () => {
  const transfer = arrivedAt('signatures');
  const invite = (of: Transfer) => composeMail(sources, of, order(transfer, 'signInvitation', 'customer'));

  it('carries its token in the fragment and nowhere a request would', async () => {
    const mail = await mailOf('signInvitation', 'customer');
    const urls = [...mail.text.matchAll(/https:\S+/g)].map(([url]) => new URL(url));
    expect(urls).toHaveLength(1);
    const [url] = urls;
    expect(`${url?.origin}${url?.pathname}${url?.search}`).toBe('https://transfer.example/api/sign');
    const token = url?.hash.slice(1) ?? '';
    expect(token).toMatch(/^t[a-z0-9]{25}\.[A-Za-z0-9_-]{43}$/);
    expect(mail.subject + mail.operationId + mail.to.name).not.toContain(token);
    expect(mail.html.match(/https:[^"<\s]+/g)).toEqual([url?.href]);
    expect(mail.html).toContain(`<a href="https://transfer.example/api/sign#${token}"`);
    expect(mail.text).toContain(`paste this code there: ${token}`);
  });

  it.each(KINDS.filter((kind) => !kind.startsWith('sign')))(
    'is the only kind with a token: %s has none',
    async (kind) => {
      for (const { to } of ORDERS.filter((one) => one.kind === kind)) {
        const { text, html } = await mailOf(kind, to);
        expect(text + html).not.toMatch(/sign#|\.[A-Za-z0-9_-]{43}\b/);
      }
    },
  );

  it('is the same link in the reminder', async () => {
    const link = /https:\S+/;
    const [first, reminder] = [
      await mailOf('signInvitation', 'customer'),
      await mailOf('signReminder', 'customer'),
    ];
    expect(link.exec(reminder.text)?.[0]).toBe(link.exec(first.text)?.[0]);
  });

  it.each<[string, Transfer]>([
    ['has been replaced', { ...transfer, links: {} }],
    ['has been used', withSignature(transfer, 'customer', at(5))],
    [
      'is of another party only',
      { ...transfer, links: { newPartner: transfer.links.newPartner } as Transfer['links'] },
    ],
  ])('is not written when its link %s', async (_, of) => {
    expect(await invite(transfer)).toBeDefined();
    expect(await invite(of)).toBeUndefined();
  });
});
