import type { Report } from '../../shared/verify/report.ts';
import { CannotCheck } from './cannot-check.ts';
import type { Options } from './options.ts';

const LIMIT_MS = 30_000;

/** Asks a running app, which knows what is on record. Throws {@link CannotCheck} when it gives no report. */
export async function askApp(
  url: string,
  pdf: Uint8Array,
  { language }: Pick<Options, 'language'>,
): Promise<Report> {
  const answer = await posted(url, `/verify?language=${language}`, pdf);
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok && isReport(body)) return body;
  throw new CannotCheck('app-refuses', `${answer.status}${titleOf(body)}`);
}

async function posted(url: string, path: string, pdf: Uint8Array): Promise<Response> {
  try {
    return await fetch(`${url.replace(/\/+$/, '')}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf' },
      body: Uint8Array.from(pdf),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
  } catch {
    throw new CannotCheck('app-silent', url);
  }
}

function isReport(body: unknown): body is Report {
  return typeof body === 'object' && body !== null && 'verdict' in body && 'signatures' in body;
}

function titleOf(body: unknown): string {
  const title = typeof body === 'object' && body !== null ? Reflect.get(body, 'title') : undefined;
  return typeof title === 'string' ? `: ${title}` : '.';
}
