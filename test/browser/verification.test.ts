import { describe, expect, it } from 'vitest';
import { looksFine } from '../support/browser/looks.ts';
import type { Reader } from '../support/browser/reader.ts';
import { useReaders } from '../support/browser/use-readers.ts';
import { Case } from '../support/doors/case.ts';
import { useDoors } from '../support/doors/use-doors.ts';

const doors = useDoors();
const readers = useReaders(doors);

/** Brings a file to the page that checks signed PDFs. */
async function hands(reader: Reader, name: string, buffer: Buffer): Promise<void> {
  await reader.page.locator('#file').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await reader.clicks(reader.buttonOf('verify'));
}

async function formOf(asked: Case): Promise<Buffer> {
  const answer = await doors.portals.fabrikam.get(`/transfers/${asked.transferId}/form`);
  return Buffer.from(await answer.arrayBuffer());
}

describe('the page that checks a signed PDF', () => {
  it('says that the form is whole and who signed it, and that the same file with one byte changed is not', async () => {
    const form = await formOf(await new Case(doors).reach('submission'));
    const reader = await readers.comes();
    await reader.goesTo('sign');
    await reader.clicks(reader.page.locator('footer a'));
    await looksFine(reader, 'verify');
    await hands(reader, 'form.pdf', form);
    await looksFine(reader, 'verify-genuine');
    const text = (await reader.page.locator('main').textContent()) ?? '';
    for (const name of ['Frank Weber', 'Maria Keller', 'Zoë Nowak']) expect(text).toContain(name);
    expect(await reader.page.locator('main > [role=alert], main div[role=alert]').count()).toBe(0);

    form.writeUInt8(form.readUInt8(5_000) ^ 1, 5_000);
    await hands(reader, 'changed.pdf', form);
    await looksFine(reader, 'verify-changed');
    expect(await reader.page.locator('main div[role=alert]').count()).toBe(1);
  });

  it('says so of what is no PDF, in Dutch and without a script as well', async () => {
    const reader = await readers.comes({ language: 'nl-NL', scripts: 'lost' });
    await reader.goesTo('verify');
    await looksFine(reader, 'verify-nl');
    await hands(reader, 'notes.pdf', Buffer.from('These are my notes.'));
    await looksFine(reader, 'verify-no-pdf-nl');
    expect(await reader.page.locator('html').getAttribute('lang')).toBe('nl');
  });
});
