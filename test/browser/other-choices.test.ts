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

describe('who does not want to sign', () => {
  it('declines with a reason that all read, and the transfer is over (D-20)', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await maria.opens(linkTo(asked.maria.address));
    await maria.unfolded('decline');
    await looksFine(maria, 'decline');
    await maria.declines('Our board waits until next year.');
    await looksFine(maria, 'declined');
    expect((await asked.quiet('declined')).end).toMatchObject({ by: 'customer' });
  });

  it('asks for a correction, reads that it is asked for, and the old link says so too (A-11)', async () => {
    const asked = await waiting();
    const [link, maria] = [linkTo(asked.maria.address), await readers.comes()];
    await maria.opens(link);
    await maria.unfolded('correct');
    await looksFine(maria, 'correction');
    await maria.asksForCorrection('Our street is wrong.', 'customer');
    await looksFine(maria, 'correction-asked');
    await asked.quiet('currentPartnerSignature');
    await (await maria.follows(link)).clicks(maria.buttonOf('open'));
    await looksFine(maria, 'link-superseded');
  });

  it('passes the signature on, and the colleague signs by a link of their own (R-05)', async () => {
    const asked = await waiting();
    const email = asked.mailbox('lili', 'lucernepublishing');
    const [maria, lili] = [await readers.comes(), await readers.comes()];
    await maria.opens(linkTo(asked.maria.address));
    await maria.unfolded('delegate');
    await looksFine(maria, 'delegation');
    await maria.passesOn({ firstName: 'Lili', lastName: 'Østergård', email, title: 'CFO' });
    await looksFine(maria, 'passed-on');
    await asked.quiet('signatures');
    await (await lili.opens(linkTo(email))).signs('Lili Østergård');
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({ name: 'Lili Østergård' });
  });
});

describe('what was typed', () => {
  it('is there in the other language too, but never an agreement, and nothing of it stays in the browser', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await (await maria.opens(linkTo(asked.maria.address))).draws();
    await maria.agrees('maria keller');
    const correction = await maria.unfolded('correct');
    await correction.locator('[name=about-customer]').check();
    await correction.locator('[name=reason]').fill('Our street\nis wrong.');
    const drawn = await maria.page.locator('[name=drawing]').inputValue();
    await maria.switchesTo('nl');
    expect(await maria.page.locator('html').getAttribute('lang')).toBe('nl');
    expect(await maria.page.locator('#name').inputValue()).toBe('maria keller');
    expect(await maria.page.locator('[data-preview]').textContent()).toBe(
      'In het formulier staat dan: Maria Keller',
    );
    expect(await maria.page.locator('#method-drawn').isChecked()).toBe(true);
    expect(JSON.parse(await maria.page.locator('[name=drawing]').inputValue())).toEqual(JSON.parse(drawn));
    expect(await maria.page.locator('#consent').isChecked()).toBe(false);
    const dutch = maria.formOf('correct');
    expect(await dutch.locator('[name=about-customer]').isChecked()).toBe(true);
    expect(await dutch.locator('[name=reason]').inputValue()).toBe('Our street\nis wrong.');
    expect(await dutch.locator('[name=reason]').isVisible()).toBe(true);
    expect(await maria.page.evaluate('sessionStorage.length')).toBe(0);
    await maria.page.locator('#consent').check();
    await maria.clicks(maria.buttonOf('sign'));
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({
      method: 'drawn',
      consentLanguage: 'nl',
    });
  });

  it('is kept when the name is not the one that was asked for, with the fault beside it', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await (await maria.opens(linkTo(asked.maria.address))).signs('Mary Keller');
    await looksFine(maria, 'document-fault');
    expect(await maria.page.locator('#name').inputValue()).toBe('Mary Keller');
    expect(await maria.page.locator('#name').getAttribute('aria-invalid')).toBe('true');
    expect(await maria.page.title()).toMatch(/^Error: /);
    expect(await maria.page.evaluate('document.activeElement?.getAttribute("role")')).toBe('alert');
    await maria.signs('Maria Keller');
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({ name: 'Maria Keller' });
  });

  it('is kept when a drawing goes with a wrong name', async () => {
    const asked = await waiting();
    const zoe = await readers.comes();
    await (await zoe.opens(linkTo(asked.zoe.address))).draws();
    await zoe.signs('Zoe Novak');
    const [kept, drawn] = [zoe.page.locator('[name=drawing]'), zoe.page.locator('#method-drawn')];
    expect([(await kept.inputValue()).startsWith('{'), await drawn.isChecked()]).toEqual([true, true]);
    await zoe.signs('Zoë Nowak');
    expect((await asked.quiet('signatures')).signatures.newPartner).toMatchObject({ method: 'drawn' });
  });

  it('is kept when a correction is about nothing, and when a colleague has no address', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    await maria.opens(linkTo(asked.maria.address));
    await maria.asksForCorrection('Our street is wrong.');
    await looksFine(maria, 'correction-fault');
    expect(await maria.formOf('correct').locator('[name=reason]').inputValue()).toBe('Our street is wrong.');
    const email = asked.zoe.address;
    await maria.passesOn({ firstName: 'Lili', lastName: 'Østergård', email });
    await looksFine(maria, 'delegation-fault');
    expect(await maria.formOf('delegate').locator('[name=email]').inputValue()).toBe(email);
  });
});
