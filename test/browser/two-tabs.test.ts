import { describe, expect, it } from 'vitest';
import { looksFine } from '../support/browser/looks.ts';
import { useReaders } from '../support/browser/use-readers.ts';
import { Case } from '../support/doors/case.ts';
import { followLinkOf, signingLinkOf } from '../support/doors/links-in-mail.ts';
import { useDoors } from '../support/doors/use-doors.ts';

const doors = useDoors();
const readers = useReaders(doors);
const waiting = () => new Case(doors).reach('signatures');
const linkTo = ({ maria }: Case) => signingLinkOf(doors, maria.address);

describe('somebody with two transfers in the tabs of one browser', () => {
  it('decides nothing with a click on a page of the one, once the other was opened', async () => {
    const [alpha, beta] = await Promise.all([waiting(), waiting()]);
    const first = await (await readers.comes()).opens(linkTo(alpha));
    const second = await (await first.opensTab()).opens(linkTo(beta));
    await first.declines('Alpha is no customer of ours.');
    await looksFine(first, 'another-transfer-open');
    expect(await first.heading()).toBe('Another link is open');
    expect(await first.page.locator('main a[href$="/sign"]').count()).toBe(1);
    for (const asked of [alpha, beta]) expect((await asked.stored()).stage).toBe('signatures');

    await second.signs('Maria Keller');
    expect((await beta.quiet('signatures')).signatures.customer).toMatchObject({ name: 'Maria Keller' });
    await (await first.opens(linkTo(alpha))).declines('Alpha is no customer of ours.');
    expect((await alpha.quiet('declined')).end).toMatchObject({ by: 'customer' });
    expect((await beta.stored()).stage).toBe('signatures');
  });

  it('withdraws neither by a page that was shown for another link', async () => {
    const asked = await waiting();
    const first = await (await readers.comes()).opens(followLinkOf(doors, asked));
    await (await first.opensTab()).opens(linkTo(asked));
    await (await first.unfolded('transfer/withdraw')).locator('[name=reason]').fill('We stay where we are.');
    await first.clicks(first.buttonOf('transfer/withdraw'));
    expect(await first.heading()).toBe('Another link is open');
    expect((await asked.stored()).stage).toBe('signatures');
  });
});

describe('two signatories at the same moment', () => {
  it('each read and sign the form their page was shown with, whichever seal lands first', async () => {
    const asked = await waiting();
    const maria = await readers.comes();
    const sealed: { by?: Promise<unknown> } = {};
    await maria.page.route(/\/sign\/form\.pdf\?/, async (route) => {
      sealed.by ??= zoeSigns(asked);
      await sealed.by;
      await route.continue();
    });
    await (await maria.opens(linkTo(asked))).sees();
    const { form } = await asked.stored();
    const shown = (await maria.page.locator('section[data-pdf]').getAttribute('data-sha256')) ?? '';
    expect(form.at(-1)).toMatchObject({ after: 'newPartner' });
    expect(form.at(-1)?.sha256).not.toBe(shown);
    expect(await maria.page.locator('section[data-pdf]').getAttribute('data-fingerprint')).toBe('matches');
    await maria.signs('Maria Keller');
    expect((await asked.quiet('submission')).signatures.customer?.contentHash).toBe(shown);
  });
});

async function zoeSigns(asked: Case): Promise<void> {
  await asked.zoe.open(await asked.zoe.signingLink());
  await asked.zoe.sign((await asked.zoe.read()).sha256);
  await asked.quiet('signatures');
}
