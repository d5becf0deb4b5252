import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../shared/mail/compose-mail.ts';
import type { MailKind } from '../../../shared/mail/mail-kind.ts';
import type { Addressee } from '../../../shared/transfer/mail-order.ts';
import { arrivedAt, type WAY, withLinks } from '../transfer/walk.ts';
import {
  CASES,
  COLLEAGUE,
  following,
  mailOf,
  ORDERS,
  order,
  sources,
  speaking,
  transferFor,
} from './mail-cases.ts';

const CONTACT = { name: 'Renée Lemaire', address: 'renee@lucernepublishing.com' };

describe('the reader', () => {
  it.each<[string, (typeof WAY)[number], MailKind, Addressee, string, string]>([
    ['the customer’s contact', 'ticket', 'requestReceived', 'customer', CONTACT.name, CONTACT.address],
    [
      'the current partner’s admin',
      'ticket',
      'openServiceTicket',
      'currentPartner',
      'Ana Ortiz',
      'admin@contoso.com',
    ],
    [
      'the new partner’s mailbox, before it named an admin',
      'newPartner',
      'newPartnerTurn',
      'newPartner',
      'Fabrikam',
      'transfers@fabrikam.com',
    ],
    [
      'the new partner’s admin afterwards',
      'access',
      'removeOldAccess',
      'newPartner',
      'Łukasz 李',
      'admin@fabrikam.com',
    ],
    [
      'the signatory, of a link',
      'signatures',
      'signInvitation',
      'newPartner',
      'Łukasz 李',
      'signatory@fabrikam.com',
    ],
    [
      'the current partner’s signatory, of a link',
      'currentPartnerSignature',
      'signInvitation',
      'currentPartner',
      'Ana Ortiz',
      'signatory@contoso.com',
    ],
    ['ops', 'support', 'supportBreached', 'ops', 'ops', 'ops@transfer.example'],
  ])('is %s', async (_, stage, kind, to, name, address) => {
    expect((await mailOf(kind, to, arrivedAt(stage))).to).toEqual({ name, address });
  });

  it('is nobody when the partner is not on record any more', async () => {
    const unknown = { ...sources, partners: { ...sources.partners, byId: async () => undefined } };
    const transfer = arrivedAt('newPartner');
    expect(
      await composeMail(unknown, transfer, order(transfer, 'newPartnerTurn', 'newPartner')),
    ).toBeUndefined();
  });

  it('is told the address or telephone of nobody else, but the customer its contact where it needs one (R-10, R-11)', async () => {
    for (const { kind, to } of ORDERS) {
      const { text, html } = await mailOf(kind, to);
      const contact = to === 'customer' && ['requestReceived', 'stageStalled'].includes(kind);
      const own = to === 'currentPartner' && kind === 'openServiceTicket'; // its own ticket names its own admin
      expect(text.includes('Ana Ortiz, admin@contoso.com, 4255550100')).toBe(contact || own);
      expect(`${text}${html}`).not.toMatch(/renee@|signatory@|admin@fabrikam|@example\.org/);
      expect(text.includes('4255550100')).toBe(contact || own);
    }
  });
});

describe('a signature that was delegated', () => {
  const signatures = arrivedAt('signatures');
  const { revision, links } = signatures;
  const generation = links.customer?.generation ?? 0;
  const byLink = { party: 'customer', revision, generation, ip: '192.0.2.7', userAgent: 'test' } as const;
  const delegated = withLinks(
    following(signatures, { kind: 'delegated', ...byLink, to: COLLEAGUE }, 5),
    signatures.stageSince,
  );

  it('is asked of the colleague, in the customer’s language, with a link of its own', async () => {
    const before = await mailOf('signInvitation', 'customer', signatures);
    const { to, text } = await mailOf('signInvitation', 'customer', speaking('nl', delegated));
    expect(to).toEqual({ name: 'Noor Visser', address: COLLEAGUE.email });
    expect(text).toMatch(/^Geachte Noor Visser,\n/);
    const link = /https:\S+\/sign(?:\?language=nl)?#\S+/;
    expect(link.exec(text)?.[0]).toMatch(link);
    expect(link.exec(text)?.[0]).not.toBe(link.exec(before.text)?.[0]);
  });

  it('leaves every notice to the customer’s contact, with no link to sign', async () => {
    const invitation = await mailOf('signInvitation', 'customer', delegated);
    const token = /sign(?:\?language=nl)?#(\S+)/.exec(invitation.text)?.[1] ?? 'none';
    for (const kind of ['signatoryChanged', 'signaturesAging', 'timeExtended'] as const) {
      const { to, text, html } = await mailOf(kind, 'customer', delegated);
      expect(to).toEqual(CONTACT);
      expect(`${text}${html}`).not.toContain(token);
    }
    const { text } = await mailOf('signatoryChanged', 'customer', delegated);
    expect(text).toContain('From now on Noor Visser signs for Lucerne Publishing');
  });

  it('is nobody’s before there is a new link', async () => {
    const unlinked = following(signatures, { kind: 'delegated', ...byLink, to: COLLEAGUE }, 5);
    expect(
      await composeMail(sources, unlinked, order(unlinked, 'signInvitation', 'customer')),
    ).toBeUndefined();
  });

  it('is needed only when it is time to sign', async () => {
    const early = following(
      arrivedAt('ticket'),
      {
        kind: 'signatoryReplaced',
        party: 'newPartner',
        to: COLLEAGUE,
        reason: 'She has left.',
      },
      2,
    );
    const { text } = await mailOf('signatoryChanged', 'newPartner', early);
    expect(text).toContain('gets one by mail when it is time to sign.');
    const { text: due } = await mailOf('signatoryChanged', 'customer');
    expect(due).toContain('the signature is needed by 2026-11-12 19:00 UTC.');
  });
});

describe('partners and ops', () => {
  it.each(ORDERS.filter(({ to }) => to !== 'customer'))(
    '$name reads English, whatever the customer speaks',
    async ({ kind, to }) => {
      const english = await mailOf(kind, to);
      expect(await mailOf(kind, to, speaking('nl', transferFor(kind)))).toEqual(english);
    },
  );

  it('are written to in every kind but those that are the customer’s own', () => {
    const customers = Object.entries(CASES).filter(([, { to }]) => to.join() === 'customer');
    expect(customers.map(([kind]) => kind).sort()).toEqual([
      'followLinkRenewed',
      'newPartnerAsked',
      'requestReceived',
    ]);
  });
});
