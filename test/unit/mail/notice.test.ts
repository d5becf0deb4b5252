import { describe, expect, it } from 'vitest';
import { PLACES } from '../../../shared/guidance/cloud-places.ts';
import { ARTICLE_TICKET_VALUES } from '../../../shared/guidance/ticket-values.ts';
import { composeMail } from '../../../shared/mail/compose-mail.ts';
import type { MailKind } from '../../../shared/mail/mail-kind.ts';
import { noticeOf } from '../../../shared/mail/notice.ts';
import type { Addressee } from '../../../shared/transfer/mail-order.ts';
import { placeOf, type Transfer } from '../../../shared/transfer/transfer.ts';
import { answered, arrivedAt, at, withSignature } from '../transfer/walk.ts';
import { following, mailOf, ORDERS, order, sources, speaking, transferFor, withCode } from './mail-cases.ts';

const TO_PARTNERS = ORDERS.filter(({ to }) => to === 'currentPartner' || to === 'newPartner');

const onPortal = (transfer: Transfer, kind: MailKind, to: Addressee) =>
  noticeOf(transfer, { ...order(transfer, kind, to), channel: 'portal' });

/** The notice, which must be one. */
function noticed(kind: MailKind, to: Addressee, transfer = transferFor(kind)) {
  const notice = onPortal(transfer, kind, to);
  if (!notice) throw new Error(`no notice for ${kind} to ${to}`);
  return notice;
}

describe('a notice for a partner’s portal', () => {
  it.each(TO_PARTNERS)(
    '$name tells the news of the mail, and where the transfer stands',
    async ({ kind, to }) => {
      const transfer = transferFor(kind);
      const { type, data } = noticed(kind, to);
      const mail = await mailOf(kind, to);
      expect(type).toBe(`transfer.${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
      expect(data).toMatchObject({
        transferId: transfer.id,
        stage: transfer.stage,
        revision: transfer.revision,
        subject: mail.subject,
      });
      const sentences = data.sentences as string[];
      expect(sentences.length).toBeGreaterThan(1);
      for (const sentence of sentences) expect(sentence).toMatch(/\S{2}/);
      const said = mail.text.replaceAll('https://transfer.example/api', '');
      if (!/^(sign|copies)/.test(kind)) for (const sentence of sentences) expect(said).toContain(sentence);
    },
  );

  it.each(TO_PARTNERS)(
    '$name holds no token, no link of ours and nobody’s address (RELIABILITY S5)',
    ({ kind, to }) => {
      const text = JSON.stringify(noticed(kind, to));
      expect(text).not.toMatch(
        /sign(?:\?language=nl)?#|[A-Za-z0-9_-]{43}\b(?<![0-9a-f]{43})|transfer\.example|@/,
      );
      expect(text).not.toMatch(/link below|undefined|null|\[object/);
    },
  );

  it.each(TO_PARTNERS)('$name is the same on every try, and in English', ({ kind, to }) => {
    const again = speaking('nl', { ...structuredClone(transferFor(kind)), version: 99, mailsOrdered: 50 });
    expect(noticed(kind, to, again)).toEqual(noticed(kind, to));
  });

  it.each(TO_PARTNERS)('$name is dropped when the mail is', async ({ kind, to }) => {
    const transfer = transferFor(kind);
    for (const place of [placeOf(transfer), 'requested r1:0']) {
      const asked = { ...order(transfer, kind, to), place };
      const mail = await composeMail(sources, transfer, asked);
      expect(noticeOf(transfer, { ...asked, channel: 'portal' }) === undefined).toBe(mail === undefined);
    }
  });

  it('of a signature that has been given, or of a kind nobody knows, is dropped', () => {
    const signatures = arrivedAt('signatures');
    expect(onPortal(signatures, 'signInvitation', 'newPartner')).toBeDefined();
    expect(
      onPortal(withSignature(signatures, 'newPartner', at(5)), 'signInvitation', 'newPartner'),
    ).toBeUndefined();
    const unknown = { ...order(signatures, 'signInvitation', 'newPartner'), kind: 'ofAnotherEdition' };
    expect(noticeOf(signatures, unknown)).toBeUndefined();
  });
});

describe('what a portal can act upon', () => {
  it('is who is waited for, and until when', () => {
    expect(noticed('openServiceTicket', 'currentPartner').data).toMatchObject({
      waitsFor: ['currentPartner'],
      dueAt: transferFor('openServiceTicket').expiresAt,
    });
    expect(noticed('signReminder', 'newPartner').data.waitsFor).toEqual(['customer', 'newPartner']);
  });

  it('is when Microsoft’s answer is due, until it has come (R-34)', () => {
    const support = arrivedAt('support');
    expect(noticed('formSubmitted', 'currentPartner').data.dueAt).toBe('2026-11-03T17:00:00Z');
    const received = following(support, answered({ outcome: 'received' }));
    expect(noticed('receiptConfirmed', 'currentPartner', received).data).not.toHaveProperty('dueAt');
  });

  it('is nothing any more at the end', () => {
    const { data } = noticed('transferEnded', 'newPartner');
    expect(data).toMatchObject({ stage: 'completed', waitsFor: [] });
    expect(data).not.toHaveProperty('dueAt');
  });

  it('is the path of our interface instead of an address', () => {
    const { id } = arrivedAt('ticket');
    expect(JSON.stringify(noticed('openServiceTicket', 'currentPartner'))).toContain(
      `GET /transfers/${id}/ticket-draft`,
    );
  });

  it('is that its signatory has mail, for the link is that person’s alone (RELIABILITY S5)', () => {
    expect(noticed('signInvitation', 'newPartner').data.sentences).toContain(
      'Your signatory is asked by mail to review and sign the form for Fabrikam by 2026-11-12 19:00 UTC.',
    );
    expect(JSON.stringify(noticed('signReminder', 'newPartner'))).toContain(
      'your signatory is reminded by mail',
    );
  });

  it('is where to fetch form and certificate once the transfer has ended', () => {
    const { id } = transferFor('copies');
    for (const kind of ['copies', 'copiesForSignatory', 'transferEnded'] as const)
      expect(JSON.stringify(noticed(kind, 'newPartner', transferFor('copies')))).toContain(
        `GET /transfers/${id}/form and GET /transfers/${id}/certificate`,
      );
    expect(JSON.stringify(noticed('copiesForSignatory', 'newPartner'))).not.toContain('You signed');
  });

  it('is no word of why a signatory has another link, and of no access code to sign with', () => {
    const coded = withCode(transferFor('signInvitation'), 'newPartner', 'newPartner');
    expect(noticed('signInvitation', 'newPartner', coded)).toEqual(noticed('signInvitation', 'newPartner'));
  });

  it('is the ticket’s values as settings have them (A-15)', () => {
    const transfer = arrivedAt('ticket');
    const guidance = { places: PLACES, ticketValues: { ...ARTICLE_TICKET_VALUES, problemType: 'Account' } };
    const notice = noticeOf(transfer, order(transfer, 'openServiceTicket', 'currentPartner'), guidance);
    expect(notice?.data.sentences).toContain('Problem type: Account');
  });
});
