/**
 * The engine file which the peers' harness loads as `engines/embedded.mjs`: this project's host running `app/`
 * with its state on disk. `PROJECT` is the project's folder, `HOST_FLAGS` more flags for the host, `HOST_NODE_FLAGS` for Node.
 */
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { end, must, NODE, req } from '../lib/util.mjs';
import { FORM } from '../lib/work.mjs';

export async function open({ dir, notifyPort, log }) {
  const project = process.env.PROJECT;
  const host = path.join(project, 'infra/local/host/main.ts');
  const flags = (process.env.HOST_NODE_FLAGS ?? '').split(' ').filter(Boolean);
  const more = process.env.HOST_FLAGS?.split(' ').filter(Boolean) ?? [];
  const args = [
    ...flags,
    '--no-warnings',
    host,
    '--app',
    path.join(project, 'test/bench/peers/app'),
    '--state',
    dir,
    ...more,
  ];
  const child = spawn(NODE, args, {
    env: { ...process.env, NOTIFY_PORT: String(notifyPort) },
    stdio: ['ignore', 'pipe', openSync(log, 'a')],
  });
  child.gone = new Promise((resolve) => child.on('exit', resolve));
  const { origin } = JSON.parse(await firstLine(child));
  const api = `${origin}/api`;
  return {
    version: 'embedded Functions host, durable-functions 3.5.0, node:sqlite WAL, synchronous=FULL',
    pids: () => [child.pid],
    start: (id) => must('POST', `${api}/start/${id}`, FORM),
    raise: (id, name, data) => must('POST', `${api}/event/${id}/${name}`, data),
    result: (id) => result(api, id),
    stop: () => end(child),
  };
}

/** Asks until the transfer has ended, as the harness does with every engine that cannot be waited on. */
async function result(api, id) {
  for (;;) {
    const { status, body } = await req('GET', `${api}/result/${id}`);
    if (status === 200) return JSON.parse(body);
    if (status !== 409) throw new Error(body);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function firstLine(child) {
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the host ended with ${code} before it was ready`)));
  });
}
