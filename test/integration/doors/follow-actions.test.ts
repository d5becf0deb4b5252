import { beforeAll, describe, expect, it } from 'vitest';
import { dateIn } from '../../../functions/pages/words/times.ts';
import { NEW_COMMERCE_ID } from '../../../infra/local/demo/sample-content.ts';
import { rolesAfter, rolesBefore } from '../../../infra/local/demo/sample-roles.ts';
import { causeOf } from '../../../shared/transfer/revision.ts';
import { Case } from '../../support/doors/case.ts';
import { following } from '../../support/doors/links-in-mail.ts';
import { look, postForm } from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
type Fields = Record<string, string>;

/** One action of the customer's page, in a session that is kept. */
async function acting(asked: Case) {
  const cookie = await following(doors, asked);
  return (door: string, fields: Fields) => postForm(doors, `transfer/${door}`, fields, { cookie });
}
const count = async (asked: Case, kind: string) =>
  (await asked.facts()).filter((fact) => fact.kind === kind).length;

/** Asserts that an action is refused in a page with these words, and that nothing of it is stored. */
async function refused(asked: Case, act: () => Promise<Response>, status: number, words: RegExp) {
  const answer = await leavingNoTrace(doors, [asked.transferId], act);
  const page = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  expect(page).toMatch(/<title>Error: [A-Z][^<]+<\/title>/);
  expect(page.match(/role="alert"/g)).toHaveLength(1);
  expect(page).toMatch(words);
}

describe('a withdrawal by the customer', () => {
  it('ends the transfer once, however often it is clicked, and everybody’s mail says why (R-05, R-08)', async () => {
    const asked = await new Case(doors).reach('signatures');
    const act = await acting(asked);
    const reason = 'We stay <b>where</b> we are & "that" is that.';
    const clicks = await Promise.all(Array.from({ length: 5 }, () => act('withdraw', { reason })));
    expect(new Set(clicks.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await asked.quiet('cancelled')).end).toEqual({
      at: expect.any(String),
      by: 'customer',
      reason: `The customer withdrew its request: ${reason}`,
    });
    expect(await count(asked, 'transferEnded')).toBe(1);
    for (const address of [
      asked.maria.address,
      asked.mailbox('nia', 'fabrikam'),
      asked.mailbox('ada', 'contoso'),
    ])
      expect(
        doors.stack.desk.inbox.to(address).map(({ message }) => message.content.plainText ?? ''),
      ).toContainEqual(expect.stringContaining(reason));
    const later = await leavingNoTrace(doors, [asked.transferId], () =>
      act('withdraw', { reason: 'And again.' }),
    );
    expect(later.status).toBe(200);
  });

  it('is refused once the form is with Microsoft, and without a reason', async () => {
    const asked = await new Case(doors).reach('submission');
    const act = await acting(asked);
    for (const reason of ['', 'no', 'x'.repeat(1_001)])
      await refused(
        asked,
        () => act('withdraw', { reason }),
        422,
        /Your reason is (missing|too short: at least 3 characters|too long)/,
      );
    await asked.reach('support');
    await refused(asked, () => act('withdraw', { reason: 'Too late.' }), 409, /The form is with Microsoft\./);
  });
});

describe('a correction the customer asks for', () => {
  it('of what the page shows makes the next revision once, and voids what covered it (A-11)', async () => {
    const asked = await new Case(doors).reach('signatures');
    const act = await acting(asked);
    const reason = 'The new partner has moved. To Bellevue.';
    const typed = reason.replace('. ', '.\r\n');
    const fields = { revision: '1', 'about-newPartner': 'yes', reason: typed };
    const clicks = await Promise.all([act('correct', fields), act('correct', fields)]);
    expect(clicks.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [303, '../transfer?done=corrected'],
      [303, '../transfer?done=corrected'],
    ]);
    const transfer = await asked.quiet('newPartner');
    expect([transfer.revision, Object.keys(transfer.signatures)]).toEqual([2, ['currentPartner']]);
    expect(causeOf(transfer)).toEqual({ by: 'customer', reason, sections: ['newPartner'] });
    const cookie = await following(doors, asked);
    const page = async (address: string) => (await look(doors, address, cookie)).text();
    expect(await page('transfer?done=corrected')).toContain('>Your correction has been asked for, and');
    for (const address of ['transfer', 'transfer?done=proposed', 'transfer?done=%3Cb%3E'])
      expect(await page(address)).not.toMatch(/has been asked for, and|has been sent to|<b>/);
    const again = await leavingNoTrace(doors, [asked.transferId], () => act('correct', fields));
    expect(again.status).toBe(303);
  });

  it('is refused for a revision that is replaced, for nothing ticked, and before there is a form', async () => {
    const asked = await new Case(doors).open();
    const act = await acting(asked);
    const fields = { revision: '1', 'about-customer': 'yes', reason: 'The city is wrong.' };
    await refused(asked, () => act('correct', fields), 409, /not at a stage where this can be done/);
    await asked.reach('newPartner');
    await refused(
      asked,
      () => act('correct', { ...fields, 'about-customer': '' }),
      422,
      /: tick at least one box\./,
    );
    await asked.say('fabrikam', 'correction.requested', { revision: 1, reason: 'The street is wrong.' });
    await asked.quiet('currentPartnerSignature');
    for (const revision of ['1', '3', '0', 'one'])
      await refused(
        asked,
        () => act('correct', { ...fields, revision }),
        409,
        /The form has been replaced since you looked at it\./,
      );
  });
});

describe('the new partner’s details, entered by the customer', () => {
  const flat = (asked: Case): Fields => {
    const { address, admin, signatory, partnerNumber } = asked.part().details;
    const under = (group: string, values: object): [string, string][] =>
      Object.entries(values).map(([key, value]) => [`${group}.${key}`, String(value)]);
    return Object.fromEntries([
      ...under('address', address),
      ...under('admin', admin),
      ...under('signatory', signatory),
      ['partnerNumber', partnerNumber],
    ]) as Fields;
  };
  const kept: { asked?: Case } = {};
  const asked = () => kept.asked as Case;
  beforeAll(async () => {
    kept.asked = await new Case(doors).reach('newPartner');
  });

  it('come back with what is wrong beside them, and with nothing stored (R-25)', async () => {
    const act = await acting(asked());
    const fields = {
      ...flat(asked()),
      'admin.phone': '',
      'admin.email': '"><script>x',
      'address.country': 'UK',
      'signatory.email': asked().frank.address,
    };
    await refused(asked(), () => act('new-partner', fields), 422, /Telephone \(admin\) is missing\./);
    const page = await (await act('new-partner', fields)).text();
    expect(page).toContain('E-mail address (admin) has to be an e-mail address, such as name@example.com.');
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;x"');
    expect(page).toContain('Country: the letters of the United Kingdom are GB.');
    expect(page).toContain('E-mail address (signatory) belongs to somebody who signs for another party');
    expect(page).toContain('value="Lindqvist"');
  });

  it('may not name somebody who signs for another party (R-30)', async () => {
    const act = await acting(asked());
    const fields = { ...flat(asked()), 'signatory.email': asked().frank.address };
    await refused(
      asked(),
      () => act('new-partner', fields),
      422,
      /E-mail address \(signatory\) belongs to somebody who signs for another party/,
    );
  });

  it('are a proposal, once per click, which the new partner sees and confirms (A-20)', async () => {
    const act = await acting(asked());
    const fields = { ...flat(asked()), shown: '0' };
    const clicks = await Promise.all([act('new-partner', fields), act('new-partner', fields)]);
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    const waiting = await asked().quiet('newPartner');
    expect(waiting.newPartner).toMatchObject({ proposal: { number: 1, details: asked().part().details } });
    expect(waiting.newPartner).not.toHaveProperty('part');
    const page = await (await look(doors, 'transfer', await following(doors, asked()))).text();
    expect(page).toContain('Contoso has to confirm them.');
    expect(page).toContain('name="shown" value="1"');

    const seen = async (who: 'fabrikam' | 'contoso') =>
      (await doors.portals[who].get(`/transfers/${asked().transferId}`)).json();
    expect(await seen('contoso')).toMatchObject({ proposal: { number: 1 } });
    expect(await seen('fabrikam')).not.toHaveProperty('proposal');
    const { details: _, ...attested } = asked().part();
    await asked().say('contoso', 'new-partner.submitted', { ...attested, confirmsProposal: 1 });
    expect((await asked().quiet('signatures')).newPartner.part?.details).toMatchObject(
      asked().part().details,
    );
  });

  it('are refused once the new partner has answered', async () => {
    const act = await acting(asked());
    await refused(asked(), () => act('new-partner', { ...flat(asked()), shown: '1' }), 409, /not at a stage/);
  });
});

describe('the list of roles, handed in by the customer', () => {
  const pasted = (rows: object[]) => JSON.stringify(rows, null, 2).replaceAll('\n', '\r\n');

  it('is asked for with the commands that make it, and none that removes anything (R-36, R-37, R-40, A-07)', async () => {
    const asked = await new Case(doors).reach('access');
    const cookie = await following(doors, asked);
    const script = await look(doors, 'transfer/clean-up.ps1', cookie);
    expect(script.headers.get('content-disposition')).toContain(
      `filename="clean-up-${asked.transferId}.ps1"`,
    );
    const text = await script.text();
    expect(text).toContain("Connect-AzAccount -Environment AzureUSGovernment -Tenant '");
    expect(text).toContain('Get-AzRoleAssignment');
    expect(text).not.toMatch(/Remove-Az|New-Az/);
  });

  it('leads to the clean-up, and a clean one completes the transfer, each once per click (R-35, R-41, A-07, R-24, D-06)', async () => {
    const asked = await new Case(doors).reach('access');
    const act = await acting(asked);
    const first = { ranBy: 'Maria Keller', shown: '0', roles: pasted(rolesBefore(asked.subscription)) };
    const clicks = await Promise.all([act('roles', first), act('roles', first)]);
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    const { access, accessReports } = await asked.quiet('access');
    expect([accessReports, access]).toMatchObject([1, { by: 'customer', ranBy: 'Maria Keller' }]);
    const page = await (await look(doors, 'transfer', await following(doors, asked))).text();
    expect(page).toContain(`shows ${access?.remaining} roles of the old partner`);
    expect(page).toContain(
      'Remove-AzRoleAssignment -ObjectId &#39;22222222-2222-4222-8222-222222222222&#39;',
    );

    const last = { ranBy: 'Maria Keller', shown: '1', roles: pasted(rolesAfter(asked.subscription)) };
    for (const click of [await act('roles', last), await act('roles', last)]) {
      const done = await click.text();
      expect([click.status, done]).toEqual([200, expect.stringContaining('The transfer is complete')]);
      for (const words of [asked.subscription, NEW_COMMERCE_ID, dateIn('en', doors.iso().slice(0, 10))])
        expect(done).toContain(words);
    }
    expect((await asked.quiet('completed')).accessReports).toBe(2);
  });

  it('is refused with every fault of it, and nothing is kept (R-41)', async () => {
    const asked = await new Case(doors).reach('access');
    const act = await acting(asked);
    const other = pasted(rolesAfter('11111111-2222-4333-8444-555555555555'));
    const rows: [Fields, RegExp][] = [
      [{ ranBy: 'Maria', roles: '' }, /The list is empty/],
      [{ ranBy: 'Maria', roles: 'Get-AzRoleAssignment' }, /The list is not JSON/],
      [{ ranBy: 'Maria', roles: '[{"a":1},{"b":"<script>"}]' }, /Row 1 of the list.*Row 2 of the list/s],
      [{ ranBy: 'Maria', roles: other }, /The list shows no role on the Azure subscription/],
      [{ ranBy: '', roles: '[]' }, /The name of who made the list is missing\..*The list is empty/s],
      [
        { ranBy: 'M', roles: '[]', newPartnerCenterSubscriptionId: '1234-1234-1234-1234' },
        /New Partner Center subscription ID has to be an ID such as/,
      ],
    ];
    for (const [fields, words] of rows) await refused(asked, () => act('roles', fields), 422, words);
  });

  it('comes back as it was pasted when it is refused, with the id that is still wanted (R-22, R-41)', async () => {
    const asked = await new Case(doors).reach('support');
    await asked.say('fabrikam', 'support.answered', {
      outcome: 'completed',
      engineer: 'Kim Akers',
      answeredAt: doors.iso(),
    });
    await asked.quiet('access');
    const act = await acting(asked);
    const fields = { ranBy: 'Maria & Co', roles: pasted(rolesAfter(asked.subscription)) };
    await refused(asked, () => act('roles', fields), 422, /New Partner Center subscription ID is missing\./);
    const page = await (await act('roles', fields)).text();
    expect(page).toContain('<a href="#newPartnerCenterSubscriptionId">');
    expect(page).toContain('value="Maria &amp; Co"');
    const kept = /<textarea id="roles"[^>]*>\n([^<]*)<\/textarea>/.exec(page)?.[1] ?? '';
    expect(JSON.parse(kept.replaceAll('&quot;', '"').replaceAll('&#39;', "'"))).toEqual(
      rolesAfter(asked.subscription),
    );
  });

  it('is refused before the subscription has moved', async () => {
    const asked = await new Case(doors).reach('submission');
    const act = await acting(asked);
    await asked.reach('support');
    const fields = { ranBy: 'Maria Keller', roles: pasted(rolesAfter(asked.subscription)) };
    await refused(asked, () => act('roles', fields), 409, /not at a stage where this can be done/);
    const script = await look(doors, 'transfer/clean-up.ps1', await following(doors, asked));
    expect(script.status).toBe(409);
  });
});
