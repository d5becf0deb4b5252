import { describe, expect, it } from 'vitest';
import { looksFine } from '../support/browser/looks.ts';
import { useReaders } from '../support/browser/use-readers.ts';
import { Case } from '../support/doors/case.ts';
import { signingLinkOf } from '../support/doors/links-in-mail.ts';
import { useDoors } from '../support/doors/use-doors.ts';

const doors = useDoors();
const readers = useReaders(doors);
const waiting = () => new Case(doors).reach('signatures');
const linkTo = (address: string) => signingLinkOf(doors, address);
const count = async (asked: Case, kind: string) =>
  (await asked.facts()).filter((fact) => fact.kind === kind).length;

describe('a signature', () => {
  it('is given by typing the name, after the form itself was on the screen with its fingerprint checked', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await maria.follows(linkTo(asked.maria.address));
    expect(maria.page.url()).not.toContain('#');
    await looksFine(maria, 'start');
    await (await maria.clicks(maria.buttonOf('open'))).sees();
    expect(await maria.page.locator('section[data-pdf]').getAttribute('data-fingerprint')).toBe('matches');
    const read = async (part: string) => (await maria.page.locator(part).allTextContents()).join(' ');
    expect(await read('.textLayer')).toContain('Reseller relationship confirmed');
    expect(await read('.page dd')).toContain('Lucerne Publishing');
    await looksFine(maria, 'document');
    await maria.agrees('Maria Keller');
    await looksFine(maria, 'document-typed');
    await maria.clicks(maria.buttonOf('sign'));
    await looksFine(maria, 'signed');
    const { signatures } = await asked.quiet('signatures');
    expect(signatures.customer).toMatchObject({
      name: 'Maria Keller',
      method: 'typed',
      consentLanguage: 'en',
    });
  });

  it('is given with a drawing, which can be begun anew and is kept as it was drawn', async () => {
    const asked = await waiting();
    const zoe = await readers.comes({ width: 390 });
    await (await zoe.opens(linkTo(asked.zoe.address))).draws();
    await zoe.page.locator('[data-press=undo]').click();
    const one = JSON.parse(await zoe.page.locator('[name=drawing]').inputValue()) as { strokes: unknown[] };
    await zoe.page.locator('[data-press=clear]').click();
    expect([one.strokes.length, await zoe.page.locator('[name=drawing]').inputValue()]).toEqual([1, '']);
    await zoe.agrees('Zoë Nowak');
    await zoe.draws();
    await looksFine(zoe, 'document-drawn');
    const drawn = await zoe.page.locator('[name=drawing]').inputValue();
    await zoe.clicks(zoe.buttonOf('sign'));
    const { newPartner } = (await asked.quiet('signatures')).signatures;
    expect(newPartner).toMatchObject({ method: 'drawn', drawing: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.parse(drawn)).toMatchObject({ strokes: [expect.any(Array), expect.any(Array)] });
  });

  it('is not given by a dot, nor by a drawing that was not made', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await (await maria.opens(linkTo(asked.maria.address))).agrees('Maria Keller');
    await maria.page.locator('#method-drawn').check();
    const says = maria.page.locator('#drawing-pad [role=status]');
    await says.and(maria.page.locator(':not(:empty)')).waitFor();
    const empty = await says.textContent();
    const fault = maria.page.locator('main').getByRole('alert');
    await maria.buttonOf('sign').click();
    await expect.poll(() => fault.textContent()).toContain('Nothing is drawn:');
    await looksFine(maria, 'document-not-drawn');
    await maria.page.locator('#drawing-pad canvas').click();
    await expect.poll(() => says.textContent()).not.toBe(empty);
    await maria.buttonOf('sign').click();
    await expect.poll(() => fault.textContent()).toContain('a dot is no signature');
    await looksFine(maria, 'document-dot');
    expect((await asked.stored()).signatures.customer).toBeUndefined();
  });

  it('given by a double click is one signature', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await (await maria.opens(linkTo(asked.maria.address))).agrees('Maria Keller');
    const posted: string[] = [];
    maria.page.on('request', (request) => request.method() === 'POST' && posted.push(request.url()));
    await Promise.all([maria.page.waitForEvent('load'), maria.buttonOf('sign').dblclick()]);
    await asked.quiet('signatures');
    expect([posted.length, await count(asked, 'signed'), await maria.buttonOf('sign').count()]).toEqual([
      1, 2, 0,
    ]); // two: the current partner's, and this one
  });

  it('is still one when its signatory goes back and forth, and the page then says that it is given', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await (await maria.opens(linkTo(asked.maria.address))).signs('Maria Keller');
    const signed = await maria.heading();
    await maria.page.goBack();
    expect([await maria.heading(), await maria.buttonOf('sign').count()]).toEqual([signed, 0]);
    await maria.page.goBack();
    expect(maria.page.url()).not.toContain('#');
    await maria.page.goForward();
    expect(await maria.heading()).toBe(signed);
    expect(await count(asked, 'signed')).toBe(2); // the current partner's, and this one
  });

  it('of two signatories who click at the same moment is one of each, sealed over one revision', async () => {
    const asked = await waiting();
    const [maria, zoe] = await Promise.all([readers.comes(), readers.comes()]);
    await (await maria.opens(linkTo(asked.maria.address))).agrees('Maria Keller');
    await (await zoe.opens(linkTo(asked.zoe.address))).agrees('Zoë Nowak');
    await Promise.all([maria, zoe].map((one) => one.clicks(one.buttonOf('sign'))));
    const { signatures, revision } = await asked.quiet('submission');
    expect(Object.values(signatures).map((each) => [each?.revision, typeof each?.sealedIn])).toEqual(
      Array.from({ length: 3 }, () => [revision, 'string']),
    );
  });
});

describe('a form that is not the one it is said to be', () => {
  it('is not shown, and cannot be signed by click or by Enter', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await maria.page.route(/\/sign\/form\.pdf\?/, async (route) => {
      const answer = await route.fetch();
      const bytes = await answer.body();
      bytes.writeUInt8(bytes.readUInt8(5_000) ^ 1, 5_000);
      await route.fulfill({ response: answer, body: bytes });
    });
    await maria.opens(linkTo(asked.maria.address));
    await maria.page.locator('section[data-fingerprint=differs]').waitFor();
    await maria.agrees('Maria Keller');
    await maria.page.locator('#name').press('Enter');
    expect([await maria.buttonOf('sign').isDisabled(), await maria.page.locator('.page').count()]).toEqual([
      true,
      0,
    ]);
    await looksFine(maria, 'document-differs');
    expect((await asked.stored()).signatures.customer).toBeUndefined();
  });

  it('and one that cannot be shown is still there to be read by its link, and to be signed', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await maria.page.route(/\/sign\/form\.pdf\?/, (route) => route.abort());
    await (await maria.opens(linkTo(asked.maria.address))).sees(/failed/);
    await looksFine(maria, 'document-failed');
    expect(await maria.page.locator('section[data-pdf] a').getAttribute('href')).toMatch(
      /^form\.pdf\?sha256=[0-9a-f]{64}$/,
    );
    await maria.signs('Maria Keller');
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({ name: 'Maria Keller' });
  });
});
