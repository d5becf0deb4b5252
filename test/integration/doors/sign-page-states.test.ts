import { describe, expect, it } from 'vitest';
import { Case } from '../../support/doors/case.ts';
import { signingLinkOf } from '../../support/doors/links-in-mail.ts';
import { pageFaults } from '../../support/doors/page-faults.ts';
import {
  codeOf,
  cookieOf,
  look,
  postForm,
  sessionBy,
  signingFields,
} from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const linkOf = (address: string) => signingLinkOf(doors, address);

/** What a page says, once it has been found fit for keyboard and screen reader. */
async function textOf(answer: Response): Promise<string> {
  const html = await answer.text();
  expect(pageFaults(html)).toEqual([]);
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

describe('the access code told out of band (RELIABILITY S7)', () => {
  const CODE = 'Lucerne-4711';
  const guarded = async () => {
    const asked = await new Case(doors).reach('signatures');
    await asked.say('fabrikam', 'access-code.set', { party: 'customer', code: CODE });
    return { asked, cookie: await sessionBy(doors, linkOf(asked.maria.address)) };
  };
  const give = (cookie: string, accessCode: string) =>
    postForm(doors, 'access-code', { accessCode }, { cookie });

  it('is asked for before form and document, and no door takes a click without it', async () => {
    const { asked, cookie } = await guarded();
    const sent = await look(doors, 'document', cookie);
    expect([sent.status, sent.headers.get('location')]).toEqual([303, 'access-code']);
    expect(await textOf(await look(doors, 'access-code', cookie))).toContain(
      'has told it to you in another way',
    );
    await leavingNoTrace(doors, [asked.transferId], async () => {
      expect((await look(doors, 'form.pdf', cookie)).status).toBe(403);
      const form = {
        reason: 'We want none of it.',
        'about-customer': 'yes',
        firstName: 'A',
        lastName: 'B',
        email: 'a@b.example',
      };
      for (const door of ['decline', 'correct', 'delegate'])
        expect([door, (await postForm(doors, door, form, { cookie })).status]).toEqual([door, 403]);
      const consent = {
        contentHash: 'a'.repeat(64),
        consent: 'yes',
        consentVersion: '2026-11-1',
        name: 'Maria Keller',
      };
      expect((await postForm(doors, 'sign', consent, { cookie })).status).toBe(403);
    });
  });

  it('lets in whoever has it, in whatever case, and is not shown again', async () => {
    const { asked, cookie } = await guarded();
    const wrong = await give(cookie, 'Lucerne-4712');
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain('This is not the access code. 4 tries are left.');
    expect(html).not.toContain('4712');
    expect((await give(cookie, ' ')).status).toBe(422);
    const right = await give(cookie, ` ${CODE.toUpperCase()} `);
    expect([right.status, right.headers.get('location')]).toEqual([303, 'document']);
    const proven = cookieOf(right);
    expect(await textOf(await look(doors, 'document', proven))).toContain('You are asked to sign');
    expect((await look(doors, 'access-code', proven)).headers.get('location')).toBe('document');
    expect((await look(doors, 'document', cookie)).status).toBe(303);
    const fields = await signingFields(doors, proven, 'Maria Keller');
    expect((await postForm(doors, 'sign', fields, { cookie: proven })).status).toBe(303);
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({
      proof: 'mailbox-and-code',
    });
  });

  it('is locked after five wrong ones, also for the right one', async () => {
    const { cookie } = await guarded();
    for (let n = 1; n < 5; n += 1) expect((await give(cookie, `Wrong-000${n}`)).status).toBe(422);
    expect(await textOf(await give(cookie, 'Wrong-0005'))).toContain('The access code is locked');
    expect((await give(cookie, CODE)).status).toBe(403);
    expect(await textOf(await look(doors, 'access-code', cookie))).toContain('your link stays the same');
  });
});

describe('a page that is no longer what it was', () => {
  it('says how the transfer ended to who comes back, and where the copies are', async () => {
    const asked = await new Case(doors).reach('signatures');
    const [maria, zoe] = [
      await sessionBy(doors, linkOf(asked.maria.address)),
      await sessionBy(doors, linkOf(asked.zoe.address)),
    ];
    await postForm(doors, 'decline', { reason: 'The price is too high.' }, { cookie: maria });
    await asked.quiet('declined');
    for (const cookie of [maria, zoe]) {
      const page = await look(doors, 'document', cookie);
      expect(page.status).toBe(410);
      const text = await textOf(page);
      expect(text).toContain('The customer declined: “The price is too high.”');
      expect(text).toContain('A mail has brought everybody a link');
      expect(text).not.toContain('If nothing moves');
    }
  });

  it('tells nothing of the end to somebody who was replaced before it', async () => {
    const asked = await new Case(doors).reach('signatures');
    const link = linkOf(asked.maria.address);
    const cookie = await sessionBy(doors, link);
    const to = {
      firstName: 'Lili',
      lastName: 'Østergård',
      email: asked.mailbox('lili', 'lucernepublishing'),
    };
    await postForm(doors, 'delegate', to, { cookie });
    await asked.quiet('signatures');
    expect(await textOf(await look(doors, 'document', cookie))).toContain('or somebody else is asked now');
    const zoe = await sessionBy(doors, linkOf(asked.zoe.address));
    await postForm(doors, 'decline', { reason: 'A secret reason.' }, { cookie: zoe });
    await asked.quiet('declined');
    const page = await look(doors, 'document', cookie);
    expect(page.status).toBe(410);
    expect(await textOf(page)).not.toContain('A secret reason');
  });

  it('says to whom the link belonged what became of it: corrected, or replaced', async () => {
    const asked = await new Case(doors).reach('signatures');
    const link = linkOf(asked.maria.address);
    await asked.say('fabrikam', 'correction.requested', { revision: 1, reason: 'The city is wrong.' });
    await asked.quiet('currentPartnerSignature');
    const opened = await postForm(doors, 'open', { code: codeOf(link) });
    expect(opened.status).toBe(410);
    expect(await textOf(opened)).toContain('The form has been corrected since this link was sent');
  });
});
