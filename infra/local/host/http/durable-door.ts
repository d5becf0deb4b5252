import type { Engine } from '../durable/engine.ts';
import { type InstanceRow, isTerminal, type RuntimeStatus } from '../durable/protocol.ts';
import { toStatus, toStatusHistory } from '../durable/status.ts';
import type { InstanceQuery } from '../durable/store.ts';
import type { DurableUrls } from './durable-urls.ts';
import { HttpError } from './http-exchange.ts';
import { decodePath } from './routes.ts';

/** What the management API needs of the host around it. */
export interface DurableDoorHost {
  engine: Engine;
  urls: DurableUrls;
}

/** A request to the management API, however it came; `path` is the part behind the API's base. */
export interface DurableCall {
  method: string;
  path: string;
  query: URLSearchParams;
  contentType: string;
  /** The token of the page before. */
  continuation: string | undefined;
  body(): Promise<string>;
}

/** The answer; a body is JSON. */
export interface DurableReply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The header that carries the token of a page. */
export const CONTINUATION = 'x-ms-continuation-token';
const NO_ENTITIES = 'This host runs orchestrations and activities; it has no durable entities.';

/** The durable management API (DURABLE 4.2). Throws HttpError, EngineError and MalformedPath. */
export async function answerDurable(host: DurableDoorHost, call: DurableCall): Promise<DurableReply> {
  const [resource, id, operation, detail] = call.path.split('/').filter(Boolean).map(decodePath);
  if (resource === 'entities') throw new HttpError(501, NO_ENTITIES);
  if (resource === 'orchestrators' && id && call.method === 'POST') return start(host, call, id, operation);
  if (resource !== 'instances') throw new HttpError(404);
  if (id === undefined) return answerMany(host, call);
  if (operation === undefined) return answerOne(host, call, id);
  if (call.method !== 'POST') throw new HttpError(404);
  return command(host, call, id, operation.toLowerCase(), detail);
}

async function start(
  { engine, urls }: DurableDoorHost,
  call: DurableCall,
  name: string,
  instanceId: string | undefined,
): Promise<DurableReply> {
  const text = await call.body();
  if (text) requireJson(text);
  const version = call.query.get('version');
  const id = await engine.startText(name, text || null, {
    ...(instanceId === undefined ? {} : { instanceId }),
    ...(version === null ? {} : { version }),
  });
  const links = urls.links(id);
  return {
    status: 202,
    body: links,
    headers: { location: links.statusQueryGetUri ?? '', 'retry-after': '10' },
  };
}

async function answerMany({ engine }: DurableDoorHost, call: DurableCall): Promise<DurableReply> {
  const query = toQuery(call);
  if (call.method === 'GET') {
    const { rows, after } = await engine.query(query);
    const showInput = call.query.get('showInput') !== 'false';
    const body = rows.map((row) => toStatus(row, showInput));
    return { status: 200, body, headers: after === undefined ? {} : { [CONTINUATION]: toToken(after) } };
  }
  if (call.method !== 'DELETE') throw new HttpError(404);
  if (!query.createdFrom) throw new HttpError(400, "Please provide value for 'createdTimeFrom' parameter.");
  const instancesDeleted = await engine.purgeBy(query);
  if (!instancesDeleted) throw new HttpError(404);
  return { status: 200, body: { instancesDeleted } };
}

async function answerOne({ engine }: DurableDoorHost, call: DurableCall, id: string): Promise<DurableReply> {
  if (call.method === 'DELETE') {
    if (!(await engine.purge(id))) throw new HttpError(404);
    return { status: 200, body: { instancesDeleted: 1 } };
  }
  if (call.method !== 'GET') throw new HttpError(404);
  const row = await engine.get(id);
  if (!row) throw new HttpError(404);
  const { query } = call;
  const showInput = query.get('showInput') !== 'false';
  const body = toStatus(row, showInput);
  if (query.get('showHistory') === 'true') {
    const showOutput = query.get('showHistoryOutput') === 'true';
    body.historyEvents = toStatusHistory(await engine.history(id), { showInput, showOutput });
  }
  const status = statusCode(row, query.get('returnInternalServerErrorOnFailure') === 'true');
  return { status, body, headers: status === 202 ? { 'retry-after': '5' } : {} };
}

function statusCode({ status }: InstanceRow, failureIsError: boolean): number {
  if (!isTerminal(status)) return 202;
  return status === 'Failed' && failureIsError ? 500 : 200;
}

/** What an operator may do to an instance, each with a reason. */
const COMMANDS: Record<string, (engine: Engine, id: string, reason: string) => Promise<void>> = {
  terminate: (engine, id, reason) => engine.terminate(id, reason),
  suspend: (engine, id, reason) => engine.suspend(id, reason),
  resume: (engine, id, reason) => engine.resume(id, reason),
  rewind: (engine, id, reason) => engine.rewind(id, reason),
};

async function command(
  { engine }: DurableDoorHost,
  call: DurableCall,
  id: string,
  operation: string,
  eventName: string | undefined,
): Promise<DurableReply> {
  if (operation === 'raiseevent' && eventName) await raise(engine, call, id, eventName);
  else if (operation === 'restart') throw new HttpError(501, 'This host does not restart instances.');
  else {
    const run = Object.hasOwn(COMMANDS, operation) ? COMMANDS[operation] : undefined;
    if (!run) throw new HttpError(404);
    await run(engine, id, call.query.get('reason') ?? '');
  }
  return { status: 202 };
}

async function raise(engine: Engine, call: DurableCall, id: string, eventName: string): Promise<void> {
  const text = await call.body();
  if (!/^application\/json\b/i.test(call.contentType)) {
    throw new HttpError(400, 'Only application/json request content is supported');
  }
  requireJson(text);
  await engine.raiseText(id, eventName, text);
}

function requireJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new HttpError(400, 'Invalid JSON content');
  }
}

function toQuery({ query, continuation }: DurableCall): InstanceQuery {
  const createdFrom = toInstant(query.get('createdTimeFrom'));
  const createdTo = toInstant(query.get('createdTimeTo'));
  const top = Number(query.get('top'));
  return {
    prefix: query.get('instanceIdPrefix') ?? '',
    status: (query.get('runtimeStatus') ?? '').split(',').filter(Boolean) as RuntimeStatus[],
    ...(createdFrom && { createdFrom }),
    ...(createdTo && { createdTo }),
    ...(Number.isInteger(top) && top > 0 && { top }),
    ...(continuation && { after: fromToken(continuation) }),
  };
}

function toInstant(text: string | null): string | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Headers carry ASCII; ids may not be. */
function toToken(id: string): string {
  return Buffer.from(id).toString('base64url');
}

function fromToken(token: string): string {
  return Buffer.from(token, 'base64url').toString();
}
