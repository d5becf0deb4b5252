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
    await maria.opens(link);
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
    expect(await meets(await readers.comes(), copies, 'link-expired')).toBe(410);
  });
});
