import type { Report } from '../../shared/verify/report.ts';
import type { Options } from './options.ts';

const LIMIT_MS = 30_000;

/** Asks a running app, which knows what is on record. Throws a sentence when it gives no report. */
export async function askApp(
  url: string,
  pdf: Uint8Array,
  { language }: Pick<Options, 'language'>,
): Promise<Report> {
  const address = `${url.replace(/\/+$/, '')}/verify?language=${language}`;
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: Uint8Array.from(pdf),
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok && isReport(body)) return body;
  throw new Error(`The app answered ${answer.status}${titleOf(body)}`);
}

function isReport(body: unknown): body is Report {
  return typeof body === 'object' && body !== null && 'verdict' in body && 'signatures' in body;
}

function titleOf(body: unknown): string {
  const title = typeof body === 'object' && body !== null ? Reflect.get(body, 'title') : undefined;
  return typeof title === 'string' ? `: ${title}` : '.';
}
