import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../shared/audit/chain.ts';
import type { Partner } from '../../../shared/partners/partner.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { closeTransfer } from '../../../shared/workflow/close-transfer.ts';
import { receiveWebhook } from '../../../shared/workflow/receive-webhook.ts';
import { reportAccess } from '../../../shared/workflow/report-access.ts';
import { settle } from '../../../shared/workflow/settle.ts';
import { sweep } from '../../../shared/workflow/sweep.ts';
import { transferView } from '../../../shared/workflow/views.ts';
import { aPartner } from '../../support/a-party.ts';
import { anOldPartnersRole, aRole, asExported } from '../../support/a-role.ts';
import { aHash } from '../../support/a-transfer.ts';
import { answered, at, days, NEW_COMMERCE_ID } from '../transfer/walk.ts';
import { aDesk, type Desk, FABRIKAM, taken, toChapter } from './a-desk.ts';

let desk: Desk;
let transferId: string;
beforeEach(async () => {
  desk = await aDesk();
  transferId = await toChapter(desk, 'support');
  desk.clock.now = at(8);
  const named = { newPartnerCenterSubscriptionId: NEW_COMMERCE_ID };
  taken(await desk.say(transferId, answered(named)));
});

const sends = (said: object, from = FABRIKAM, webhookId = 'a1') => {
  const data = { transferId, ranBy: 'Łukasz 李', ...said };
  const body = Buffer.from(JSON.stringify({ type: 'access.reported', timestamp: at(8), data }));
  return receiveWebhook(desk.services, { partner: from, webhookId, body });
};
const put = () => desk.calls.filter((call) => call === 'documents.put:before').length;
const clean = [asExported(aRole())];
const dirty = [...clean, asExported(anOldPartnersRole())];
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a list of role assignments', () => {
  it.each([
    ['as JSON', { roleAssignments: clean }],
    ['as one object without its array', { roleAssignments: clean[0] }],
    [
      'as a file of PowerShell, UTF-16 with a mark',
      { roleAssignmentsFile: Buffer.from(`\ufeff${JSON.stringify(clean)}`, 'utf16le').toString('base64') },
    ],
    ['as a file in UTF-8', { roleAssignmentsFile: Buffer.from(JSON.stringify(clean)).toString('base64') }],
  ])('completes the transfer when nobody is left in it, %s (R-40, R-41)', async (_, said) => {
    expect(await sends(said)).toEqual({ transferId, stage: 'completed' });
    const { access } = await desk.stored(transferId);
    expect(access).toMatchObject({ by: 'newPartner', ranBy: 'Łukasz 李', remaining: 0 });
    expect(transferView(await desk.stored(transferId)).access).toEqual(access);
  });

  it('is kept whole, as it was handed in, under its own hash', async () => {
    const file = Buffer.from(`\ufeff${JSON.stringify(dirty, null, 2)}`, 'utf16le');
    expect(await sends({ roleAssignmentsFile: file.toString('base64') })).toMatchObject({ stage: 'access' });
    const { access } = await desk.stored(transferId);
    expect(access).toMatchObject({ exportSha256: sha256(file), remaining: 1 });
    expect(Buffer.from(await desk.services.documents.get(transferId, sha256(file)))).toEqual(file);
    const fact = (await desk.transfers.auditTrail(transferId)).at(-1)?.fact;
    expect(fact).toMatchObject({ kind: 'accessReported', exportSha256: sha256(file), remaining: 1 });
  });

  it('sent twice is one report', async () => {
    const first = await sends({ roleAssignments: dirty });
    expect(await sends({ roleAssignments: dirty })).toEqual(first);
    expect((await desk.stored(transferId)).accessReports).toBe(1);
  });

  it.each([
    ['is empty', [], 'data.roleAssignments'],
    ['is an object of something else', {}, 'data.roleAssignments.0'],
    [
      'is of another subscription',
      [{ ...clean[0], Scope: '/subscriptions/7b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b222' }],
      'data.roleAssignments',
    ],
    ['has a row that is no role assignment', [...clean, { Scope: '/' }], 'data.roleAssignments.1'],
  ])('that %s proves nothing: refused, and nothing is kept', async (_, roleAssignments, path) => {
    const [before, stored] = [await desk.stored(transferId), put()];
    const answer = await sends({ roleAssignments });
    expect(answer).toMatchObject({ refused: 'invalid-content' });
    const paths = isRefusal(answer) ? answer.violations.map((fault) => fault.path) : [];
    expect(paths.every((one) => one.startsWith(path))).toBe(true);
    expect(paths).not.toEqual([]);
    expect(await desk.stored(transferId)).toEqual(before);
    expect(put()).toBe(stored);
  });

  it('without names is judged by the groups the current partner has recorded, through its portal (R-41)', async () => {
    const other = await aDesk();
    await other.services.partners.save(aPartner({ groupIds: [] }));
    const id = await toChapter(other, 'support');
    other.clock.now = at(8);
    const said = (partner: Partner, webhookId: string, type: string, data: object) => {
      const body = Buffer.from(JSON.stringify({ type, timestamp: at(8), data: { transferId: id, ...data } }));
      return receiveWebhook(other.services, { partner, webhookId, body });
    };
    const { objectId, scope } = anOldPartnersRole();
    const list = { value: [{ properties: { principalId: objectId, principalType: 'ForeignGroup', scope } }] };
    const shows = (webhookId: string) =>
      said(FABRIKAM, webhookId, 'access.reported', { ranBy: 'Łukasz 李', roleAssignments: list });
    const groups = { groupIds: [objectId] };
    const recorded = await said(aPartner(), 'g1', 'partner-groups.recorded', groups);
    expect(recorded).toEqual({ transferId: id, stage: 'support' });
    expect(await said(aPartner(), 'g1', 'partner-groups.recorded', groups)).toEqual(recorded);
    taken(await other.say(id, answered({ newPartnerCenterSubscriptionId: NEW_COMMERCE_ID })));
    expect(await shows('a1')).toMatchObject({ stage: 'access' });
    expect((await other.stored(id)).access).toMatchObject({ remaining: 1 });
  });

  it('without names proves nothing while nobody has: refused, and nothing is kept (R-41)', async () => {
    const other = await aDesk();
    await other.services.partners.save(aPartner({ groupIds: [] }));
    const id = await toChapter(other, 'support');
    other.clock.now = at(8);
    taken(await other.say(id, answered({ newPartnerCenterSubscriptionId: NEW_COMMERCE_ID })));
    const before = await other.stored(id);
    const { objectId, scope } = anOldPartnersRole();
    const roleAssignments = [{ properties: { principalId: objectId, principalType: 'Group', scope } }];
    const data = { transferId: id, ranBy: 'Łukasz 李', roleAssignments };
    const body = Buffer.from(JSON.stringify({ type: 'access.reported', timestamp: at(8), data }));
    const answer = await receiveWebhook(other.services, { partner: FABRIKAM, webhookId: 'a1', body });
    expect(answer).toMatchObject({ refused: 'old-partner-not-recognisable' });
    expect(await other.stored(id)).toEqual(before);
  });

  it('finds the old partner in ARM REST’s list answer', async () => {
    const { objectId, scope } = anOldPartnersRole();
    const value = [{ properties: { principalId: objectId, scope } }];
    expect(await sends({ roleAssignments: { value } })).toMatchObject({ stage: 'access' });
    expect((await desk.stored(transferId)).access?.remaining).toBe(1);
  });

  it('is not the current partner’s to send (R-35)', async () => {
    expect(await sends({ roleAssignments: clean }, aPartner())).toMatchObject({
      refused: 'not-yours-to-say',
      violations: [{ path: 'type', message: 'is for the new partner to send' }],
    });
  });

  it('may be run and handed in by the customer, and both are on record (A-07)', async () => {
    const known = await desk.transfers.find(transferId);
    if (!known) throw new Error('no transfer');
    const by = { role: 'customer', via: 'follow-link' } as const;
    const incoming = {
      known,
      transferId,
      messageId: 'c1',
      bodyHash: aHash('c1'),
      by,
      side: 'customer' as const,
    };
    const roles = { ranBy: 'Renée Lemaire', roles: { json: clean } };
    expect(await reportAccess(desk.services, incoming, roles)).toEqual({ transferId, stage: 'completed' });
    expect((await desk.stored(transferId)).access).toMatchObject({ by: 'customer', ranBy: 'Renée Lemaire' });
    const entry = (await desk.transfers.auditTrail(transferId)).find(
      ({ fact }) => fact.kind === 'accessReported',
    );
    expect(entry).toMatchObject({ by, fact: { by: 'customer', ranBy: 'Renée Lemaire' } });
  });

  it('before it is due is refused and not kept', async () => {
    const other = await aDesk();
    const early = await toChapter(other, 'support');
    const body = Buffer.from(
      JSON.stringify({
        type: 'access.reported',
        timestamp: at(1),
        data: { transferId: early, ranBy: 'Łukasz 李', roleAssignments: clean },
      }),
    );
    expect(await receiveWebhook(other.services, { partner: FABRIKAM, webhookId: 'a1', body })).toMatchObject({
      refused: 'message-out-of-order',
    });
    expect(other.calls.filter((call) => call.startsWith('documents.'))).toEqual([]);
  });
});

describe('a case that is closed', () => {
  it('is still whole when Microsoft has forgotten the ticket, eighteen months later (D-24)', async () => {
    await sends({ roleAssignments: clean });
    await closeTransfer(desk.services, { transferId });
    const closed = await desk.stored(transferId);
    const trail = await desk.transfers.auditTrail(transferId);
    desk.clock.now = days(desk.clock.now, 600);
    await sweep(desk.services);
    await settle(desk.services, { transferId });
    expect(await desk.stored(transferId)).toEqual(closed);
    expect(await desk.transfers.auditTrail(transferId)).toEqual(trail);
    expect(verifyChain(transferId, trail, closed.chain)).toEqual({ ok: true });
    expect(transferView(closed)).toMatchObject({ stage: 'completed', serviceTicket: closed.serviceTicket });
    for (const { sha256: form } of closed.form)
      expect(sha256(await desk.services.forms.get(transferId, form))).toBe(form);
    const { exportSha256 = '' } = closed.access ?? {};
    expect(sha256(await desk.services.documents.get(transferId, exportSha256))).toBe(exportSha256);
    for (const partner of ['contoso', 'fabrikam'])
      expect((await desk.services.index.ofPartner(partner, { limit: 5 })).items).toMatchObject([
        { transferId },
      ]);
  });
});
