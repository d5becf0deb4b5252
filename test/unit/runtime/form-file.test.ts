import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileInForm } from '../../../functions/runtime/form-file.ts';

const MB = 1024 * 1024;
const TYPE = 'multipart/form-data; boundary=b';
const part = (name: string, content: string, more = '') =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;
const file = (content: string) => part('file', content, '; filename="form.pdf"');
const read = (body: string | Buffer, type = TYPE) => {
  const found = fileInForm(Buffer.from(body), type);
  return found && Buffer.from(found).toString('latin1');
};

/** What this thread worked while it read, in milliseconds; others on the machine do not count. */
function work(body: Buffer, type = TYPE): number {
  fileInForm(Buffer.from(file('warm')), TYPE);
  const before = process.threadCpuUsage();
  fileInForm(body, type);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

describe('the file in a form', () => {
  it('is every byte that a browser puts there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), fc.boolean(), async (bytes, isSecond) => {
        const form = new FormData();
        if (isSecond) form.set('language', 'nl');
        form.set('file', new Blob([Uint8Array.from(bytes)]), 'naïve "form".pdf');
        const sent = new Response(form);
        const body = Buffer.from(await sent.arrayBuffer());
        const found = fileInForm(body, sent.headers.get('content-type') ?? '');
        expect(found && Buffer.from(found).equals(bytes)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('is found behind other fields, by a quoted boundary, and whatever follows it', () => {
    expect(read(`${part('note', 'x')}${file('%PDF')}--b--\r\n`)).toBe('%PDF');
    expect(read(`${file('%PDF')}${part('note', 'x')}--b--`, 'multipart/form-data; boundary="b"')).toBe(
      '%PDF',
    );
    expect(read(`${file('')}--b--\r\n`)).toBe('');
  });

  it.each([
    ['no boundary in its type', file('%PDF'), 'multipart/form-data'],
    ['another boundary', `${file('%PDF')}--b--`, 'multipart/form-data; boundary=c'],
    ['no end', file('%PDF').trimEnd(), TYPE],
    ['a field that is no file', `${part('file', '%PDF')}--b--`, TYPE],
    ['a file of another name', `${part('profile', '%PDF', '; filename="x"')}--b--`, TYPE],
    [
      'headers without an end',
      `--b\r\n${'X: y\r\n'.repeat(10_000)}${file('%PDF')}--b--`.replace('\r\n\r\n', '\r\n'),
      TYPE,
    ],
    ['more parts than a form has', `${part('a', '').repeat(8)}${file('%PDF')}--b--`, TYPE],
    ['nothing', '', TYPE],
  ])('is none where there is %s', (_, body, type) => {
    expect(read(body, type)).toBeUndefined();
  });

  it.each([
    ['tiny parts', part('a', ''), TYPE],
    ['tiny files', part('a', '', '; filename="x"'), TYPE],
    [
      'lines that are nearly a boundary',
      `\r\n--${'b'.repeat(69)}`,
      `multipart/form-data; boundary=${'b'.repeat(70)}`,
    ],
    ['one letter', 'b', `multipart/form-data; boundary=c${'b'.repeat(69)}`],
    ['one letter before its end', 'b', `multipart/form-data; boundary=${'b'.repeat(69)}c`],
    ['headers', 'X-A: b\r\n', TYPE],
  ])('takes the host’s thread no longer than 50 ms to look for in 5 MB of %s', (_, unit, type) => {
    const boundary = type.split('=')[1] ?? '';
    const start = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n`;
    const body = Buffer.from(start + unit.repeat(Math.floor((5 * MB) / unit.length)));
    expect(work(body, type)).toBeLessThan(50);
  });
});
