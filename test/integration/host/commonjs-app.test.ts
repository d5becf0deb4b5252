import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../infra/local/host/durable/memory-store.ts';
import { readHostSettings } from '../../../infra/local/host/functions/settings.ts';
import { startHost } from '../../../infra/local/host/start-host.ts';
import { temporaryFolder } from '../../support/host/temp-folder.ts';

const SUPPORT = path.join(import.meta.dirname, '../../support/host');

/** A process has one host, so the story of this app is told in one test. */
describe('an app of CommonJS files named by a glob', () => {
  it('is loaded with its settings; its hooks run around every function', async () => {
    const lines: string[] = [];
    const host = await startHost({
      appDir: path.join(SUPPORT, 'commonjs-app'),
      store: new MemoryStore(),
      settings: { SAMPLE_FROM_OPTIONS: 'options' },
      log: (level, category, message, name) => {
        if (category === 'user') lines.push(`${level} ${name} ${message}`);
      },
    });
    expect(await (await fetch(`${host.origin}/greet/ada`)).text()).toBe('ada file options');
    const failed = await fetch(`${host.origin}/fails`);
    expect([failed.status, await failed.text()]).toEqual([418, 'by the hook']);
    await host.stop();
    expect((globalThis as { sampleHooks?: string[] }).sampleHooks).toEqual([
      'appStart',
      'handler of greet',
      'post greet',
      'handler of fails',
      'post fails',
      'appTerminate true',
    ]);
    expect(lines).toEqual(['information greet hooked: greeting ada']);
    await expect(fetch(`${host.origin}/greet/ada`)).rejects.toThrow();
  });
});

describe('an unfit app', () => {
  it('is refused with a sentence', async () => {
    const folder = temporaryFolder();
    const start = () => startHost({ appDir: folder, store: new MemoryStore() });
    await expect(start()).rejects.toThrow(/package\.json/);
    writeFileSync(path.join(folder, 'package.json'), '{}');
    await expect(start()).rejects.toThrow(/has no "main"/);
    writeFileSync(path.join(folder, 'package.json'), '{"main":"dist/*.js"}');
    await expect(start()).rejects.toThrow(/no file in .* matches "main": "dist\/\*\.js"/);
    const hostJson = { extensions: { durableTask: { versionMatchStrategy: 'Newest' } } };
    writeFileSync(path.join(folder, 'host.json'), JSON.stringify(hostJson));
    expect(() => readHostSettings(folder)).toThrow(
      'host.json: versionMatchStrategy is "Newest"; it can be None, Strict, CurrentOrOlder',
    );
  });

  it('has the settings of its host.json', () => {
    const folder = temporaryFolder();
    expect(readHostSettings(folder)).toEqual({
      hubName: 'TestHubName',
      routePrefix: 'api',
      maxActivities: undefined,
      versioning: { defaultVersion: '', match: 'CurrentOrOlder', failure: 'Reject' },
    });
    const durableTask = {
      hubName: 'Hub',
      maxConcurrentActivityFunctions: 3,
      defaultVersion: '1.2',
      versionMatchStrategy: 'strict',
      versionFailureStrategy: 'Fail',
    };
    writeFileSync(
      path.join(folder, 'host.json'),
      JSON.stringify({ extensions: { http: { routePrefix: '' }, durableTask } }),
    );
    expect(readHostSettings(folder)).toEqual({
      hubName: 'Hub',
      routePrefix: '',
      maxActivities: 3,
      versioning: { defaultVersion: '1.2', match: 'Strict', failure: 'Fail' },
    });
  });
});
