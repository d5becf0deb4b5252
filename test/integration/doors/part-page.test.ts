import { beforeAll, describe, expect, it } from 'vitest';
import { Case } from '../../support/doors/case.ts';
import { following } from '../../support/doors/links-in-mail.ts';
import { pageFaults } from '../../support/doors/page-faults.ts';
import { codeOf, look, postForm, sessionBy } from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
type Fields = Record<string, string>;

/** The link in the newest mail to the new partner's mailbox that is about this transfer. */
function partLinkOf({ transferId }: Case): string {
  const mailbox = doors.partners.contoso.partner.mailTo;
  const texts = doors.stack.desk.inbox.to(mailbox).map(({ message }) => message.content.plainText ?? '');
  const links = texts.flatMap((text) => /https?:\S+#\S+/.exec(text)?.[0] ?? []);
  const link = links.filter((candidate) => candidate.includes(`#${transferId}.`)).at(-1);
  if (!link) throw new Error(`No mail with a link for ${transferId} came to ${mailbox}.`);
  return link;
}

/** The part as somebody types it, by the names of the page's fields. */
function typed(asked: Case): Fields {
  const { details, resellerRelationship, agreement } = asked.part();
  const under = (group: string, values: object) =>
    Object.entries(values).map(([key, value]) => [`${group}.${key}`, String(value)] as const);
  const { address, admin, signatory, partnerNumber } = details;
  return Object.fromEntries([
    ...under('address', address),
    ...under('admin', admin),
    ...under('signatory', signatory),
    ['partnerNumber', partnerNumber],
    ...under('resellerRelationship', resellerRelationship),
    ['resellerRelationship.confirmedAt', resellerRelationship.confirmedAt.slice(0, 16)],
    ...under('agreement', agreement),
  ]);
}

const opened = async (asked: Case) => sessionBy(doors, partLinkOf(asked));
const send = (fields: Fields, cookie: string, headers: Fields = {}) =>
  postForm(doors, 'part', fields, { cookie, headers });
const pageOf = async (cookie: string, door = 'part') => (await look(doors, door, cookie)).text();
const toPart = () => new Case(doors).reach('newPartner');

describe('the link to the new partner’s part', () => {
  const cast: { one?: Case } = {};
  const one = () => cast.one as Case;
  beforeAll(async () => {
    cast.one = await toPart();
  });

  it('comes with the mail that asks for it and leads to the page (R-25)', async () => {
    const answer = await postForm(doors, 'open', { code: codeOf(partLinkOf(one())) });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'part']);
  });

  it('opens nothing of anybody else’s, and nobody else’s link opens the part (R-05)', async () => {
    const cookie = await opened(one());
    const customer = await following(doors, one());
    await leavingNoTrace(doors, [one().transferId], async () => {
      for (const door of ['document', 'form.pdf', 'transfer', 'transfer/form.pdf', 'copies'])
        expect((await look(doors, door, cookie)).status).toBe(401);
      for (const door of ['part', 'part/form.pdf'])
        for (const other of [customer, undefined]) expect((await look(doors, door, other)).status).toBe(401);
      expect((await send(typed(one()), customer)).status).toBe(401);
      const cross: Fields = { 'sec-fetch-site': 'cross-site' };
      expect((await send(typed(one()), cookie, cross)).status).toBe(403);
    });
  });

  it('shows who asks and what is transferred, with the form as it was signed, and looking changes nothing', async () => {
    const cookie = await opened(one());
    await leavingNoTrace(doors, [one().transferId], async () => {
      const page = await pageOf(cookie);
      expect(page).toContain(
        'Lucerne Publishing has asked Fabrikam in writing to move its Azure subscription to Contoso.',
      );
      expect(page).toContain(`<code>${one().subscription}</code>`);
      expect(page).toContain('value=""');
      expect(page).not.toMatch(/@(fabrikam|lucernepublishing)\.example/);
      expect(pageFaults(page)).toEqual([]);
      const form = await look(doors, 'part/form.pdf', cookie);
      expect([form.status, form.headers.get('x-content-sha256')]).toEqual([
        200,
        (await one().stored()).form.at(-1)?.sha256,
      ]);
    });
  });

  it('speaks Dutch once that is chosen, also when it says no', async () => {
    const cookie = await opened(one());
    const chosen = await look(doors, 'part?language=nl', cookie);
    expect(await chosen.text()).toContain('<html lang="nl">');
    const kept = (chosen.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(await pageOf(kept)).toContain('<h1>Uw deel van het formulier</h1>');
    const refused = await (await send({}, kept)).text();
    expect(refused).toContain('Straat en huisnummer ontbreekt.');
    expect(refused).toContain('Voornaam (beheerder) ontbreekt.');
    expect(pageFaults(refused)).toEqual([]);
  });
});

describe('the new partner’s part, typed on the page', () => {
  it('comes back with every fault beside its field and with what was typed, and nothing is stored (R-25…R-30)', async () => {
    const asked = await toPart();
    const cookie = await opened(asked);
    const tomorrow = doors.iso(2 * 86_400_000);
    const rows: [Fields, RegExp][] = [
      [{ 'admin.phone': '' }, /Telephone \(admin\) is missing\./],
      [{ 'address.country': 'NL' }, /Country differs from the country of the partner’s tenant\./],
      [
        { 'resellerRelationship.confirmedAt': 'soon' },
        /<li><a[^>]*>The time at which the customer accepted your invitation has to be a date/,
      ],
      [
        { 'resellerRelationship.confirmedAt': tomorrow.slice(0, 16) },
        />The time at which the customer accepted your invitation lies in the future\./,
      ],
      [
        { 'agreement.dateAgreed': tomorrow.slice(0, 10) },
        />The day on which the agreement was made lies in the future\./,
      ],
      [
        { 'resellerRelationship.invitationLink': 'https://example.com/invite' },
        /does not lead to Microsoft: an invitation is at admin/,
      ],
      [{ 'signatory.email': asked.frank.address }, /E-mail address \(signatory\) belongs to somebody/],
      [{ 'admin.email': asked.mailbox('nia', 'fabrikam') }, /Microsoft contacts both admins/],
    ];
    for (const [wrong, words] of rows) {
      const answer = await leavingNoTrace(doors, [asked.transferId], () =>
        send({ ...typed(asked), ...wrong }, cookie),
      );
      const page = await answer.text();
      expect([answer.status, page.match(/role="alert"/g)?.length]).toEqual([422, 1]);
      expect(page).toMatch(words);
      const [[field = '', value = ''] = []] = Object.entries(wrong);
      expect(page).toContain(`<a href="#${field}">`);
      expect(page).toContain(`id="${field}" name="${field}" value="${value}"`);
      expect(page).toContain('value="Lindqvist"');
      expect(pageFaults(page)).toEqual([]);
    }
    // What only the domain can judge is told together with what cannot even be read.
    const both = { ...typed(asked), 'admin.phone': 'none', 'signatory.email': asked.maria.address };
    const mixed = await (
      await send({ ...both, 'agreement.dateAgreed': tomorrow.slice(0, 10) }, cookie)
    ).text();
    expect([...mixed.matchAll(/<li><a href="#([^"]+)"/g)].map(([, to]) => to)).toEqual([
      'admin.phone',
      'agreement.dateAgreed',
      'signatory.email',
    ]);
    const all = await (await send({}, cookie)).text();
    expect(all.match(/<li><a href="#/g)).toHaveLength(16);
  });

  it('is the message a portal sends, taken once however often it is clicked (R-25, R-26, R-28)', async () => {
    const asked = await toPart();
    const cookie = await opened(asked);
    const clicks = await Promise.all([1, 2, 3].map(() => send(typed(asked), cookie)));
    expect(clicks.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await clicks[0]?.text()).toContain('Thank you. Your part has been received');
    const { newPartner } = await asked.quiet('signatures');
    const { confirmedAt } = asked.part().resellerRelationship;
    expect(newPartner.part).toMatchObject({
      details: asked.part().details,
      resellerRelationship: {
        confirmedAt: expect.stringMatching(new RegExp(`^${confirmedAt.slice(0, 11)}.*:00\\.000Z$`)),
        evidence: 'Invitation accepted by Maria Keller',
      },
      agreement: asked.part().agreement,
    });
    const submitted = (await asked.facts()).filter(({ kind }) => kind === 'newPartnerSubmitted');
    expect(submitted).toHaveLength(1);
    await leavingNoTrace(doors, [asked.transferId], async () => {
      expect((await send(typed(asked), cookie)).status).toBe(200);
      const other = await send({ ...typed(asked), 'agreement.name': 'Another one' }, cookie);
      expect([other.status, await other.text()]).toEqual([
        410,
        expect.stringContaining('Your part has come already'),
      ]);
    });
  });

  it.each([
    ['confirms what the customer entered, where it is left as it is (A-20)', 'Atlanta', 1],
    ['is its own word, where it differs from what the customer entered (A-20)', 'Bellevue', undefined],
  ])('%s', async (_, city, confirmed) => {
    const asked = await toPart();
    const customer = await following(doors, asked);
    const proposed = await postForm(doors, 'transfer/new-partner', typed(asked), { cookie: customer });
    expect(proposed.status).toBe(303);
    await asked.quiet('newPartner');
    const cookie = await opened(asked);
    const page = await pageOf(cookie);
    expect(page).toMatch(/Lucerne Publishing entered these details for you on /);
    expect(page).toContain(`name="signatory.email" value="${asked.zoe.address}"`);
    expect((await send({ ...typed(asked), 'address.city': city }, cookie)).status).toBe(200);
    const { newPartner } = await asked.quiet('signatures');
    expect(newPartner.part?.details.address.city).toBe(city);
    const fact = (await asked.facts()).find(({ kind }) => kind === 'newPartnerSubmitted');
    expect(fact?.confirmsProposal).toBe(confirmed);
  });

  it('is needed no more when the portal was quicker, and the page says so kindly', async () => {
    const asked = await toPart();
    const cookie = await opened(asked);
    await asked.say('contoso', 'new-partner.submitted', asked.part());
    await asked.quiet('signatures');
    await leavingNoTrace(doors, [asked.transferId], async () => {
      for (const answer of [await look(doors, 'part', cookie), await send(typed(asked), cookie)]) {
        expect(answer.status).toBe(410);
        const page = await answer.text();
        expect(page).toContain('Your part has come already');
        expect(pageFaults(page)).toEqual([]);
      }
    });
  });

  it('is asked for again after a correction, with what it said before and what is wanted (A-11)', async () => {
    const asked = await new Case(doors).reach('signatures');
    await asked.say('fabrikam', 'correction.requested', {
      revision: 1,
      reason: 'The <city> is wrong.',
      sections: ['newPartner'],
    });
    await asked.quiet('newPartner');
    const page = await pageOf(await opened(asked));
    expect(page).toContain('The current partner asked for a correction: “The &lt;city&gt; is wrong.”');
    expect(page).toContain('name="address.city" value="Atlanta"');
    expect(page).toContain('name="agreement.attestedBy" value="Ada Lindqvist"');
  });
});
