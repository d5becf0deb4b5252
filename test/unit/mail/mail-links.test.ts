import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../shared/mail/compose-mail.ts';
import type { MailKind } from '../../../shared/mail/mail-kind.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import { daysAfter } from '../../../shared/transfer/instant.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { arrivedAt, at, withSignature } from '../transfer/walk.ts';
import { KINDS, mailOf, ORDERS, order, sources, speaking, transferFor, unfollowed } from './mail-cases.ts';

const TOKEN = /^t[a-z0-9]{25}\.[A-Za-z0-9_-]{43}$/;
const signatures = arrivedAt('signatures');

/** The kinds whose mail shows the customer the way to its own page. */
const FOLLOWED: MailKind[] = [
  ...([
    'requestReceived',
    'newPartnerAsked',
    'correctionRequested',
    'signaturesTooOld',
    'allSigned',
  ] as const),
  ...(['dueRecorded', 'followLinkRenewed'] as const),
  ...(['formSubmitted', 'receiptConfirmed', 'subscriptionMoved', 'formIncomplete'] as const),
  ...(['removeOldAccess', 'accessRemains', 'stageStalled'] as const),
];

const tokenIn = (text: string): string | undefined => /\/sign(?:\?language=nl)?#(\S+)/.exec(text)?.[1];

describe('an invitation', () => {
  const invite = (of: Transfer) => composeMail(sources, of, order(signatures, 'signInvitation', 'customer'));

  it('carries its token in the fragment and nowhere a request would', async () => {
    const mail = await mailOf('signInvitation', 'customer');
    const urls = [...mail.text.matchAll(/https:\S+/g)].map(([url]) => new URL(url));
    expect(urls).toHaveLength(1);
    const [url] = urls;
    expect(`${url?.origin}${url?.pathname}${url?.search}`).toBe('https://transfer.example/api/sign');
    const token = url?.hash.slice(1) ?? '';
    expect(token).toMatch(TOKEN);
    expect(mail.subject + mail.operationId + mail.to.name).not.toContain(token);
    expect(mail.html.match(/https:[^"<\s]+/g)).toEqual([url?.href, url?.href, url?.href]);
    expect(mail.html).toContain(`<a href="https://transfer.example/api/sign#${token}"`);
    expect(mail.html).toContain('>Review and sign</a>');
    expect(mail.text).toContain(`paste this code there: ${token}`);
  });

  it('is the same link in the reminder, and in Dutch', async () => {
    const first = tokenIn((await mailOf('signInvitation', 'customer')).text);
    expect(tokenIn((await mailOf('signReminder', 'customer')).text)).toBe(first);
    const dutch = await mailOf('signInvitation', 'customer', speaking('nl', signatures));
    expect(tokenIn(dutch.text)).toBe(first);
    expect(dutch.html).toContain('>Lezen en ondertekenen</a>');
    expect(dutch.text).toContain(`plak dan daar deze code: ${first}`);
  });

  it.each<[string, Transfer]>([
    ['has been replaced', { ...signatures, links: {} }],
    ['has been used', withSignature(signatures, 'customer', at(5))],
    [
      'is of another party only',
      { ...signatures, links: { newPartner: signatures.links.newPartner } as Transfer['links'] },
    ],
  ])('is not written when its link %s', async (_, of) => {
    expect(await invite(signatures)).toBeDefined();
    expect(await invite(of)).toBeUndefined();
  });

  it('tells until when its link works, which is the link’s own time', async () => {
    const { customer, ...links } = signatures.links;
    if (!customer) throw new Error('no link of the customer');
    const shorter = { ...signatures, links: { ...links, customer: { ...customer, expiresAt: at(24) } } };
    expect((await mailOf('signInvitation', 'customer')).text).toContain(
      'The link works until 2026-11-12 19:00 UTC.',
    );
    expect((await mailOf('signInvitation', 'customer', shorter)).text).toContain(
      'The link works until 2026-11-03 15:00 UTC.',
    );
    expect((await mailOf('signReminder', 'customer', speaking('nl', shorter))).text).toContain(
      'De link werkt tot 2026-11-03 15:00 UTC.',
    );
  });
});

describe('the link to follow the transfer (R-11)', () => {
  it.each(FOLLOWED)('is in the customer’s mail %s', async (kind) => {
    const transfer = transferFor(kind);
    const { to, text, html } = await mailOf(kind, 'customer');
    const token = tokenIn(text) ?? '';
    expect(token).toMatch(TOKEN);
    expect(hashOf(token)).toBe(transfer.links.follow?.tokenHash);
    expect(to.address).toBe(transfer.links.follow?.email);
    expect(html).toContain(`<a href="https://transfer.example/api/sign#${token}"`);
    expect(html).toContain('>Follow the transfer</a>');
    expect((await mailOf(kind, 'customer', speaking('nl', transfer))).html).toContain(
      '>Volg de overdracht</a>',
    );
  });

  it('is in no other mail: every other kind and every other reader gets none', async () => {
    const linked = ['signInvitation', 'signReminder', 'copies', 'copiesForSignatory'];
    const toFillIn = ['newPartnerTurn', 'confirmProposal'];
    for (const { kind, to } of ORDERS.filter(({ kind }) => ![...linked, ...toFillIn].includes(kind))) {
      const { text, html } = await mailOf(kind, to);
      const followed = to === 'customer' && FOLLOWED.includes(kind);
      expect(/sign(?:\?language=nl)?#/.test(text)).toBe(followed);
      expect(/\.[A-Za-z0-9_-]{43}\b/.test(`${text}${html}`)).toBe(followed);
    }
  });

  it('is never a link to sign, and the link to sign never one to follow', async () => {
    const token = tokenIn((await mailOf('requestReceived', 'customer', signatures)).text) ?? '';
    const { follow: _, ...others } = signatures.links;
    const signing = Object.values(others).map((link) => link?.tokenHash);
    expect(signing).not.toContain(hashOf(token));
    const invited = tokenIn((await mailOf('signInvitation', 'customer')).text) ?? '';
    expect(hashOf(invited)).toBe(signatures.links.customer?.tokenHash);
    expect(hashOf(invited)).not.toBe(signatures.links.follow?.tokenHash);
  });

  const ticket = arrivedAt('ticket');
  const follow = ticket.links.follow;
  if (!follow) throw new Error('the walk gives the customer no link');
  const changed = (over: Partial<typeof follow>): Transfer => ({
    ...ticket,
    links: { ...ticket.links, follow: { ...follow, ...over } },
  });
  it.each<[string, Transfer, boolean]>([
    ['there is none', unfollowed(ticket), false],
    ['it had expired when the mail was ordered', changed({ expiresAt: at(4) }), false],
    ['it expires after the mail was ordered', changed({ expiresAt: at(4, 1) }), true],
    ['it was issued to another person', changed({ email: 'old@example.org' }), false],
    ['it is in force', changed({ expiresAt: daysAfter(at(4), 300) }), true],
  ])('the mail goes out, with or without its button, when %s', async (_, transfer, linked) => {
    for (const language of ['en', 'nl'] as const) {
      const { text, html } = await mailOf('requestReceived', 'customer', speaking(language, transfer));
      expect(/sign(?:\?language=nl)?#/.test(`${text}${html}`)).toBe(linked);
      expect(/your own page|uw eigen pagina/i.test(text)).toBe(linked);
    }
  });
});

describe('tokens', () => {
  it.each(KINDS)('of %s are in no subject and no operation id', async (kind) => {
    for (const { to } of ORDERS.filter((one) => one.kind === kind)) {
      const { subject, operationId } = await mailOf(kind, to);
      expect(`${subject} ${operationId}`).not.toMatch(/[A-Za-z0-9_-]{43}|sign#/);
    }
  });
});
