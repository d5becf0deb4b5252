import { beforeAll, describe, expect, it } from 'vitest';
import { hiddenField } from '../../../infra/local/demo/hidden-field.ts';
import { Case } from '../../support/doors/case.ts';
import { following, followLinkOf, signingLinkOf } from '../../support/doors/links-in-mail.ts';
import { pageFaults } from '../../support/doors/page-faults.ts';
import { registeredRoutes } from '../../support/doors/registered-routes.ts';
import { cookieOf, look, postForm, sessionBy, signingFields } from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
type Fields = Record<string, string>;

/** The new partner's link of one transfer; its mailbox is the same for all. */
function partLinkOf({ transferId }: Case): string {
  const mails = doors.stack.desk.inbox.to(doors.partners.contoso.partner.mailTo);
  const links = mails.flatMap(({ message }) =>
    (message.content.plainText ?? '').match(/https?:\S+#\S+/g)?.filter((link) => link.includes(transferId)),
  );
  return links.findLast((link) => link !== undefined) ?? '';
}

/** The two transfers somebody has open in the tabs of one browser, by the link each was opened with. */
const cast: { asked: Case[] } = { asked: [] };
const sessionsBy = (linkOf: (asked: Case) => string) =>
  Promise.all(cast.asked.map((asked) => sessionBy(doors, linkOf(asked))));
const signing = () => sessionsBy(({ frank }) => signingLinkOf(doors, frank.address));
const followed = () => sessionsBy((asked) => followLinkOf(doors, asked));

/** What would be done at every door that takes a form in a session, had it come from the page of that session. */
const reason = 'Alpha is no customer of ours.';
const DOORS: Record<string, { page: string; fields: Fields; sessions?: typeof signing }> = {
  'sign/sign': { page: 'document', fields: { consent: 'yes', name: 'Frank Weber' } },
  'sign/decline': { page: 'document', fields: { reason } },
  'sign/correct': { page: 'document', fields: { reason, 'about-customer': 'yes' } },
  'sign/delegate': { page: 'document', fields: { firstName: 'A', lastName: 'B', email: 'a@b.example' } },
  'sign/access-code': { page: 'document', fields: { accessCode: 'Wrong-0001' } },
  'sign/transfer/withdraw': { page: 'transfer', fields: { reason }, sessions: followed },
  'sign/transfer/correct': {
    page: 'transfer',
    fields: { reason, 'about-customer': 'yes', revision: '1' },
    sessions: followed,
  },
  'sign/transfer/new-partner': { page: 'transfer', fields: {}, sessions: followed },
  'sign/transfer/roles': { page: 'transfer', fields: { ranBy: 'Me', roles: '[]' }, sessions: followed },
  'sign/part': { page: 'part', fields: {} },
};

describe('a click in one tab, while another tab has opened another transfer', () => {
  const part: { sessions: string[]; page: string } = { sessions: [], page: '' };
  beforeAll(async () => {
    const asking = Array.from({ length: 2 }, () => new Case(doors).reach('newPartner'));
    cast.asked = await Promise.all(asking);
    part.sessions = await sessionsBy(partLinkOf);
    part.page = await (await look(doors, 'part', part.sessions[0])).text(); // as it is once, and then no more
    for (const asked of cast.asked)
      await asked.say('fabrikam', 'correction.requested', { revision: 1, reason: 'The city is wrong.' });
    await Promise.all(cast.asked.map((asked) => asked.quiet('currentPartnerSignature')));
  });

  it('is asked of every door that takes a form in a session', async () => {
    const posting = (await registeredRoutes()).filter(
      ({ methods, route }) => methods.includes('POST') && route.startsWith('sign/') && route !== 'sign/open',
    );
    expect(posting.map(({ route }) => route).sort()).toEqual(Object.keys(DOORS).sort());
  });

  it.each(Object.entries(DOORS))('decides nothing at %s', async (route, { page, fields, sessions }) => {
    const door = route.slice('sign/'.length);
    const [alpha = '', beta = ''] = door === 'part' ? part.sessions : await (sessions ?? signing)();
    const seen = door === 'part' ? part.page : await (await look(doors, page, alpha)).text();
    const ids = cast.asked.map(({ transferId }) => transferId);
    await leavingNoTrace(doors, ids, async () => {
      const shown = hiddenField(seen, 'link');
      expect(shown).toContain(`${ids[0]}.`);
      for (const said of [{ link: shown }, { link: '' }, { link: `${shown}0` }] as Fields[]) {
        const answer = await postForm(doors, door, { ...fields, ...said }, { cookie: beta });
        const text = await answer.text();
        expect([answer.status, text]).toEqual([409, expect.stringContaining('Another link is open')]);
        expect(text).toMatch(/<a href="(?:\.\.\/)+sign">Enter the code of your mail</);
        expect(pageFaults(text)).toEqual([]);
      }
    });
  });

  it('says so in Dutch to who reads Dutch', async () => {
    const [, beta = ''] = await signing();
    const cookie = cookieOf(await look(doors, 'document?language=nl', beta));
    const answer = await postForm(doors, 'decline', { reason, link: 'none' }, { cookie });
    expect(await answer.text()).toContain('<h1>Er staat een andere link open</h1>');
  });

  it('is no harm to the click in the tab that was opened last', async () => {
    const [, beta = ''] = await signing();
    expect((await postForm(doors, 'decline', { reason }, { cookie: beta })).status).toBe(200);
    const [alpha, declined] = cast.asked;
    expect((await declined?.quiet('declined'))?.end).toMatchObject({ by: 'current partner' });
    expect((await alpha?.stored())?.stage).toBe('currentPartnerSignature');
  });
});

describe('the form that somebody was shown', () => {
  const bytesOf = async (door: string, cookie: string) => {
    const answer = await look(doors, door, cookie);
    return [answer.status, answer.headers.get('x-content-sha256')];
  };

  it('is the one that is read and signed, also when somebody else has signed meanwhile (R-25)', async () => {
    const asked = await new Case(doors).reach('signatures');
    const maria = await sessionBy(doors, signingLinkOf(doors, asked.maria.address));
    const customer = await following(doors, asked);
    const page = await (await look(doors, 'document', maria)).text();
    const fields = await signingFields(doors, maria, 'Maria Keller');
    const shown = `form.pdf?sha256=${fields.contentHash}`;
    expect(page).toContain(`data-pdf="${shown}"`);
    expect(page).toContain(`<a class="button" href="${shown}"`);
    expect(await (await look(doors, 'transfer', customer)).text()).toContain(`href="transfer/${shown}"`);

    await asked.zoe.open(await asked.zoe.signingLink());
    expect((await asked.zoe.sign((await asked.zoe.read()).sha256)).status).toBe(303);
    const { form } = await asked.quiet('signatures');
    expect(form.at(-1)?.sha256).not.toBe(fields.contentHash);
    for (const [door, cookie] of [
      [shown, maria],
      [`transfer/${shown}`, customer],
    ] as const)
      expect(await bytesOf(door, cookie)).toEqual([200, fields.contentHash]);
    expect(await bytesOf('form.pdf', maria)).toEqual([200, form.at(-1)?.sha256]);
    expect((await postForm(doors, 'sign', fields, { cookie: maria })).status).toBe(303);
    const { signatures } = await asked.quiet('submission');
    expect(signatures.customer?.contentHash).toBe(fields.contentHash);
  });

  it('is none but a state of the present form this reader may see (R-18, A-11)', async () => {
    const asked = await new Case(doors).reach('newPartner');
    const before = (await asked.stored()).form.map(({ sha256 }) => sha256);
    await asked.say('fabrikam', 'correction.requested', { revision: 1, reason: 'The city is wrong.' });
    const { form } = await asked.quiet('currentPartnerSignature');
    const frank = await sessionBy(doors, signingLinkOf(doors, asked.frank.address));
    const customer = await following(doors, asked);
    const mine = form[0]?.sha256;
    expect(await bytesOf(`form.pdf?sha256=${mine}`, frank)).toEqual([200, mine]);
    expect(await bytesOf(`transfer/form.pdf?sha256=${mine}`, customer)).toEqual([404, null]);
    for (const other of [...before, 'a'.repeat(64), mine?.toUpperCase(), '', 'one'])
      for (const [room, cookie] of [
        ['', frank],
        ['transfer/', customer],
      ] as const)
        expect(await bytesOf(`${room}form.pdf?sha256=${other}`, cookie)).toEqual([404, null]);
  });
});
