import { describe, expect, it } from 'vitest';
import { MAIL_KINDS } from '../../../shared/mail/mail-kind.ts';
import { Addressee } from '../../../shared/transfer/mail-order.ts';
import { orderMail } from '../../../shared/transfer/outcome.ts';
import { placeOf, type Transfer } from '../../../shared/transfer/transfer.ts';
import { arrivedAt, at } from './walk.ts';

const start = arrivedAt('signatures');
const taking = (...sides: ('currentPartner' | 'newPartner')[]): Transfer => ({
  ...start,
  pendingMails: [],
  mailsOrdered: 7,
  currentPartner: { ...start.currentPartner, takesNotices: sides.includes('currentPartner') },
  newPartner: { ...start.newPartner, takesNotices: sides.includes('newPartner') },
});
const ordered = (transfer: Transfer, ...to: Addressee[]) =>
  orderMail(transfer, at(9), 'formSubmitted', ...to).pendingMails;

describe('news on order', () => {
  it('goes by mail to everybody, and to the portal of each partner that takes notices', () => {
    const channels = (transfer: Transfer) =>
      ordered(transfer, ...Addressee.options).map(({ to, channel }) => `${channel} ${to}`);
    const mails = Addressee.options.map((to) => `mail ${to}`);
    expect(channels(taking())).toEqual(mails);
    expect(channels(taking('newPartner')).sort()).toEqual([...mails, 'portal newPartner'].sort());
    expect(channels(taking('currentPartner', 'newPartner')).sort()).toEqual(
      [...mails, 'portal currentPartner', 'portal newPartner'].sort(),
    );
  });

  it('has an id of its own each, numbered for good', () => {
    const both = taking('currentPartner', 'newPartner');
    const once = orderMail(both, at(9), 'formSubmitted', 'currentPartner', 'newPartner');
    const twice = orderMail(once, at(9), 'formSubmitted', 'currentPartner');
    const ids = twice.pendingMails.map(({ mailId }) => mailId);
    expect(new Set(ids).size).toBe(6);
    expect(ids.map((id) => Number.parseInt(id, 10))).toEqual([8, 9, 10, 11, 12, 13]);
    expect(twice.mailsOrdered).toBe(13);
  });

  it('says when it was ordered, and where the transfer stood', () => {
    for (const order of ordered(taking('newPartner'), 'newPartner'))
      expect(order).toMatchObject({ kind: 'formSubmitted', orderedAt: at(9), place: placeOf(start) });
  });

  it('is of a kind that there are words for', () => {
    for (const { kind } of arrivedAt('completed').pendingMails) expect(MAIL_KINDS).toContain(kind);
  });
});
