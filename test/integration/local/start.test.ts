import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SampleSecrets } from '../../../infra/local/sample-partners.ts';
import { noticePublicKey } from '../../../shared/partners/portal-notice.ts';

const state = mkdtempSync(join(tmpdir(), 'csp-transfer-start-'));
const secretsFile = join(state, 'secrets.json');
const started: ChildProcess[] = [];

/** `npm start` in a folder of its own; resolves with what it prints once it is up. */
async function start(): Promise<{ process: ChildProcess; printed: string }> {
  const child = spawn(process.execPath, ['infra/local/start.ts', '--state', state], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started.push(child);
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += String(chunk);
  });
  await expect.poll(() => printed, { timeout: 30_000, interval: 50 }).toContain('Ctrl-C ends everything; ');
  return { process: child, printed };
}

/** The processes that work in the state folder, by what the kernel says of their command lines. */
async function processesOf(folder: string): Promise<string[]> {
  const ps = spawn('ps', ['-eo', 'args']);
  let text = '';
  for await (const chunk of ps.stdout) text += String(chunk);
  return text.split('\n').filter((line) => line.includes(folder) && !line.startsWith('ps '));
}

const goneFrom = (folder: string) =>
  expect.poll(() => processesOf(folder), { timeout: 30_000, interval: 100 }).toEqual([]);

const addressIn = (printed: string) => /app\s+(http:\S+)/.exec(printed)?.[1] ?? '';
const recoveredIn = (printed: string) => Number(/(\d+) transfers were taken up/.exec(printed)?.[1]);

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(state, { recursive: true, force: true });
});

describe('npm start', () => {
  it('prints its addresses, answers, and ends cleanly on Ctrl-C', async () => {
    const { process: running, printed } = await start();
    const health = await fetch(`${addressIn(printed)}/health`);
    expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ status: 'ok' })]);
    running.kill('SIGINT');
    expect((await once(running, 'exit'))[0]).toBe(0);
    await goneFrom(state);
  });

  it('leaves nothing running when it is killed, and takes its state up again', async () => {
    const before = readFileSync(secretsFile, 'utf8');
    const { process: running } = await start();
    running.kill('SIGKILL');
    await goneFrom(state);
    const again = await start();
    expect(readFileSync(secretsFile, 'utf8')).toBe(before);
    expect(recoveredIn(again.printed)).toBe(0);
    again.process.kill('SIGINT');
    await once(again.process, 'exit');
    await goneFrom(state);
  });

  it('takes up the state of a version without notices, and its desk shows portals and inbox', async () => {
    const { noticeKey: _, ...older } = JSON.parse(readFileSync(secretsFile, 'utf8')) as SampleSecrets;
    writeFileSync(secretsFile, JSON.stringify(older));
    const again = await start();
    const { noticeKey, ...rest } = JSON.parse(readFileSync(secretsFile, 'utf8')) as SampleSecrets;
    expect(rest).toEqual(older);
    const desk = /desk\s+(http:\S+)/.exec(again.printed)?.[1] ?? '';
    const page = async (path: string) => (await fetch(`${desk}${path}`)).text();
    const front = await page('/');
    expect(front).toContain('href="/inbox"');
    expect(front).toContain('href="/portals"');
    expect(await page('/portals')).toContain(noticePublicKey(noticeKey));
    const told = await (await fetch(`${addressIn(again.printed)}/notice-key`)).json();
    expect(told).toEqual({ publicKey: noticePublicKey(noticeKey) });
    again.process.kill('SIGINT');
    await once(again.process, 'exit');
    await goneFrom(state);
  });

  it('takes another port when its own is in use by something else', async () => {
    const port = Number(readFileSync(join(state, 'port.json'), 'utf8'));
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    const { process: running, printed } = await start();
    expect(new URL(addressIn(printed)).port).not.toBe(String(port));
    expect((await fetch(`${addressIn(printed)}/health`)).status).toBe(200);
    running.kill('SIGINT');
    await once(running, 'exit');
    squatter.close();
  });
});
