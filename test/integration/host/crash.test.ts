import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SqliteStore } from '../../../infra/local/host/durable/sqlite-store.ts';
import { type ChildHost, startChildHost } from '../../support/host/child-host.ts';
import { randomNumbers } from '../../support/host/random.ts';
import { temporaryFolder } from '../../support/host/temp-folder.ts';

const TRANSFERS = 16;
const KILLS = 4;
const SEED = Number(process.env.SEED ?? 1);
const PARTIES = ['currentPartner', 'customer', 'newPartner'];

/** A host that is killed and started again on the same state; requests go to whichever is alive. */
class KilledHost {
  current: ChildHost;
  private readonly state: string;

  constructor(current: ChildHost, state: string) {
    this.current = current;
    this.state = state;
  }

  async kill(): Promise<void> {
    this.current.child.kill('SIGKILL');
    await this.current.exit;
    this.current = await startChildHost(['--state', this.state]);
  }

  /** Sends until there is an answer that is not a broken host's. */
  async send(target: string, body: unknown): Promise<number> {
    for (;;) {
      try {
        const headers = { 'x-functions-key': this.current.keys.host.default ?? '' };
        const init = { method: 'POST', headers, body: JSON.stringify(body) };
        const response = await fetch(this.current.origin + target, init);
        await response.text();
        if (response.status < 500) return response.status;
        if (target.startsWith('/api/start') && (await this.started(target))) return 202;
      } catch {
        // The host is down: the next one gets the same request.
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** A start whose answer was lost is refused when repeated: the instance is there. */
  private async started(target: string): Promise<boolean> {
    const id = target.split('/').at(-1);
    return (await fetch(`${this.current.origin}/api/status/${id}`)).ok;
  }
}

describe('a host killed again and again', () => {
  it(`finishes ${TRANSFERS} transfers through ${KILLS} kills (seed ${SEED})`, async () => {
    const random = randomNumbers(SEED);
    const state = temporaryFolder();
    const host = new KilledHost(await startChildHost(['--state', state]), state);
    onTestFinished(() => void host.current.child.kill('SIGKILL'));
    const pause = (most: number) => new Promise((resolve) => setTimeout(resolve, random(most)));
    const killer = (async () => {
      for (let kill = 0; kill < KILLS; kill++) {
        await pause(500);
        await host.kill();
      }
    })();
    const ids = Array.from({ length: TRANSFERS }, (_, index) => `c${index}`);
    await Promise.all(
      ids.map(async (id) => {
        expect(await host.send(`/api/start/transfer/${id}`, { retryMs: 100, deadlineMs: 600_000 })).toBe(202);
        for (const by of PARTIES) {
          await pause(800);
          await host.send(`/api/raise/${id}/signed:${by}`, { by });
        }
        await host.send(`/api/raise/${id}/answered`, {});
      }),
    );
    await killer;
    for (const id of ids) {
      const status = async () => (await fetch(`${host.current.origin}/api/status/${id}`)).json();
      await expect.poll(status, { timeout: 20_000, interval: 50 }).toMatchObject({
        runtimeStatus: 'Completed',
        output: ['form:true', PARTIES.join('+'), 'answered', 'owner+reader'],
      });
    }
    host.current.child.kill('SIGKILL');
    await host.current.exit;
    const store = new SqliteStore(path.join(state, 'hub.sqlite'));
    await store.open();
    expect(await store.active()).toEqual([]);
    expect(await store.inbox()).toEqual([]);
    await store.close();
  });
});
