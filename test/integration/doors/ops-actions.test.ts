import { describe, expect, it } from 'vitest';
import { NEW_COMMERCE_ID } from '../../../infra/local/demo/sample-content.ts';
import { rolesBefore } from '../../../infra/local/demo/sample-roles.ts';
import { daysAfter } from '../../../shared/transfer/instant.ts';
import { Case } from '../../support/doors/case.ts';
import { letter, post } from '../../support/doors/letters.ts';
import { signingLinkOf } from '../../support/doors/links-in-mail.ts';
import { refusedAndNothingStored } from '../../support/doors/refused.ts';
import { codeOf, postForm, sessionBy, signingFields } from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { ask, lookingAs, opsToken, partnerToken } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const REASON = 'Agreed on the telephone with all three.';

type Manner = { key?: string; token?: string };
const act = async ({ transferId }: Case, action: string, content: object, { key, token }: Manner = {}) =>
  ask(doors, `/ops/transfers/${transferId}/actions/${action}`, token ?? (await lookingAs.ops(doors)), {
    method: 'POST',
    body: JSON.stringify(content),
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) },
  });
const count = async (asked: Case, kind: string) =>
  (await asked.facts()).filter((fact) => fact.kind === kind).length;
const ann = (asked: Case) => ({
  firstName: 'Ann',
  lastName: 'Beebe',
  email: asked.mailbox('ann', 'lucernepublishing'),
});

describe('ops close a transfer', () => {
  it('without proof of the clean-up, with a reason everybody learns, and once (R-41)', async () => {
    const asked = await new Case(doors).reach('access');
    await asked.say('contoso', 'access.reported', {
      ranBy: 'Ada',
      roleAssignments: rolesBefore(asked.subscription),
    });
    await asked.quiet('access');
    const closed = await act(asked, 'close', { reason: REASON });
    expect([closed.status, await closed.json()]).toEqual([
      202,
      { transferId: asked.transferId, stage: 'completed' },
    ]);
    expect((await asked.quiet('completed')).end).toMatchObject({
      by: 'ops',
      reason: expect.stringContaining(REASON),
    });
    const mails = doors.stack.desk.inbox.to(asked.maria.address).map(({ message }) => message.content);
    const told = mails.filter(({ subject }) => subject === 'The subscription transfer is complete');
    expect(told.map(({ plainText }) => plainText)).toEqual([expect.stringContaining(REASON)]);
    const again = await leavingNoTrace(doors, [asked.transferId], () =>
      act(asked, 'close', { reason: 'Once more.' }),
    );
    expect(again.status).toBe(202);
  });
});

describe('ops replace a signatory', () => {
  it('whose link is dead then, and the next one signs by a link of their own (R-05)', async () => {
    const asked = await new Case(doors).reach('signatures');
    const link = signingLinkOf(doors, asked.maria.address);
    const to = ann(asked);
    expect((await act(asked, 'replace-signatory', { party: 'customer', to, reason: REASON })).status).toBe(
      202,
    );
    await asked.quiet('signatures');
    expect((await postForm(doors, 'open', { code: codeOf(link) })).status).toBe(410);
    const cookie = await sessionBy(doors, signingLinkOf(doors, to.email));
    const signed = await postForm(doors, 'sign', await signingFields(doors, cookie, 'Ann Beebe'), { cookie });
    expect(signed.status).toBe(303);
    const [fact] = (await asked.facts()).filter(({ kind }) => kind === 'signatoryChanged');
    expect(fact).toMatchObject({ by: 'ops', from: 'Maria Keller', to: 'Ann Beebe', reason: REASON });
    const { signatures } = await asked.quiet('signatures');
    expect(signatures.customer?.email).toBe(to.email);
    await refusedAndNothingStored(
      doors,
      [asked.transferId],
      () =>
        act(asked, 'replace-signatory', {
          party: 'customer',
          to: { ...to, firstName: 'Bo' },
          reason: REASON,
        }),
      { status: 409, code: 'already-signed' },
    );
  });
});

describe('ops record Microsoft’s answer', () => {
  const answer = (over: object = {}) => ({
    outcome: 'completed',
    engineer: 'Kim Akers',
    answeredAt: doors.iso(),
    newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
    ...over,
  });

  it('where the current partner is silent, and it is on record that it was them (R-34)', async () => {
    const asked = await new Case(doors).reach('support');
    const recorded = await act(asked, 'record-answer', answer());
    expect([recorded.status, await recorded.json()]).toEqual([
      202,
      { transferId: asked.transferId, stage: 'access' },
    ]);
    await asked.quiet('access');
    const seen = await ask(doors, `/ops/transfers/${asked.transferId}`, await lookingAs.ops(doors));
    const { audit } = (await seen.json()) as {
      audit: { entries: { by: object; fact: { kind: string } }[] };
    };
    expect(audit.entries.find(({ fact }) => fact.kind === 'supportAnswered')).toMatchObject({
      by: { role: 'ops', via: 'ops' },
      fact: { outcome: 'completed', engineer: 'Kim Akers' },
    });
    const mails = doors.stack.desk.inbox
      .to(asked.maria.address)
      .map(({ message }) => message.content.subject);
    expect(mails).toContain('Microsoft Support has moved the subscription');
    await asked.reach('completed');
  });

  it('also while a form that Microsoft has seen is mended; no partner can cancel then (R-34)', async () => {
    const asked = await new Case(doors).reach('support');
    const { newPartnerCenterSubscriptionId: _, ...incomplete } = answer({ outcome: 'incomplete' });
    await asked.say('fabrikam', 'support.answered', { ...incomplete, sections: ['newPartner'] });
    await asked.quiet('newPartner');
    for (const who of ['fabrikam', 'contoso'] as const)
      await refusedAndNothingStored(
        doors,
        [asked.transferId],
        async () => {
          const data = { transferId: asked.transferId, reason: 'Not now.' };
          return post(doors, letter(doors, doors.partners[who], 'transfer.cancelled', data));
        },
        { status: 409, code: 'too-late-to-cancel' },
      );
    expect((await act(asked, 'record-answer', answer({ outcome: 'refused', note: REASON }))).status).toBe(
      202,
    );
    expect((await asked.quiet('refused')).end?.reason).toContain(REASON);
  });
});

describe('the groups of a partner', () => {
  const IDS = ['9c9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b444'];

  it('are recorded by its portal, and by ops for either of them, each with its own entry (R-41)', async () => {
    const asked = await new Case(doors).open();
    await asked.say('fabrikam', 'partner-groups.recorded', { groupIds: IDS });
    const recorded = await act(asked, 'record-groups', { party: 'newPartner', groupIds: IDS });
    expect([recorded.status, await recorded.json()]).toEqual([
      202,
      { transferId: asked.transferId, stage: 'ticket' },
    ]);
    const { currentPartner, newPartner } = await asked.quiet('ticket');
    for (const { identity } of [currentPartner, newPartner])
      expect(identity.groupIds).toEqual(expect.arrayContaining(IDS));
    const facts = (await asked.facts()).filter(({ kind }) => kind === 'partnerGroupsRecorded');
    expect(facts.map(({ party, by }) => [party, by])).toEqual([
      ['currentPartner', 'currentPartner'],
      ['newPartner', 'ops'],
    ]);
  });
});

describe('ops renew a link', () => {
  it('so that a new mail has one that works and the old one is dead', async () => {
    const asked = await new Case(doors).reach('currentPartnerSignature');
    const link = signingLinkOf(doors, asked.frank.address);
    expect((await act(asked, 'renew-link', { party: 'currentPartner' })).status).toBe(202);
    await asked.quiet('currentPartnerSignature');
    expect(signingLinkOf(doors, asked.frank.address)).not.toBe(link);
    expect((await postForm(doors, 'open', { code: codeOf(link) })).status).toBe(410);
    await sessionBy(doors, signingLinkOf(doors, asked.frank.address));
  });

  it('as often as they want, and once per key of theirs', async () => {
    const asked = await new Case(doors).reach('currentPartnerSignature');
    const renew = (key?: string) => act(asked, 'renew-link', { party: 'currentPartner' }, key ? { key } : {});
    const keyed = await Promise.all([renew('k 1'), renew('k 1'), renew('k 1')]);
    expect(keyed.map(({ status }) => status)).toEqual([202, 202, 202]);
    await asked.quiet('currentPartnerSignature');
    const link = signingLinkOf(doors, asked.frank.address);
    expect((await renew('k 1')).status).toBe(202);
    await asked.quiet('currentPartnerSignature');
    expect(signingLinkOf(doors, asked.frank.address)).toBe(link);
    expect(await count(asked, 'linkRenewed')).toBe(1);
    for (const key of [undefined, 'k 2', undefined]) {
      expect((await renew(key)).status).toBe(202);
      await asked.quiet('currentPartnerSignature');
    }
    expect(await count(asked, 'linkRenewed')).toBe(4);
    await refusedAndNothingStored(
      doors,
      [asked.transferId],
      () => act(asked, 'renew-link', { party: 'customer' }, { key: 'k 1' }),
      { status: 422, code: 'idempotency-key-reused' },
    );
  });
});

describe('ops extend the time', () => {
  it('so that a transfer does not expire, and who is waited for is told', async () => {
    const asked = await new Case(doors).open();
    const { expiresAt = '' } = await asked.stored();
    const until = daysAfter(expiresAt, 5);
    expect((await act(asked, 'extend', { until, reason: REASON })).status).toBe(202);
    const extended = await asked.quiet('ticket');
    expect(extended.expiresAt).toBe(until);
    const mails = doors.stack.desk.inbox.to(asked.mailbox('nia', 'fabrikam'));
    expect(mails.at(-1)?.message.content.plainText).toContain(until.slice(0, 10));
    for (const earlier of [until, expiresAt, '2020-01-01T00:00:00Z'])
      await refusedAndNothingStored(
        doors,
        [asked.transferId],
        () => act(asked, 'extend', { until: earlier, reason: REASON }, { key: earlier }),
        { status: 422, code: 'invalid-time', paths: ['until'] },
      );
  });
});

describe('an action of ops', () => {
  it('that nobody knows is not found, whatever it is called', async () => {
    const asked = await new Case(doors).open();
    for (const action of ['delete', 'Cancel', 'constructor', '__proto__', 'toString'])
      expect((await act(asked, action, { reason: REASON })).status, action).toBe(404);
    expect((await asked.stored()).stage).toBe('ticket');
  });

  it('at the wrong stage, incomplete or with more than it takes is refused and leaves no trace', async () => {
    const asked = await new Case(doors).open();
    const to = ann(asked);
    const rows: [string, object, number, string, string[]?][] = [
      ['close', { reason: REASON }, 409, 'message-out-of-order'],
      [
        'record-answer',
        { outcome: 'completed', engineer: 'Kim Akers', answeredAt: doors.iso() },
        409,
        'message-out-of-order',
      ],
      ['record-answer', { outcome: 'maybe' }, 422, 'invalid-content', ['outcome', 'engineer', 'answeredAt']],
      [
        'record-groups',
        { party: 'customer', groupIds: ['x'] },
        422,
        'invalid-content',
        ['party', 'groupIds.0'],
      ],
      ['renew-link', { party: 'customer' }, 409, 'message-out-of-order'],
      ['renew-link', { party: 'microsoft' }, 422, 'invalid-content', ['party']],
      ['renew-link', { party: 'customer', reason: REASON }, 422, 'invalid-content', ['reason']],
      ['extend', { until: 'tomorrow', reason: REASON }, 422, 'invalid-content', ['until']],
      ['extend', { until: doors.iso(9e10) }, 422, 'invalid-content', ['reason']],
      [
        'replace-signatory',
        { party: 'customer', to: { ...to, email: 'x' }, reason: REASON },
        422,
        'invalid-content',
        ['to.email'],
      ],
      [
        'replace-signatory',
        { party: 'customer', to: { ...to, email: asked.frank.address }, reason: REASON },
        422,
        'invalid-content',
        ['to.email'],
      ],
      ['cancel', { reason: 'x' }, 422, 'invalid-content', ['reason']],
    ];
    for (const [action, content, status, code, paths] of rows)
      await refusedAndNothingStored(doors, [asked.transferId], () => act(asked, action, content), {
        status,
        code,
        ...(paths ? { paths } : {}),
      });
  });

  it('is for those of ops who may operate', async () => {
    const asked = await new Case(doors).open();
    const rows: [string, number][] = [
      [await opsToken(doors, 'Transfers.Ops.Read'), 403],
      [await partnerToken(doors, doors.partners.contoso), 401],
    ];
    await leavingNoTrace(doors, [asked.transferId], async () => {
      for (const [token, status] of rows)
        for (const action of [
          'record-groups',
          'cancel',
          'close',
          'renew-link',
          'extend',
          'replace-signatory',
          'record-answer',
        ])
          expect((await act(asked, action, { reason: REASON }, { token })).status).toBe(status);
    });
  });
});
