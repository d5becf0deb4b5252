import { beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../shared/audit/chain.ts';
import { US_EASTERN } from '../../../shared/calendar/calendars.ts';
import { FORM_VERSION } from '../../../shared/form/form-version.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { TERMS } from '../../../shared/transfer/terms.ts';
import { checkRequest } from '../../../shared/workflow/check-request.ts';
import { requestTransfer, transferIdOf } from '../../../shared/workflow/request-transfer.ts';
import { aPartner } from '../../support/a-party.ts';
import { aHash } from '../../support/a-transfer.ts';
import { at, correction } from '../transfer/walk.ts';
import { aDesk, aRequest, type Desk, FABRIKAM, taken, toChapter } from './a-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});
const ask = (over: Parameters<typeof aRequest>[0] = {}) => requestTransfer(desk.services, aRequest(over));
const second = { messageId: 'contoso.msg-2', bodyHash: aHash('body of msg-2') };
const { content } = aRequest();

describe('a request', () => {
  it('is stored whole with its first audit entry, noted and started', async () => {
    const { transferId } = taken(await ask());
    const transfer = await desk.stored(transferId);
    expect(transfer).toMatchObject({
      stage: 'requested',
      revision: 1,
      version: 1,
      heard: 0,
      createdAt: at(0),
      customer: content.customer,
      newPartner: { identity: { partnerId: 'fabrikam' } },
      currentPartner: { identity: { partnerId: 'contoso' } },
    });
    const entries = await desk.transfers.auditTrail(transferId);
    expect(entries).toMatchObject([
      {
        sequence: 1,
        messageId: 'contoso.msg-1',
        by: { role: 'currentPartner', via: 'portal', name: 'contoso' },
        fact: { kind: 'transferRequested', requestedBy: 'Renée Lemaire' },
      },
    ]);
    expect(verifyChain(transferId, entries, transfer.chain)).toEqual({ ok: true });
    expect(desk.started).toEqual([transferId]);
    expect(await desk.services.index.unheard(at(1), 10)).toEqual([
      { transferId, version: 1, notedAt: at(0) },
    ]);
  });

  it('keeps nothing of the registry but the identity', async () => {
    const { transferId } = taken(await ask());
    const { identity } = (await desk.stored(transferId)).newPartner;
    expect(Object.keys(identity).sort()).toEqual(
      ['country', 'groupIds', 'kind', 'mailTo', 'microsoftId', 'organisationName', 'partnerId'].sort(),
    );
  });

  it('keeps the terms and the calendar it began with, whatever is set later (R-34)', async () => {
    const terms = { ...TERMS, signatureMaxAgeDays: 8 };
    const asked: object[] = [];
    const calendarOf = (about: { cloud: 'usgov' | 'public'; country: string }) => {
      asked.push(about);
      return US_EASTERN;
    };
    const { transferId } = taken(await requestTransfer({ ...desk.services, terms, calendarOf }, aRequest()));
    await checkRequest(desk.services, { transferId });
    expect(await desk.stored(transferId)).toMatchObject({ stage: 'ticket', terms, calendar: US_EASTERN });
    expect(asked).toEqual([{ cloud: 'usgov', country: 'US' }]);
  });

  it('keeps the version of the form it began with (R-17, R-43, A-03)', async () => {
    const id = await toChapter(desk, 'signatures');
    const { formVersion } = await desk.stored(id);
    expect(formVersion).toBe(FORM_VERSION);
    taken(await desk.say(id, correction({ revision: 1 })));
    expect((await desk.stored(id)).formVersion).toBe(FORM_VERSION);
  });

  it('has an id that comes from its message alone and tells nothing', () => {
    const id = transferIdOf('contoso.msg-1');
    expect(id).toMatch(/^t[a-z0-9]{25}$/);
    expect(transferIdOf('contoso.msg-1')).toBe(id);
    const many = new Set(Array.from({ length: 2000 }, (_, n) => transferIdOf(`contoso.msg-${n}`)));
    expect(many.size).toBe(2000);
  });

  it('sent again is one transfer with one answer', async () => {
    const first = await ask();
    desk.clock.now = at(5);
    expect(await ask()).toEqual(first);
    expect(desk.transfers.all()).toHaveLength(1);
    expect(await desk.transfers.auditTrail(taken(first).transferId)).toHaveLength(1);
  });

  it('sent again gets its answer though the new partner does not take part any more', async () => {
    const first = await ask();
    await desk.services.partners.save({ ...FABRIKAM, status: 'suspended' });
    expect(await ask()).toEqual(first);
  });

  it('sent ten times at once is one transfer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(new Set(answers.map((answer) => taken(answer).transferId)).size).toBe(1);
    expect(desk.transfers.all()).toHaveLength(1);
  });

  it('under the same id with another body is refused', async () => {
    taken(await ask());
    expect(await ask({ bodyHash: aHash('other') })).toMatchObject({ refused: 'webhook-id-reused' });
  });

  it('under the same id with another body is refused in a race, too', async () => {
    const other = { ...content, request: { ...content.request, text: 'Another text.' } };
    const answers = await Promise.all([ask(), ask({ content: other, bodyHash: aHash('other') })]);
    expect(answers.filter(isRefusal)).toMatchObject([{ refused: 'webhook-id-reused' }]);
  });
});

describe('a request that is refused', () => {
  const nothing = async () => {
    expect(desk.transfers.all()).toEqual([]);
    expect(desk.started).toEqual([]);
    expect(desk.calls.filter((call) => call.endsWith(':before'))).toEqual([]);
  };

  it('lists every fault and leaves nothing behind', async () => {
    const subscription = { ...content.subscription, offerId: 'DZH318Z0BPS6', status: 'suspended' as const };
    const request = { ...content.request, receivedAt: at(1) };
    const answer = await ask({
      from: aPartner({ kind: 'advisor' }),
      content: { ...content, subscription, request },
    });
    expect(answer).toMatchObject({ refused: 'not-eligible', status: 422 });
    expect(isRefusal(answer) && answer.violations.map(({ path }) => path)).toEqual([
      'request.receivedAt',
      'currentPartner',
      'subscription.offerId',
      'subscription.status',
    ]);
    await nothing();
  });

  it('for a new partner nobody knows is told of every other fault too (R-01)', async () => {
    const subscription = { ...content.subscription, status: 'suspended' as const };
    const answer = await ask({
      from: aPartner({ kind: 'advisor' }),
      content: { ...content, subscription, newPartnerId: 'nobody' },
    });
    const paths = isRefusal(answer) ? answer.violations.map(({ path }) => path) : [];
    expect(paths).toEqual(['newPartnerId', 'currentPartner', 'subscription.status']);
    await nothing();
  });

  it.each([
    ['unknown', 'nobody'],
    ['suspended', 'northwind'],
  ])('for a new partner that is %s (R-01)', async (_, newPartnerId) => {
    const microsoftId = '0b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b333';
    await desk.services.partners.save({
      ...FABRIKAM,
      partnerId: 'northwind',
      microsoftId,
      status: 'suspended',
    });
    const before = desk.calls.length;
    expect(await ask({ content: { ...content, newPartnerId } })).toMatchObject({
      refused: 'not-eligible',
      violations: [{ path: 'newPartnerId' }],
    });
    expect(desk.calls.slice(before).filter((call) => call.endsWith(':before'))).toEqual([]);
    expect(desk.transfers.all()).toEqual([]);
  });
});

describe('the guard of a subscription', () => {
  const cancel = async (transferId: string) =>
    taken(await desk.say(transferId, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));

  it('lets one open transfer be and refuses the next (D-03)', async () => {
    taken(await ask());
    expect(await ask(second)).toMatchObject({
      refused: 'subscription-already-in-transfer',
      status: 409,
      violations: [{ path: 'subscription.azureSubscriptionId' }],
    });
    expect(desk.transfers.all()).toHaveLength(1);
  });

  it('lets one of two through when both come at once', async () => {
    const answers = await Promise.all([ask(), ask(second)]);
    expect(answers.filter(isRefusal)).toHaveLength(1);
    expect(desk.transfers.all()).toHaveLength(1);
  });

  it('lets another subscription through', async () => {
    taken(await ask());
    const azureSubscriptionId = '99226ed6-070a-4e0f-b80c-4cdfb3e97aa7';
    const other = { ...content, subscription: { ...content.subscription, azureSubscriptionId } };
    taken(await ask({ ...second, content: other }));
    expect(desk.transfers.all()).toHaveLength(2);
  });

  it('gives way when its transfer has ended, though it was not given up', async () => {
    const { transferId } = taken(await ask());
    await cancel(transferId);
    const next = taken(await ask(second));
    expect(next.transferId).not.toBe(transferId);
    expect(await ask({ ...second, messageId: 'contoso.msg-3' })).toMatchObject({ status: 409 });
  });

  it.each(['index.note:before', 'index.note:after', 'transfers.commit:before'])(
    'does not lock out who died between guard and row (%s) and comes back',
    async (operation) => {
      desk.failing.add(operation);
      await expect(ask()).rejects.toThrow(operation);
      expect(desk.transfers.all()).toEqual([]);
      desk.failing.clear();
      desk.clock.now = at(1);
      taken(await ask());
      expect(desk.transfers.all()).toHaveLength(1);
    },
  );

  it('of who died and never came back gives way after ten minutes, not before', async () => {
    desk.failing.add('transfers.commit:before');
    await expect(ask()).rejects.toThrow();
    desk.failing.clear();
    desk.clock.now = at(0, 600_000);
    expect(await ask(second)).toMatchObject({ refused: 'subscription-already-in-transfer' });
    desk.clock.now = at(0, 600_001);
    taken(await ask(second));
    expect(await ask()).toMatchObject({ refused: 'subscription-already-in-transfer' });
    expect(desk.transfers.all()).toHaveLength(1);
  });

  it('survives a lost reply to the write: asked again, the same answer', async () => {
    desk.failing.add('transfers.commit:after');
    await expect(ask()).rejects.toThrow();
    desk.failing.clear();
    desk.clock.now = at(1);
    const { transferId } = taken(await ask());
    expect(await desk.transfers.auditTrail(transferId)).toHaveLength(1);
    expect(desk.started).toEqual([transferId]);
  });
});

describe('a start that is lost', () => {
  it('does not fail the request', async () => {
    desk.failing.add('orchestrations.start');
    const { transferId } = taken(await ask());
    expect(desk.started).toEqual([]);
    expect((await desk.stored(transferId)).heard).toBe(0);
  });
});
