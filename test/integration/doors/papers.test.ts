import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Case } from '../../support/doors/case.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { ask, lookingAs } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const sha256 = (bytes: ArrayBuffer) => createHash('sha256').update(Buffer.from(bytes)).digest('hex');
const read = (who: 'fabrikam' | 'contoso', { transferId }: Case, room: string) =>
  doors.portals[who].get(`/transfers/${transferId}/${room}`);
const asOps = async ({ transferId }: Case, room: string) =>
  ask(doors, `/ops/transfers/${transferId}/${room}`, await lookingAs.ops(doors));

describe('the forms of a transfer', () => {
  it('are the current partner’s alone until it has signed (R-18)', async () => {
    const asked = await new Case(doors).reach('currentPartnerSignature');
    expect((await read('fabrikam', asked, 'form')).status).toBe(200);
    expect((await asOps(asked, 'form')).status).toBe(200);
    const early = await read('contoso', asked, 'form');
    expect([early.status, await early.json()]).toMatchObject([
      409,
      {
        type: '/problems/form-not-ready',
        errors: [{ path: 'stage', message: expect.stringContaining('once signature 1 is given') }],
      },
    ]);
    await asked.reach('newPartner');
    expect((await read('contoso', asked, 'form')).status).toBe(200);
  });

  it('wait for the service ticket, and a reader learns so', async () => {
    const asked = await new Case(doors).open();
    for (const answer of [await read('fabrikam', asked, 'form'), await asOps(asked, 'form')])
      expect([answer.status, await answer.json()]).toMatchObject([
        409,
        {
          type: '/problems/form-not-ready',
          errors: [{ path: 'stage', message: expect.stringContaining('service-ticket.opened') }],
        },
      ]);
  });

  it('stay readable by revision when they are replaced, to the bytes, and unknown ones are not found (A-11)', async () => {
    const asked = await new Case(doors).reach('newPartner');
    const first = (await asked.stored()).form.at(-1)?.sha256;
    await asked.say('contoso', 'correction.requested', { revision: 1, reason: 'Another admin.' });
    await asked.quiet('newPartner');
    await asked.reach('signatures');
    const second = (await asked.stored()).form.at(-1)?.sha256;
    expect(second).not.toBe(first);
    await leavingNoTrace(doors, [asked.transferId], async () => {
      const rows: [string, string | undefined][] = [
        ['?revision=1', first],
        ['?revision=2', second],
        ['', second],
      ];
      for (const [query, hash] of rows) {
        const answers = [await read('contoso', asked, `form${query}`), await asOps(asked, `form${query}`)];
        for (const answer of answers)
          expect([query, sha256(await answer.arrayBuffer())]).toEqual([query, hash]);
      }
      const old = await read('fabrikam', asked, 'form?revision=1');
      expect(old.headers.get('content-disposition')).toBe(
        `attachment; filename="${asked.transferId}-revision-1.pdf"`,
      );
      for (const revision of ['3', '0', '-1', '1.0', 'one', '%00', '1e9'])
        expect((await read('fabrikam', asked, `form?revision=${revision}`)).status).toBe(404);
    });
  });
});

describe('the customer’s letter', () => {
  const PDF = Buffer.from('%PDF-1.4\nPlease move our subscription.\n%%EOF');
  const withLetter = async (fileName: string) => {
    const asked = new Case(doors);
    const content = asked.request();
    const evidence = { fileName, mediaType: 'application/pdf', contentBase64: PDF.toString('base64') };
    Object.assign(content.request, { evidence });
    return asked.open(content);
  };

  it('is for the current partner and ops, byte by byte, to be saved and never shown (R-08)', async () => {
    const asked = await withLetter('request.pdf');
    for (const answer of [
      await read('fabrikam', asked, 'request-letter'),
      await asOps(asked, 'request-letter'),
    ]) {
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="request.pdf"; filename*=UTF-8''request.pdf`,
        'x-content-type-options': 'nosniff',
      });
      expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
    }
    const other = await read('contoso', asked, 'request-letter');
    expect([other.status, await other.json()]).toMatchObject([403, { type: '/problems/not-yours-to-say' }]);
  });

  it.each([
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['a"; filename=evil.exe', 'a___filename_evil.exe'],
    ['Überweisung – März.pdf', '_berweisung___M_rz.pdf'],
    ['C:\\temp\\x.pdf', 'C__temp_x.pdf'],
    ['...', 'file'],
  ])('cannot get out of its name: %s', async (fileName, plain) => {
    const asked = await withLetter(fileName);
    const answer = await read('fabrikam', asked, 'request-letter');
    const [, name, full] =
      /^attachment; filename="([A-Za-z0-9._-]+)"; filename\*=UTF-8''([A-Za-z0-9._~!%-]+)$/.exec(
        answer.headers.get('content-disposition') ?? '',
      ) ?? [];
    expect(name).toBe(plain.replace(/^\.+/, ''));
    expect(decodeURIComponent(full ?? '')).not.toMatch(/[\\/"]|^\./);
  });

  it('is its words as text where the customer wrote none (R-08)', async () => {
    const asked = await new Case(doors).open();
    const words = asked.request().request.text;
    for (const answer of [
      await read('fabrikam', asked, 'request-letter'),
      await asOps(asked, 'request-letter'),
    ]) {
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': expect.stringMatching(/^attachment; filename="request\.txt"/),
        'x-content-type-options': 'nosniff',
      });
      expect(await answer.text()).toBe(words);
    }
    expect((await read('contoso', asked, 'request-letter')).status).toBe(403);
  });
});
