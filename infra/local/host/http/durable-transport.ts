import { createRequire } from 'node:module';
import path from 'node:path';
import { EngineError, messageOf } from '../durable/errors.ts';
import { answerDurable, CONTINUATION, type DurableDoorHost, type DurableReply } from './durable-door.ts';
import { HttpError, type HttpExchange } from './http-exchange.ts';
import { MalformedPath } from './routes.ts';

/** Answers a request to the management API that came over HTTP; `base` is the path the API hangs below. */
export async function answerOverHttp(
  host: DurableDoorHost,
  exchange: HttpExchange,
  base: string,
  bodyLimit: number,
): Promise<void> {
  const { status, body, headers } = await answerDurable(host, {
    method: exchange.method,
    path: exchange.path.slice(base.length),
    query: exchange.query,
    contentType: exchange.header('content-type') ?? '',
    continuation: exchange.header(CONTINUATION),
    body: async () => (await exchange.body(bodyLimit)).toString(),
  });
  if (body === undefined) exchange.send(status, '', headers);
  else exchange.json(status, body, headers);
}

/** The part of axios that matters here. */
interface AxiosRequest {
  url?: string;
  method?: string;
  data?: unknown;
  headers?: { get(name: string): unknown };
}
interface AxiosResponse {
  data: string;
  status: number;
  statusText: string;
  headers: Record<string, string>;
  config: AxiosRequest;
  request: unknown;
}
type Adapter = (request: AxiosRequest) => Promise<AxiosResponse>;
interface Axios {
  defaults: { adapter?: unknown };
  getAdapter(adapter: unknown): Adapter;
}

/**
 * Lets the durable client of an app in this process reach the management API below `base` without a socket: a third of
 * what a small request costs is the way through TCP and back into the same process. Requests to anything else go
 * where they always went. Returns the undoing; does nothing for an app without `durable-functions`.
 */
export function shortenTheWay(appDir: string, base: string, host: DurableDoorHost): () => void {
  const axios = axiosOf(appDir);
  if (!axios) return () => {};
  const original = axios.defaults.adapter;
  const further = axios.getAdapter(original);
  axios.defaults.adapter = (request: AxiosRequest) =>
    request.url?.startsWith(base) ? answerInProcess(host, request, base) : further(request);
  return () => {
    axios.defaults.adapter = original;
  };
}

function axiosOf(appDir: string): Axios | undefined {
  try {
    const app = createRequire(path.join(appDir, 'package.json'));
    return createRequire(app.resolve('durable-functions'))('axios') as Axios;
  } catch {
    return undefined; // No SDK, so nothing to shorten.
  }
}

async function answerInProcess(
  host: DurableDoorHost,
  config: AxiosRequest,
  base: string,
): Promise<AxiosResponse> {
  const { url = '', method = 'get', data, headers } = config;
  const target = url.slice(base.length);
  const mark = target.indexOf('?');
  const reply = await replyOrRefusal(host, {
    method: method.toUpperCase(),
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark)),
    contentType: data === undefined ? '' : String(headers?.get('content-type') ?? ''),
    continuation: headers?.get(CONTINUATION) ? String(headers.get(CONTINUATION)) : undefined,
    body: async () => (typeof data === 'string' ? data : ''),
  });
  return {
    data: reply.body === undefined ? '' : JSON.stringify(reply.body),
    status: reply.status,
    statusText: '',
    headers: reply.headers ?? {},
    config,
    request: null,
  };
}

/** The same refusals as over HTTP, and nothing thrown: to the client a broken host is status 500. */
async function replyOrRefusal(
  host: DurableDoorHost,
  call: Parameters<typeof answerDurable>[1],
): Promise<DurableReply> {
  try {
    return await answerDurable(host, call);
  } catch (thrown) {
    const Message = messageOf(thrown);
    if (thrown instanceof HttpError || thrown instanceof EngineError) {
      return Message ? { status: thrown.status, body: { Message } } : { status: thrown.status };
    }
    return { status: thrown instanceof MalformedPath ? 400 : 500, body: { Message } };
  }
}
