import { once } from 'node:events';
import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ChildHost, startChildHost } from '../../support/host/child-host.ts';
import { temporaryFolder } from '../../support/host/temp-folder.ts';

async function start(...flags: string[]): Promise<ChildHost> {
  const host = await startChildHost(flags);
  onTestFinished(() => void host.child.kill('SIGKILL'));
  return host;
}

describe('the command line', () => {
  it('says where it is, serves, and ends cleanly when asked', async () => {
    const host = await start('--memory');
    expect(await (await fetch(`${host.origin}/api/hello/ada`)).text()).toBe('hello ada');
    host.child.kill('SIGTERM');
    expect(await host.exit).toEqual([0, null]);
    await expect(fetch(`${host.origin}/api/hello/ada`)).rejects.toThrow();
  });

  it('ends when the process that started it goes away', async () => {
    const host = await start('--memory');
    host.child.disconnect();
    expect(await host.exit).toEqual([0, null]);
  });

  it('keeps its keys, privately, and its instances', async () => {
    const state = path.join(temporaryFolder(), 'new', 'state');
    const before = await start('--state', state);
    const headers = { 'x-functions-key': before.keys.host.default ?? '' };
    await fetch(`${before.origin}/api/start/three/kept`, { method: 'POST', headers });
    before.child.kill('SIGINT');
    await before.exit;
    const after = await start('--state', state);
    expect(after.keys).toEqual(before.keys);
    expect(after.recovered).toBe(1);
    expect(await (await fetch(`${after.origin}/api/status/kept`)).json()).toMatchObject({
      runtimeStatus: 'Running',
    });
    expect(statSync(path.join(state, 'keys.json')).mode & 0o077).toBe(0);
  });

  it('refuses with a sentence: a taken port, a hub in use, an app that is none, both or no state', async () => {
    const state = temporaryFolder();
    const host = await start('--state', state);
    const { port } = new URL(host.origin);
    await expect(startChildHost(['--memory', '--port', port])).rejects.toThrow(/EADDRINUSE/);
    await expect(startChildHost(['--state', state])).rejects.toThrow(/belongs to another running host/);
    await expect(startChildHost(['--memory', '--app', state])).rejects.toThrow(/package\.json/);
    await expect(startChildHost([])).rejects.toThrow(/give either --state or --memory/);
    await expect(startChildHost(['--memory', '--state', state])).rejects.toThrow(
      /give either --state or --memory/,
    );
  });

  it('sleeps while there is nothing to do', async () => {
    const host = await start('--memory');
    const headers = { 'x-functions-key': host.keys.host.default ?? '' };
    await fetch(`${host.origin}/api/start/three/idle`, { method: 'POST', headers });
    await expect
      .poll(async () => (await fetch(`${host.origin}/api/status/idle`)).json())
      .toMatchObject({ runtimeStatus: 'Running' });
    const { readFileSync } = await import('node:fs');
    const ticks = () => {
      const fields = readFileSync(`/proc/${host.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return Number(fields[11]) + Number(fields[12]);
    };
    await once(setQuiet(1000), 'abort');
    const before = ticks();
    await once(setQuiet(2000), 'abort');
    // Ticks are 10 ms: two of 2 s are 1 %.
    expect(ticks() - before).toBeLessThanOrEqual(2);
  });
});

/** A span of real time to measure over; nothing is awaited by it. */
function setQuiet(ms: number): AbortSignal {
  return AbortSignal.timeout(ms);
}
