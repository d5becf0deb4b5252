import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** The demo as a stranger runs it; throws with its words when it does not end well. */
async function demo(...options: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['infra/local/demo/demo.ts', ...options]);
  return stdout;
}

const COMPLETED =
  'form: This is the completed form of a transfer, signed by all three parties; it is on record here, byte by byte.';

describe('npm run demo', () => {
  it('walks a transfer to its end and leaves the evidence', async () => {
    const told = await demo();
    expect(told).toContain('nobody of Fabrikam has access; completed');
    expect(told).toContain(COMPLETED);
    expect(told).toContain('certificate: This is the certificate of a transfer; it is on record here');
    expect(told).toMatch(/audit trail: \d+ entries, chain verified/);
    expect(told).toMatch(/form +out\/t\w{25}\.pdf/);
  });

  it('tells of a late answer: warnings, breach, and the answer that still counts', async () => {
    const told = await demo('--late-answer');
    const places = [
      'Four of eight business hours have passed',
      'Six of eight business hours have passed',
      'Microsoft Support has not answered in time',
      'answers late, and it still counts',
      'chain verified',
    ].map((text) => told.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('tells of a customer who declines, and whom that reaches', async () => {
    const told = await demo('--decline');
    expect(told).toContain('The customer declined: Our board wants to wait until next year.');
    expect(told.match(/The subscription transfer has ended/g)).toHaveLength(3);
    expect(told).toContain('chain verified');
  });

  it('tells of a correction: what is void, what stays, and a form of three signatures', async () => {
    const told = await demo('--correction');
    expect(told).toContain('revision 2; void is the signature of the customer');
    expect(told).toContain('signature of the currentPartner stays');
    expect(told).toMatch(/Zoë’s first link now says: \S+/);
    expect(told).toContain(COMPLETED);
    expect(told).toContain('chain verified');
  });

  it('tells of an incomplete answer: back to its owner, and a later deadline', async () => {
    const told = await demo('--incomplete-answer');
    expect(told).toMatch(/was due \w{3} .+ Pacific, and is now due \w{3} .+ Pacific/);
    const [, kept = ''] = /audit trail +(out\/\S+\.json)/.exec(told) ?? [];
    const { entries } = JSON.parse(readFileSync(kept, 'utf8')) as { entries: { fact: { dueAt?: string } }[] };
    const [before = '', after = ''] = entries.flatMap(({ fact: { dueAt } }) => dueAt ?? []);
    expect(Date.parse(after)).toBeGreaterThan(Date.parse(before));
    expect(told).toContain(COMPLETED);
    expect(told).toContain('chain verified');
  });

  it('tells of a customer who withdraws on its own page', async () => {
    const told = await demo('--cancel');
    expect(told).toMatch(/The transfer is cancelled; .*We stay with Fabrikam after all\./);
    expect(told.match(/The subscription transfer has ended/g)).toHaveLength(3);
    expect(told).toContain('chain verified');
  });

  it('tells of a customer who never signs: reminders, then the end', async () => {
    const told = await demo('--expire');
    const places = ['Reminder: please sign', 'The subscription transfer has ended', 'chain verified'];
    const found = places.map((text) => told.indexOf(text));
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(told).toContain('The transfer is expired; everybody is told why');
  });

  it('explains itself', async () => {
    const help = await demo('--help');
    for (const story of ['--late-answer', '--correction', '--incomplete-answer', '--cancel', '--expire'])
      expect(help).toContain(story);
  });
});
