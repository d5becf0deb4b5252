import { beforeAll, describe, expect, it } from 'vitest';
import { lastLinkTo, opsDo } from '../support/browser/links.ts';
import { looksFine } from '../support/browser/looks.ts';
import type { Reader } from '../support/browser/reader.ts';
import { useReaders } from '../support/browser/use-readers.ts';
import { Case } from '../support/doors/case.ts';
import { signingLinkOf } from '../support/doors/links-in-mail.ts';
import { postForm } from '../support/doors/signing-door.ts';
import { useDoors } from '../support/doors/use-doors.ts';

const doors = useDoors();
const readers = useReaders(doors);
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const linkTo = (address: string) => signingLinkOf(doors, address);

/** What somebody meets who clicks on a link: the status of the answer, once the page was looked at. */
async function meets(reader: Reader, link: string, picture: string): Promise<number> {
  await reader.follows(link);
  const [answer] = await Promise.all([
    reader.page.waitForResponse((response) => response.request().method() === 'POST'),
    reader.clicks(reader.buttonOf('open')),
  ]);
  await looksFine(reader, picture);
  await saysWhatToDo(reader);
  return answer.status();
}

/** A page that says no leaves nobody alone: it has a sentence, and it names somebody, a mail or a way on. */
async function saysWhatToDo(reader: Reader): Promise<void> {
  expect((await reader.told().first().textContent())?.trim()).toMatch(/^[A-Z].+\.$/s);
  expect(await reader.page.locator('main a, main button').count()).toBeGreaterThan(0);
}

describe('a link that opens nothing any more says what became of it', () => {
  const cast: { live?: Case; past?: Case; over?: Case } = {};
  beforeAll(async () => {
    const cases = Array.from({ length: 3 }, () => new Case(doors).reach('signatures'));
    const [live, past, over] = await Promise.all(cases);
    Object.assign(cast, { live, past, over });
  });
  const live = () => cast.live as Case;

  it('when nobody knows its code', async () => {
    const link = `${linkTo(live().maria.address).split('#')[0]}#${live().transferId}.${'A'.repeat(43)}`;
    expect(await meets(await readers.comes(), link, 'link-unknown')).toBe(410);
  });

  it('when a newer one was mailed, which works (renewed by ops)', async () => {
    const link = linkTo(live().maria.address);
    await opsDo(doors, live(), 'renew-link', { party: 'customer' });
    await live().quiet('signatures');
    expect(await meets(await readers.comes(), link, 'link-replaced')).toBe(410);
    const newer = linkTo(live().maria.address);
    expect(newer).not.toBe(link);
    await (await readers.comes()).opens(newer);
  });

  it('when the form was corrected while its page was open, and nothing is signed', async () => {
    const past = cast.past as Case;
    const link = linkTo(past.zoe.address);
    const zoe = await readers.comes();
    await (await zoe.opens(link)).agrees('Zoë Nowak');
    await past.say('fabrikam', 'correction.requested', { revision: 1, reason: 'The city is wrong.' });
    await past.quiet('currentPartnerSignature');
    await zoe.clicks(zoe.buttonOf('sign'));
    await looksFine(zoe, 'signing-superseded');
    await saysWhatToDo(zoe);
    expect(await meets(await readers.comes(), link, 'link-superseded-elsewhere')).toBe(410);
    expect((await past.stored()).signatures.newPartner).toBeUndefined();
  });

  it('when the transfer is over, in the middle of reading too', async () => {
    const over = cast.over as Case;
    const link = linkTo(over.maria.address);
    const maria = await readers.comes();
    await (await maria.opens(link)).sees();
    await over.say('fabrikam', 'transfer.cancelled', { reason: 'The customer stays.' });
    await over.quiet('cancelled');
    await maria.page.reload();
    await looksFine(maria, 'session-over');
    expect(await meets(await readers.comes(), link, 'link-over')).toBe(410);
  });

  it('when somebody tries too often from one place', async () => {
    const address = '203.0.113.250';
    const hasty = await readers.comes({ address });
    const link = linkTo(live().zoe.address);
    const tries = () =>
      postForm(doors, 'open', { code: 'none' }, { headers: { 'x-forwarded-for': address } });
    const statuses = new Set<number>();
    for (let turn = 0; turn < 50 && !statuses.has(429); turn += 1)
      for (const { status } of await Promise.all(Array.from({ length: 50 }, tries))) statuses.add(status);
    expect(statuses).toEqual(new Set([410, 429]));
    expect(await meets(hasty, link, 'too-many-requests')).toBe(429);
    expect(await hasty.page.locator('main a').first().getAttribute('href')).toBe('../sign');
  });
});

describe('a page without a session', () => {
  it('asks for the code of the mail, and so does one whose half hour is over', async () => {
    const asked = await new Case(doors).reach('signatures');
    const stranger = await readers.comes();
    await stranger.goesTo('sign/document');
    await looksFine(stranger, 'session-missing');
    await saysWhatToDo(stranger);

    const link = linkTo(asked.maria.address);
    const maria = await readers.comes();
    await (await maria.opens(link)).agrees('Maria Keller');
    await doors.stack.host.advance(31 * MINUTE);
    await maria.clicks(maria.buttonOf('sign'));
    await looksFine(maria, 'session-ended');
    await saysWhatToDo(maria);
    expect((await asked.stored()).signatures.customer).toBeUndefined();
    await (await maria.opens(link)).signs('Maria Keller');
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({ name: 'Maria Keller' });
  });
});

describe('time', () => {
  it('that is over ends the transfer, and its links say so; links to copies end later by themselves', async () => {
    const asked = await new Case(doors).reach('signatures');
    const link = linkTo(asked.maria.address);
    for (let day = 0; day < 60 && (await asked.stored()).stage === 'signatures'; day += 5)
      await doors.stack.host.advance(5 * DAY);
    await asked.quiet('expired');
    expect(await meets(await readers.comes(), link, 'link-over-time')).toBe(410);

    const copies = lastLinkTo(doors, asked.maria.address);
    expect(copies).not.toBe(link);
    await (await readers.comes()).opens(copies);
    const { links } = await asked.stored();
    const until = Math.max(...Object.values(links).map(({ expiresAt }) => Date.parse(expiresAt)));
    await doors.stack.host.advance(until - doors.stack.now() + MINUTE);
    const late = await readers.comes();
    expect(await meets(late, copies, 'link-expired')).toBe(410);
    expect(await late.page.locator('main a[href$="sign"]').count()).toBe(0); // its code would open nothing either
  });
});

const CODE = 'Lucerne-4711';

/** A transfer whose customer signs with a code that was told on the telephone. */
async function guarded(): Promise<Case> {
  const asked = await new Case(doors).reach('signatures');
  await asked.say('fabrikam', 'access-code.set', { party: 'customer', code: CODE });
  return asked;
}

async function gives(reader: Reader, code: string): Promise<void> {
  await reader.formOf('access-code').locator('input[type=text], input[type=password]').fill(code);
  await reader.clicks(reader.buttonOf('access-code'));
}

describe('an access code', () => {
  it('is asked for before anything is shown; wrong ones are counted, and with the right one the form is signed', async () => {
    const asked = await guarded();
    const maria = await readers.comes();
    await maria.opens(signingLinkOf(doors, asked.maria.address));
    await looksFine(maria, 'access-code');
    expect(await maria.page.locator('body').textContent()).not.toContain('Publishing platform');
    for (const door of ['sign/document', 'sign/form.pdf']) {
      const answer = await maria.page.request.get(`${doors.world.baseUrl}/${door}`, { maxRedirects: 0 });
      expect(answer.status()).not.toBe(200);
      expect(answer.headers()['content-type'] ?? '').not.toContain('pdf');
    }
    await gives(maria, 'Lucerne-4712');
    await looksFine(maria, 'access-code-wrong');
    expect(await maria.told().first().textContent()).toMatch(/\b4\b|four/);
    await gives(maria, ` ${CODE.toLowerCase()} `);
    await maria.signs('Maria Keller');
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({
      proof: 'mailbox-and-code',
    });
  });

  it('is locked after five wrong ones, also for who then has the right one, until another is set', async () => {
    const asked = await guarded();
    const maria = await readers.comes();
    const link = signingLinkOf(doors, asked.maria.address);
    await maria.opens(link);
    for (const last of '12345') await gives(maria, `Lucerne-000${last}`);
    await looksFine(maria, 'access-code-locked');
    await (await readers.comes()).opens(link);
    const again = await readers.comes();
    await again.opens(link);
    if ((await again.formOf('access-code').count()) > 0) await gives(again, CODE);
    expect(await again.buttonOf('sign').count()).toBe(0);
    await asked.say('fabrikam', 'access-code.set', { party: 'customer', code: 'Another-4713' });
    await maria.opens(link);
    await gives(maria, 'Another-4713');
    await maria.signs('Maria Keller');
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({
      proof: 'mailbox-and-code',
    });
  });

  it('guards the copies as well, and who gives it there reads them', async () => {
    const asked = await guarded();
    await asked.say('fabrikam', 'transfer.cancelled', { reason: 'The customer stays.' });
    await asked.quiet('cancelled');
    const maria = await readers.comes();
    await maria.opens(lastLinkTo(doors, asked.maria.address));
    await looksFine(maria, 'access-code-copies');
    await gives(maria, CODE);
    expect(new URL(maria.page.url()).pathname).toMatch(/\/sign\/copies$/);
    await looksFine(maria, 'copies-guarded');
  });
});
