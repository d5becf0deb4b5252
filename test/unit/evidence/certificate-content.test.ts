import { describe, expect, it } from 'vitest';
import { genesis } from '../../../shared/audit/chain.ts';
import { certificateContent } from '../../../shared/evidence/certificate-content.ts';
import { chained } from '../../../shared/workflow/change.ts';
import { anOldPartnersRole } from '../../support/a-role.ts';
import { accessReported, at, NEW_COMMERCE_ID } from '../transfer/walk.ts';
import { aCase, closed, contentOf, rechained, rowsOf } from './a-case-that-ends.ts';
import { completed, correctedTwice, delegatedWithCode, ENDS } from './stories.ts';

describe('the content of a certificate', () => {
  it.each(Object.entries(ENDS))('says how a transfer ended: %s', async (end, make) => {
    const one = await make();
    const { transferId, end: said, chain, parties } = await contentOf(one);
    const { end: kept } = await one.present();
    const { cause, ...how } = said;
    expect(how).toEqual({ how: end, at: kept?.at, reason: kept?.reason });
    expect(cause).toEqual(
      end === 'completed' ? { listRanBy: 'Łukasz 李', handedInBy: 'newPartner' } : { by: kept?.by },
    );
    expect(transferId).toBe(one.transferId);
    expect(parties.map(({ party }) => party)).toEqual(['currentPartner', 'customer', 'newPartner']);
    const ended = (await one.trail()).find(({ fact }) => fact.kind === 'transferEnded');
    expect(chain).toEqual({ entries: ended?.sequence, headHash: ended?.hash });
  });

  it('is the same before and after everything that follows the end', async () => {
    for (const make of Object.values(ENDS)) {
      const one = await make();
      const before = await contentOf(one);
      await closed(one);
      const { certificate, chain } = await one.present();
      expect(certificate).toBeDefined();
      expect(chain.sequence).toBeGreaterThan(before.chain.entries);
      expect(await contentOf(one)).toEqual(before);
    }
  });

  it('is refused while the transfer runs', async () => {
    const rows = await rowsOf(await aCase('signatures'));
    expect(() => certificateContent(...rows)).toThrow(
      expect.objectContaining({ name: 'EvidenceError', code: 'not-ended' }),
    );
  });

  it('is refused when any entry up to the end was changed, removed or comes from another chain', async () => {
    const [transfer, entries] = await rowsOf(await completed());
    const other = chained(
      { ...transfer, chain: genesis('another') },
      [{ kind: 'resealAsked' }],
      { role: 'ops', via: 'ops' },
      at(1),
    );
    const broken = expect.objectContaining({ name: 'EvidenceError', code: 'chain-broken' });
    const end = entries.findIndex(({ fact }) => fact.kind === 'transferEnded');
    for (let index = 0; index <= end; index++) {
      const edited = entries.map((entry, n) => (n === index ? { ...entry, at: at(99) } : entry));
      expect(() => certificateContent(transfer, edited)).toThrow(broken);
    }
    const without = entries.filter((_, n) => n !== 3);
    expect(() => certificateContent(transfer, without)).toThrow(broken);
    expect(() => certificateContent(transfer, [...other.entries, ...entries])).toThrow(broken);
  });

  it('tells the time to answer of every upload, and whether it was kept', async () => {
    expect((await contentOf(await completed())).uploads).toMatchObject([
      {
        submittedAt: at(6),
        calendar: { id: 'na-pacific', timeZone: 'America/Los_Angeles' },
        dueNamedByMicrosoft: false,
        answers: [{ outcome: 'completed', answeredAt: at(8), inTime: true }],
        verdict: 'inTime',
      },
    ]);
    const refused = (await contentOf(await ENDS.refused())).uploads;
    expect(refused).toMatchObject([{ verdict: 'late', breachedAt: at(40), answers: [{ inTime: false }] }]);
    expect((await contentOf(await ENDS.declined())).uploads).toEqual([]);
  });

  it('tells how access was proved to be gone', async () => {
    const { completion, subscription } = await contentOf(await completed());
    expect(completion).toEqual({
      cutOffDate: '2026-11-30',
      access: [
        {
          at: at(9),
          by: 'newPartner',
          ranBy: 'Łukasz 李',
          exportSha256: expect.any(String),
          remaining: 0,
          review: expect.any(Number),
        },
      ],
    });
    expect(subscription.newPartnerCenterSubscriptionId).toBeDefined();
  });

  it('names ops, and no list, where ops closed a case without proof', async () => {
    const one = await aCase('support');
    const answer = { kind: 'supportAnswered', outcome: 'completed', engineer: 'Sam Engineer' } as const;
    one.clock.now = at(4);
    const moved = { cutOffDate: '2026-11-30', newPartnerCenterSubscriptionId: NEW_COMMERCE_ID };
    await one.say({ ...answer, ...moved, answeredAt: at(4) });
    await one.say(accessReported({ roleAssignments: [anOldPartnersRole()] }), 'newPartner');
    await one.say({ kind: 'closedByOps', reason: 'The tenant is gone.' }, 'ops');
    const { end, completion } = await contentOf(one);
    expect(end).toMatchObject({ how: 'completed', cause: { by: 'ops' } });
    expect(completion).toMatchObject({
      access: [{ remaining: 1 }],
      closedWithoutProof: 'The tenant is gone.',
    });
  });

  it('tells nothing of mails, sent or dropped, nor any name they have inside the product', async () => {
    const one = await completed();
    const [transfer, entries] = await rowsOf(one);
    const dropped = rechained(one.transferId, entries, (fact) =>
      fact.kind === 'mailSent' ? { kind: 'mailDropped', mailId: fact.mailId, reason: 'it changed.' } : fact,
    );
    expect(entries.filter(({ fact }) => fact.kind === 'mailSent').length).toBeGreaterThan(3);
    const { course } = certificateContent(transfer, dropped);
    expect(course).toEqual((await contentOf(one)).course);
    expect(JSON.stringify(course)).not.toMatch(/\bMail |\b\d+-[a-z]+/);
  });

  it('tells nobody’s address to whom no link went', async () => {
    const { parties } = await contentOf(await ENDS.rejected());
    expect(parties.map(({ asked }) => asked)).toEqual([
      { name: 'Ana Ortiz', title: 'Director' },
      { name: 'Renée Lemaire', title: 'Head of IT' },
      undefined,
    ]);
  });

  it('tells two uploads apart, and which due time counted', async () => {
    const one = await aCase('support');
    const { clock, stageSince } = await one.present();
    one.clock.now = at(4);
    await one.say({ kind: 'supportDueRecorded', dueAt: at(30) });
    const answer = { kind: 'supportAnswered', engineer: 'Sam Engineer' } as const;
    await one.say({ ...answer, outcome: 'incomplete', answeredAt: at(4), note: 'Attach it again.' });
    await one.completes();
    const { uploads } = await contentOf(one);
    expect(uploads).toMatchObject([
      {
        submittedAt: stageSince,
        dueAt: at(30),
        computedDueAt: clock?.computedDueAt,
        dueNamedByMicrosoft: true,
        verdict: 'inTime',
      },
      { submittedAt: at(6), dueNamedByMicrosoft: false, answers: [{ outcome: 'completed' }] },
    ]);
    expect(uploads[0]?.answers).toMatchObject([{ outcome: 'incomplete', note: 'Attach it again.' }]);
  });

  it('holds no telephone number, postal address or admin of anybody', async () => {
    for (const make of [completed, correctedTwice, delegatedWithCode]) {
      const text = JSON.stringify(await contentOf(await make()));
      for (const secret of [
        '4255550100',
        'One Microsoft Way',
        '98052',
        'admin@contoso.com',
        'admin@fabrikam.com',
      ])
        expect(text).not.toContain(secret);
    }
  });
});
