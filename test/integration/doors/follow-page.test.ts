import { beforeAll, describe, expect, it } from 'vitest';
import { dateIn } from '../../../functions/pages/words/times.ts';
import { NEW_COMMERCE_ID } from '../../../infra/local/demo/sample-content.ts';
import { Case, WAITS } from '../../support/doors/case.ts';
import { following, followLinkOf, signingLinkOf } from '../../support/doors/links-in-mail.ts';
import { pageFaults } from '../../support/doors/page-faults.ts';
import { expectAllSecure } from '../../support/doors/secure.ts';
import { codeOf, look, postForm, sessionBy } from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const textOf = async (answer: Response) =>
  (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const pageOf = async (asked: Case) => (await look(doors, 'transfer', await following(doors, asked))).text();

describe('the customer’s link', () => {
  const cast: { one?: Case } = {};
  const one = () => cast.one as Case;
  beforeAll(async () => {
    cast.one = await new Case(doors).reach('currentPartnerSignature');
  });

  it('leads to its own page, and a signing link to the form (R-11)', async () => {
    const links = [followLinkOf(doors, one()), signingLinkOf(doors, one().frank.address)];
    const answers = await Promise.all(links.map((link) => postForm(doors, 'open', { code: codeOf(link) })));
    expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [303, 'transfer'],
      [303, 'document'],
    ]);
  });

  it('is on record as opened once, and looking changes nothing', async () => {
    const cookie = await following(doors, one());
    await leavingNoTrace(doors, [one().transferId], async () => {
      await following(doors, one());
      expect((await look(doors, 'transfer', cookie)).status).toBe(200);
    });
    const opened = (await one().facts()).filter(({ kind }) => kind === 'followPageOpened');
    expect(opened).toHaveLength(1);
  });

  it('gives no session to sign with, and a signing link none to follow with (R-05)', async () => {
    const cookie = await following(doors, one());
    const frank = await sessionBy(doors, signingLinkOf(doors, one().frank.address));
    const fields = { reason: 'Somebody else’s page.', 'about-customer': 'yes', roles: '[]', ranBy: 'Me' };
    const looks = (doorsOf: string[], session?: string) =>
      doorsOf.map((door) => () => look(doors, door, session));
    const posts = (doorsOf: string[], session: { cookie?: string }) =>
      doorsOf.map((door) => () => postForm(doors, door, fields, session));
    const pages = ['transfer', 'transfer/form.pdf', 'transfer/clean-up.ps1'];
    const deeds = ['withdraw', 'correct', 'new-partner', 'roles'].map((door) => `transfer/${door}`);
    const knocks = [
      ...looks(['document', 'form.pdf'], cookie),
      ...posts(['sign', 'decline', 'correct', 'delegate'], { cookie }),
      ...looks(pages, frank),
      ...looks(pages),
      ...posts(deeds, { cookie: frank }),
      ...posts(deeds, {}),
    ];
    await leavingNoTrace(doors, [one().transferId], async () => {
      for (const knock of knocks) expect((await knock()).status).toBe(401);
    });
  });

  it('is good for posts from our own page only', async () => {
    const cookie = await following(doors, one());
    const fields = { reason: 'From another site.', 'about-customer': 'yes', revision: '1' };
    await leavingNoTrace(doors, [one().transferId], async () => {
      for (const door of ['withdraw', 'correct', 'new-partner', 'roles'])
        for (const headers of [
          { 'sec-fetch-site': 'cross-site' },
          { origin: 'https://evil.example' },
        ] as Record<string, string>[])
          expect((await postForm(doors, `transfer/${door}`, fields, { cookie, headers })).status).toBe(403);
    });
  });

  it('dies when the customer’s contact is corrected, its session with it', async () => {
    const asked = await new Case(doors).reach('newPartner');
    const cookie = await following(doors, asked);
    const { customer } = asked.request();
    customer.contact.email = asked.mailbox('mario', 'lucernepublishing');
    await asked.say('fabrikam', 'correction.requested', {
      revision: 1,
      reason: 'Maria has left.',
      corrected: { customer },
    });
    await asked.quiet('currentPartnerSignature');
    await leavingNoTrace(doors, [asked.transferId], async () => {
      expect((await look(doors, 'transfer', cookie)).status).toBe(410);
      const again = await postForm(doors, 'transfer/withdraw', { reason: 'It was me.' }, { cookie });
      expect(again.status).toBe(410);
    });
  });
});

describe('the customer’s page', () => {
  const WORDS: Record<(typeof WAITS)[number], RegExp> = {
    ticket: /opens a service ticket.*Waiting for Fabrikam \(current partner\).*Due \d+ [A-Z]/,
    currentPartnerSignature: /signs the form first.*Waiting for Fabrikam/,
    newPartner: /fills in its part.*Waiting for Contoso \(new partner\)/,
    signatures: /You and the new partner sign.*Waiting for you and Contoso/,
    submission: /attaches the form.*Waiting for Fabrikam/,
    support: /with Microsoft Support.*answers by \d+ [A-Z].*America\/Los_Angeles/,
    access: /has moved.*Waiting for Contoso \(new partner\) and you/,
  };

  it('says in plain words where the transfer stands, whom to ask, and what happened, at every wait (R-10, R-11)', async () => {
    const asked = await new Case(doors).open();
    for (const wait of WAITS) {
      await asked.reach(wait);
      const text = await textOf(await look(doors, 'transfer', await following(doors, asked)));
      expect(text).toMatch(WORDS[wait]);
      expect(text).toContain(`Nia Olsen at Fabrikam ${asked.mailbox('nia', 'fabrikam')} , +1 425 555 0100`);
      expect(text).toContain('Microsoft cannot step in for the customer or the new partner.');
      expect(text).toContain('You asked for the transfer in writing.');
      // Once the subscription has moved, the new partner is the one to ask first.
      expect(text.includes('Your partner from now on, Contoso')).toBe(wait === 'access');
      expect(text).toContain(
        `If nothing moves, ask ${wait === 'access' ? 'Contoso' : 'the current partner'} first, then the team above.`,
      );
      expect(text.replaceAll(asked.mailbox('nia', 'fabrikam'), '')).not.toMatch(
        /@(fabrikam|contoso)\.example|Kim Akers/,
      );
    }
  });

  it('shows both ids, which is for what, and the cut-off date after the move (R-22, R-23, R-24, D-06)', async () => {
    const asked = await new Case(doors).reach('access');
    const page = await textOf(await look(doors, 'transfer', await following(doors, asked)));
    expect(page).toContain(`Azure subscription ID ${asked.subscription} `);
    expect(page).toContain(`Partner Center subscription ID ${NEW_COMMERCE_ID} `);
    const today = dateIn('en', doors.iso().slice(0, 10));
    expect(page).toContain(`Cut-off date ${today}: from this day the new partner bills you`);
    expect(page).toContain('Name both in every support ticket from now on.');
  });

  it('shows no form before the current partner has signed it, and then the very bytes it names (R-18)', async () => {
    const asked = await new Case(doors).reach('currentPartnerSignature');
    const cookie = await following(doors, asked);
    expect(await pageOf(asked)).not.toContain('form.pdf');
    await leavingNoTrace(doors, [asked.transferId], async () => {
      expect((await look(doors, 'transfer/form.pdf', cookie)).status).toBe(409);
      expect((await look(doors, 'transfer/form.pdf?revision=1', cookie)).status).toBe(409);
    });
    await asked.reach('newPartner');
    const form = await look(doors, 'transfer/form.pdf', cookie);
    expect([form.status, form.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(await pageOf(asked)).toContain(`SHA-256 ${form.headers.get('x-content-sha256')}`);
    expect(
      Buffer.from(await form.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('keeps the forms of replaced revisions to be read, those it was ever given (R-18, A-11)', async () => {
    const asked = await new Case(doors).reach('newPartner');
    const first = (await asked.stored()).form.at(-1)?.sha256;
    for (const revision of [1, 2]) {
      await asked.say('fabrikam', 'correction.requested', { revision, reason: 'The city is wrong.' });
      await asked.quiet('currentPartnerSignature');
    }
    const cookie = await following(doors, asked);
    const page = await pageOf(asked);
    expect(page).toContain('href="transfer/form.pdf?revision=1"');
    expect(page).not.toContain('revision=2"');
    expect(page).toContain('The form is being corrected.');
    const old = await look(doors, 'transfer/form.pdf?revision=1', cookie);
    expect([old.status, old.headers.get('x-content-sha256')]).toEqual([200, first]);
    for (const unknown of ['2', '4', '0', '-1', '1e0', 'one', ''])
      expect((await look(doors, `transfer/form.pdf?revision=${unknown}`, cookie)).status).toBe(404);
  });

  it('shows what the new partner attests, and no word of it before (A-05)', async () => {
    const asked = await new Case(doors).reach('newPartner');
    expect(await pageOf(asked)).not.toContain('Exhibit A');
    await asked.reach('signatures');
    const page = await textOf(await look(doors, 'transfer', await following(doors, asked)));
    expect(page).toContain('Microsoft Customer Agreement, Exhibit A, agreed on');
    expect(page).toContain('Attested by Ada Lindqvist, Contoso');
    expect(page).toContain('Invitation accepted by Maria Keller');
  });

  it('offers what can be accepted and nothing else', async () => {
    const asked = await new Case(doors).open();
    const offered: Record<string, string[]> = {};
    for (const wait of WAITS) {
      await asked.reach(wait);
      offered[wait] = [...(await pageOf(asked)).matchAll(/action="transfer\/([a-z-]+)"/g)].map(
        ([, to]) => to ?? '',
      );
    }
    expect(offered).toEqual({
      ticket: ['withdraw'],
      currentPartnerSignature: ['correct', 'withdraw'],
      newPartner: ['new-partner', 'correct', 'withdraw'],
      signatures: ['correct', 'withdraw'],
      submission: ['correct', 'withdraw'],
      support: [],
      access: ['roles'],
    });
  });

  it('can be used by keyboard and screen reader, and needs nothing inline, at every wait', async () => {
    const asked = await new Case(doors).open();
    for (const wait of WAITS) {
      await asked.reach(wait);
      expect([wait, pageFaults(await pageOf(asked))]).toEqual([wait, []]);
    }
    const cookie = await following(doors, asked);
    for (const door of ['new-partner', 'roles', 'correct'])
      expect(pageFaults(await (await postForm(doors, `transfer/${door}`, {}, { cookie })).text())).toEqual(
        [],
      );
  });

  it('has no way on to a page that is not there, and its refusals neither', async () => {
    const asked = await new Case(doors).reach('access');
    const cookie = await following(doors, asked);
    const pages = [
      await look(doors, 'transfer', cookie),
      await look(doors, 'transfer'),
      await look(doors, 'transfer/form.pdf'),
      await look(doors, 'transfer/form.pdf?revision=9', cookie),
      await postForm(doors, 'transfer/withdraw', { reason: 'Not now.' }, { cookie }),
      await postForm(doors, 'transfer/withdraw', { reason: '' }, { cookie }),
      await postForm(doors, 'transfer/new-partner', {}, { cookie }),
      await postForm(doors, 'transfer/roles', {}, { cookie }),
    ];
    for (const page of pages) {
      const targets = [...(await page.text()).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, to]) => to ?? '');
      const ways = targets.filter((target) => !/^(?:#|mailto:)/.test(target));
      expect(ways.length).toBeGreaterThan(1);
      for (const target of ways)
        expect([target, (await fetch(new URL(target, page.url), { headers: { cookie } })).status]).toEqual([
          target,
          200,
        ]);
    }
  });
});

describe('hostile text', () => {
  it('of others is only ever text on the customer’s page', async () => {
    const asked = new Case(doors);
    const content = asked.request();
    content.subscription.friendlyName = '</dd><script>alert(1)</script>';
    await asked.open(content);
    await asked.reach('newPartner');
    const reason = `<img src=x onerror='alert(2)'> "and" more`;
    await asked.say('contoso', 'correction.requested', { revision: 1, reason });
    await asked.quiet('newPartner');
    const page = await pageOf(asked);
    expect(page).toContain('&lt;img src=x onerror=&#39;alert(2)&#39;&gt; &quot;and&quot; more');
    expect(page).toContain('&lt;/dd&gt;&lt;script&gt;');
    expect(page).not.toMatch(/<script(?! type="module" src=)|<img|onerror='/);
  });
});

describe('every answer of the customer’s page', () => {
  it('tells browsers to be careful, refusals included', () => {
    expectAllSecure(doors.heard, [200, 303, 401, 403, 404, 409, 410]);
  });
});
