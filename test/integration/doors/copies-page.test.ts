import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { NEW_COMMERCE_ID } from '../../../infra/local/demo/sample-content.ts';
import { Case } from '../../support/doors/case.ts';
import { following } from '../../support/doors/links-in-mail.ts';
import { pageFaults } from '../../support/doors/page-faults.ts';
import { codeOf, look, postForm, sessionBy } from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();

/** The link in the newest mail to an address; the transfer has ended, so it leads to the copies. */
function copiesLinkOf(address: string): string {
  const texts = doors.stack.desk.inbox.to(address).map(({ message }) => message.content.plainText ?? '');
  const link = texts.flatMap((text) => /https?:\S+#\S+/.exec(text)?.[0] ?? []).at(-1);
  if (!link) throw new Error(`No mail with a link came to ${address}.`);
  return link;
}

const reading = (address: string) => sessionBy(doors, copiesLinkOf(address));
const pageOf = async (cookie: string, door = 'copies') => (await look(doors, door, cookie)).text();
const sha256 = (bytes: ArrayBuffer) => createHash('sha256').update(Buffer.from(bytes)).digest('hex');

/** The SHA-256 and the address of every paper on a page, each hash where a person reads it: below its paper. */
const papersOn = (page: string) => [
  ...page.matchAll(/<a class="button" href="(copies\/[^"]+)">[\s\S]*?SHA-256 ([0-9a-f]{64})/g),
];

describe('the copies of a completed transfer', () => {
  const cast: { one?: Case } = {};
  const one = () => cast.one as Case;
  beforeAll(async () => {
    cast.one = await new Case(doors).reach('completed');
  });

  it('reach the contact and the signatory of every party by a link of their own (D-20)', async () => {
    const addresses = [
      one().maria.address,
      one().frank.address,
      one().zoe.address,
      one().mailbox('nia', 'fabrikam'),
      one().mailbox('ada', 'contoso'),
    ];
    for (const address of addresses) {
      const answer = await postForm(doors, 'open', { code: codeOf(copiesLinkOf(address)) });
      expect([address, answer.status, answer.headers.get('location')]).toEqual([address, 303, 'copies']);
    }
    expect(new Set(addresses.map(copiesLinkOf)).size).toBe(addresses.length);
  });

  it('are the very bytes whose SHA-256 the page tells, and looking changes nothing', async () => {
    const cookie = await reading(one().zoe.address);
    await leavingNoTrace(doors, [one().transferId], async () => {
      const page = await pageOf(cookie);
      expect(pageFaults(page)).toEqual([]);
      const papers = papersOn(page);
      expect(papers.map(([, href]) => href)).toEqual([
        'copies/form.pdf?revision=1',
        'copies/certificate.pdf',
      ]);
      for (const [, href = '', told] of papers) {
        const answer = await look(doors, href, cookie);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
        expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="t[a-z0-9]{25}/);
        expect(sha256(await answer.arrayBuffer())).toBe(told);
      }
    });
  });

  it('come with how it ended, both ids, how to check them and until when', async () => {
    const cookie = await reading(one().mailbox('nia', 'fabrikam'));
    const page = await pageOf(cookie);
    expect(page).toContain('The subscription is with Contoso, and the access of Fabrikam is removed.');
    for (const words of [one().subscription, NEW_COMMERCE_ID, one().transferId, 'href="../verify"'])
      expect(page).toContain(words);
    expect(page).toMatch(/This link works until \d+ \w+ 20\d\d/);
    expect(page).not.toContain(one().maria.address);
    const dutch = await pageOf(cookie, 'copies?language=nl');
    expect(dutch).toContain('Het abonnement is bij Contoso, en de toegang van Fabrikam is verwijderd.');
    expect(dutch).toContain('<h1>Uw kopieën</h1>');
    expect(pageFaults(dutch)).toEqual([]);
  });

  it('name whom to ask now that nothing has to move any more, and the customer’s partner from now on', async () => {
    for (const [address, partner] of [
      [one().maria.address, true],
      [one().zoe.address, false],
    ] as const) {
      const page = await pageOf(await reading(address));
      expect([page.includes('Your partner from now on, Contoso'), page.includes('nothing moves')]).toEqual([
        partner,
        false,
      ]);
      expect(page).toContain(`Mention the reference ${one().transferId}.`);
    }
  });

  it('open nothing else, and are refused for what never was', async () => {
    const cookie = await reading(one().maria.address);
    await leavingNoTrace(doors, [one().transferId], async () => {
      for (const door of ['document', 'form.pdf', 'transfer', 'part'])
        expect((await look(doors, door, cookie)).status).toBe(401);
      for (const revision of ['2', '0', 'one'])
        expect((await look(doors, `copies/form.pdf?revision=${revision}`, cookie)).status).toBe(404);
      for (const door of ['copies', 'copies/form.pdf', 'copies/certificate.pdf'])
        expect((await look(doors, door)).status).toBe(401);
    });
  });
});

describe('the copies of a transfer that ended early', () => {
  it('say so where there is no form, and how it ended in somebody’s own words', async () => {
    const asked = await new Case(doors).reach('currentPartnerSignature');
    const customer = await following(doors, asked);
    const reason = 'We stay <b>here</b>.';
    await postForm(doors, 'transfer/withdraw', { reason }, { cookie: customer });
    await asked.quiet('cancelled');
    expect((await look(doors, 'transfer', customer)).status).toBe(410);
    const page = await pageOf(await reading(asked.maria.address));
    expect(page).toContain('The customer withdrew its request: “We stay &lt;b&gt;here&lt;/b&gt;.”');
    expect(page).toContain('No form came about that you were given to read');
    expect(papersOn(page).map(([, href]) => href)).toEqual(['copies/certificate.pdf']);
    // The current partner had the form to sign, so it has it to keep.
    const own = await pageOf(await reading(asked.mailbox('nia', 'fabrikam')));
    expect(own).toContain('The form as it was when the transfer ended');
  });

  it('hold every revision that was replaced (A-11)', async () => {
    const asked = await new Case(doors).reach('signatures');
    await asked.say('contoso', 'correction.requested', { revision: 1, reason: 'The city is wrong.' });
    await asked.quiet('newPartner');
    await asked.say('contoso', 'transfer.cancelled', { reason: 'No longer wanted.' });
    await asked.quiet('declined');
    const cookie = await reading(asked.maria.address);
    const papers = papersOn(await pageOf(cookie));
    expect(papers.map(([, href]) => href)).toEqual([
      'copies/form.pdf?revision=2',
      'copies/form.pdf?revision=1',
      'copies/certificate.pdf',
    ]);
    for (const [, href = '', told] of papers)
      expect((await look(doors, href, cookie)).headers.get('x-content-sha256')).toBe(told);
  });
});
