import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { readableForm } from '../../../shared/workflow/readable-form.ts';
import { signed } from '../transfer/walk.ts';
import { aDesk, type Desk, taken, toChapter } from './a-desk.ts';

const READERS = ['currentPartner', 'customer', 'newPartner', 'ops'] as const;
let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});

describe('a form between a signature and its seal', () => {
  const unsealed = async () => {
    const id = await toChapter(desk, 'signatures');
    taken(await desk.say(id, signed(await desk.stored(id), 'newPartner')));
    return id;
  };

  it('is not ready for anybody: in a moment it is another, and nothing has to come first', async () => {
    const transfer = await desk.stored(await unsealed());
    for (const reader of READERS)
      expect(readableForm(transfer, reader)).toMatchObject({ refused: 'form-not-ready', violations: [] });
  });

  it('is readable as it was stored last once the transfer has ended, for the seal does not come any more', async () => {
    const id = await unsealed();
    taken(await desk.say(id, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));
    const transfer = await desk.stored(id);
    for (const reader of READERS) {
      const form = readableForm(transfer, reader);
      if (isRefusal(form)) throw new Error(form.sentence);
      expect(form).toEqual(transfer.form.at(-1));
      expect(String(Buffer.from(await desk.services.forms.get(id, form.sha256)))).toMatch(
        /sealed by currentPartner; filled in$/,
      );
    }
  });
});

describe('a form that is not there', () => {
  it('is said to wait for the ticket', async () => {
    const transfer = await desk.stored(await toChapter(desk, 'ticket'));
    for (const reader of READERS)
      expect(readableForm(transfer, reader)).toMatchObject({
        refused: 'form-not-ready',
        violations: [{ path: 'stage', message: expect.stringContaining('service-ticket.opened') }],
      });
  });

  it('is said to wait for signature 1, to everybody but its signatory (R-18)', async () => {
    const transfer = await desk.stored(await toChapter(desk, 'currentPartnerSignature'));
    for (const reader of ['customer', 'newPartner'] as const)
      expect(readableForm(transfer, reader)).toMatchObject({
        refused: 'form-not-ready',
        violations: [{ path: 'stage', message: expect.stringContaining('once signature 1 is given') }],
      });
    for (const reader of ['currentPartner', 'ops'] as const)
      expect(readableForm(transfer, reader)).toEqual(transfer.form.at(-1));
  });

  it('is said to come no more after an end without one', async () => {
    const id = await toChapter(desk, 'ticket');
    taken(await desk.say(id, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));
    for (const reader of READERS)
      expect(readableForm(await desk.stored(id), reader)).toMatchObject({
        refused: 'form-not-ready',
        violations: [{ path: 'stage', message: 'is "cancelled": there will be no form any more' }],
      });
  });
});
