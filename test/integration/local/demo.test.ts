import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** The demo as a stranger runs it; throws with its words when it does not end well. */
async function demo(...options: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['infra/local/demo/demo.ts', ...options]);
  return stdout;
}

describe('npm run demo', () => {
  it('walks a transfer to its end and leaves the evidence', async () => {
    const told = await demo();
    expect(told).toContain('nobody of Fabrikam has access; completed');
    expect(told).toContain('form: 3 valid signatures, nothing changed since');
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

  it('explains itself', async () => {
    expect(await demo('--help')).toContain('--late-answer');
  });
});
