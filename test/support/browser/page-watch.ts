import type { BrowserContext, ConsoleMessage, Request, Response } from 'playwright-core';

/** The browser's own line about an answer or its absence: a refusal is a page with a status, and parts are watched below. */
const LOAD_LINE = /^Failed to load resource: /;

/** Collects what no page of ours may do: throw, complain (a broken content policy too), miss a part, ask anybody else. */
export function watch(context: BrowserContext, origin: string, faults: string[]): void {
  context.on('weberror', (error) => faults.push(`throws ${error.error().message}`));
  context.on('console', (line) => {
    if (complains(line)) faults.push(`says ${line.type()}: ${line.text()}`);
  });
  context.on('request', (request) => {
    if (!isAtHome(request, origin)) faults.push(`asks ${request.url()}`);
  });
  context.on('response', (response) => {
    if (isMissing(response)) faults.push(`gets ${response.status()} for ${response.url()}`);
  });
}

const complains = (line: ConsoleMessage): boolean =>
  ['error', 'warning', 'assert'].includes(line.type()) && !LOAD_LINE.test(line.text());

const isAtHome = (request: Request, origin: string): boolean => {
  const { origin: asked, protocol } = new URL(request.url());
  return asked === origin || protocol === 'blob:' || protocol === 'data:';
};

const isMissing = (response: Response): boolean =>
  response.status() >= 400 && response.request().resourceType() !== 'document';
