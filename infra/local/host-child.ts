import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FromHost } from './app-host.ts';
import { type Child, type ChildExit, startChild } from './children.ts';
import { kept } from './kept.ts';
import { freePort } from './ports.ts';

/** The app itself: two folders up. */
const APP_DIR = resolve(import.meta.dirname, '../..');

/** Where the app keeps its state and its port, its settings, and who hears its lines and its clock. */
export type HostChildOptions = {
  dir: string;
  env: Record<string, string>;
  log: (line: string) => void;
  restartHost: boolean;
  onOffset: (offset: number) => void;
};

/** The app's process. It keeps its port over restarts, since links in mails name it. */
export async function startHostChild({ dir, env, log, restartHost, onOffset }: HostChildOptions) {
  const port = await freePort(kept(join(dir, 'port.json'), () => 0));
  writeFileSync(join(dir, 'port.json'), String(port));
  const messages = new EventTarget();
  const lastWords: string[] = [];
  const hear = (line: string) => {
    lastWords.push(line);
    lastWords.splice(0, lastWords.length - 20);
    log(line);
  };
  const child: Child = startChild({
    name: 'app',
    script: new URL('./app-host.ts', import.meta.url),
    args: [APP_DIR, resolve(dir, 'hub'), String(port)],
    env: { ...env, BASE_URL: `http://127.0.0.1:${port}/api` },
    log: hear,
    onMessage: (message) =>
      messages.dispatchEvent(
        Object.assign(new Event(Object.keys(message as FromHost)[0] ?? ''), { message }),
      ),
    ...(restartHost ? { restartAfter } : {}),
  });
  const heard = async <K extends 'ready' | 'advanced'>(kind: K) => {
    const died = child.ended.then(() => {
      throw new Error(`The app ended. Its last words:\n${lastWords.join('\n')}`);
    });
    const [event] = (await Promise.race([once(messages, kind), died])) as [
      { message: Record<K, { offset: number }> },
    ];
    const said = event.message[kind];
    onOffset(said.offset);
    return said;
  };
  const ready = (await heard('ready')) as { origin: string; recovered: number; offset: number };
  return {
    origin: ready.origin,
    recovered: ready.recovered,
    child,
    restarted: () => heard('ready'),
    /** Moves the stack's clock ahead; everything due on the way happens in order. */
    async advance(milliseconds: number): Promise<void> {
      const advanced = heard('advanced');
      child.send({ advance: milliseconds });
      await advanced;
    },
  };
}

/** Whoever was killed from outside comes back at once; whoever fails by itself waits longer every time. */
const restartAfter = ({ signal }: ChildExit, restarts: number): number =>
  signal === 'SIGKILL' ? 100 : Math.min(250 * 2 ** restarts, 5_000);
