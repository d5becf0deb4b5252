import { describe, expect, it } from 'vitest';
import { looksFine } from '../support/browser/looks.ts';
import type { Reader } from '../support/browser/reader.ts';
import { useReaders } from '../support/browser/use-readers.ts';
import { Case } from '../support/doors/case.ts';
import { signingLinkOf } from '../support/doors/links-in-mail.ts';
import { useDoors } from '../support/doors/use-doors.ts';

const doors = useDoors();
const readers = useReaders(doors);
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
});
