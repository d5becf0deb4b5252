import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../infra/local/host/durable/memory-store.ts';
import { compareVersions, type Versioning } from '../../../infra/local/host/durable/versioning.ts';
import { type Orchestrator, SimulatedEngine } from '../../support/host/simulated-engine.ts';

const orchestrators: Record<string, Orchestrator> = {
  *main(flow) {
    const own = flow.version;
    const child = yield flow.callSubOrchestrator('child');
    yield flow.waitForExternalEvent('E');
    return { own, child };
  },
  *child(flow) {
    yield flow.callActivity('nothing');
    return flow.version;
  },
};

function host(versioning: Partial<Versioning>, store = new MemoryStore()): SimulatedEngine {
  return new SimulatedEngine({
    orchestrators,
    activities: { nothing: () => null },
    store,
    versioning: { defaultVersion: '', match: 'CurrentOrOlder', failure: 'Reject', ...versioning },
  });
}

async function statusOf(versioning: Partial<Versioning>, version: string): Promise<string | undefined> {
  const engine = host(versioning);
  await engine.engine.start('main', null, { instanceId: 'i', version });
  await engine.engine.idle();
  return engine.status('i');
}

describe('versions', () => {
  it('are the default unless the client says otherwise; children get the default', async () => {
    const engine = host({ defaultVersion: '2.0' });
    const own = await engine.start('main');
    const older = await engine.engine.start('main', null, { version: '1.5' });
    await engine.engine.idle();
    for (const id of [own, older]) await engine.raise(id, 'E');
    expect(await engine.output(own)).toEqual({ own: '2.0', child: '2.0' });
    expect(await engine.output(older)).toEqual({ own: '1.5', child: '2.0' });
  });

  it.each([
    ['None', '9.0', 'Running'],
    ['Strict', '2.0', 'Running'],
    ['Strict', '1.0', 'Failed'],
    ['Strict', '', 'Failed'],
    ['CurrentOrOlder', '', 'Running'],
    ['CurrentOrOlder', '1.9', 'Running'],
    ['CurrentOrOlder', '2.0', 'Running'],
    ['CurrentOrOlder', '2.0.1', 'Failed'],
    ['CurrentOrOlder', '10.0', 'Failed'],
  ] as const)('under %s run %j on a 2.0 host: %s', async (match, version, status) => {
    expect(await statusOf({ defaultVersion: '2.0', match, failure: 'Fail' }, version)).toBe(status);
  });

  it('that do not fit fail with a sentence, or wait untouched for a host that fits', async () => {
    const failing = host({ defaultVersion: '1.0', failure: 'Fail' });
    const failed = await failing.engine.start('main', null, { version: '2.0' });
    await failing.engine.idle();
    expect(await failing.output(failed)).toBe(
      "The orchestration version '2.0' is greater than the worker version '1.0'.",
    );

    const store = new MemoryStore();
    const old = host({ defaultVersion: '1.0' }, store);
    await old.engine.start('main', null, { instanceId: 'new', version: '2.0' });
    await old.engine.raise('new', 'E');
    await old.engine.idle();
    expect(await old.status('new')).toBe('Pending');
    expect(old.warnings).toEqual([expect.stringMatching(/new is left alone: .*'2.0' is greater/)]);
    old.engine.stop();

    const young = host({ defaultVersion: '2.0' }, store);
    expect(await young.engine.recover()).toBe(1);
    await young.engine.idle();
    expect(await young.output('new')).toEqual({ own: '2.0', child: '2.0' });
  });

  it('that are rejected can still be terminated', async () => {
    const engine = host({ defaultVersion: '1.0' });
    const id = await engine.engine.start('main', null, { version: '2.0' });
    await engine.engine.terminate(id, 'wrong host');
    await engine.engine.idle();
    expect(await engine.output(id)).toBe('wrong host');
  });

  it('compare by their numbers, and as texts where they have none', () => {
    const sorted = ['', '1.0', '1.0.0', '1.9', '1.10', '2.0'];
    for (const [index, version] of sorted.entries()) {
      expect(compareVersions(version, version)).toBe(0);
      for (const younger of sorted.slice(index + 1)) expect(compareVersions(version, younger)).toBe(-1);
      for (const younger of sorted.slice(index + 1)) expect(compareVersions(younger, version)).toBe(1);
    }
    expect(compareVersions('Spring', 'spring')).toBe(0);
    expect(compareVersions('alpha', 'beta')).toBe(-1);
  });
});
