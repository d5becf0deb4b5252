import { createHash } from 'node:crypto';
import http from 'node:http';

/** 132 × 64 KiB of SHA-256: 5 ms of CPU on an idle core, the same stub that every engine's worker runs. */
const ROUNDS = 132;
const block = Buffer.alloc(65_536, 7);

/** Stands for drawing the form. */
export function render(): string {
  const hash = createHash('sha256');
  for (let round = 0; round < ROUNDS; round++) hash.update(block);
  return hash.digest('hex');
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });

/** Tells the harness which state a transfer has reached. */
export function notify(id: string, state: string): Promise<void> {
  const body = JSON.stringify({ id, state });
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port: process.env.NOTIFY_PORT,
        method: 'POST',
        path: '/n',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        response.on('end', resolve);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
