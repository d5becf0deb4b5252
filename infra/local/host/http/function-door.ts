import { messageOf } from '../durable/errors.ts';
import type { HttpCookie, HttpData, TypedData } from '../functions/core-api.ts';
import type { FunctionApp, Log, RegisteredFunction } from '../functions/function-app.ts';
import { HttpError, type HttpExchange } from './http-exchange.ts';
import { accessOf, type Keys } from './keys.ts';
import type { Route, Routes } from './routes.ts';

/** What the door to HTTP functions needs of the host around it. */
export interface FunctionDoorHost {
  app: FunctionApp;
  routes: Routes;
  keys: Keys;
  log: Log;
  origin: string;
  bodyLimit: number;
  /** Data for the bindings besides the trigger. */
  extraInputs: (fn: RegisteredFunction) => Record<string, TypedData>;
}

/** Answers a request with the HTTP function it is routed to. Throws HttpError 401, 404, 405, 413. */
export async function answerWithFunction(host: FunctionDoorHost, exchange: HttpExchange): Promise<void> {
  const match = host.routes.match(exchange.method, exchange.path);
  if ('allow' in match) {
    throw match.allow.length ? new HttpError(405, '', { allow: match.allow.join(', ') }) : new HttpError(404);
  }
  const { route, params } = match;
  authorise(host.keys, route, exchange);
  const body = await exchange.body(host.bodyLimit);
  const http = requestData(host.origin, exchange, params, body);
  const answer = await invoke(host, route.fn, http);
  if (answer) respond(exchange, answer);
  else exchange.send(204);
}

function authorise(keys: Keys, { authLevel, fn }: Route, exchange: HttpExchange): void {
  if (authLevel === 'anonymous') return;
  const access = accessOf(keys, exchange.key, fn.name);
  if (access === 'anonymous' || (authLevel === 'admin' && access !== 'admin')) throw new HttpError(401);
}

async function invoke(
  host: FunctionDoorHost,
  fn: RegisteredFunction,
  http: HttpData,
): Promise<HttpData | undefined> {
  try {
    const { response } = await host.app.invoke(fn, {
      inputs: { [fn.triggerName]: { http }, ...host.extraInputs(fn) },
    });
    const { returnValue, outputData = [] } = await response();
    return returnValue?.http ?? outputData.find(({ data }) => data.http)?.data.http;
  } catch (thrown) {
    const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown);
    host.log('error', 'user', `${fn.name}: ${detail}`, fn.name);
    throw new HttpError(500);
  }
}

function requestData(
  origin: string,
  exchange: HttpExchange,
  params: Record<string, string>,
  body: Buffer,
): HttpData {
  const { host } = exchange.request.headers;
  // Azure's front end says who calls; here nobody stands in front, so the host says it unless the caller does.
  const headers = { 'x-forwarded-for': exchange.request.socket.remoteAddress, ...exchange.request.headers };
  return {
    method: exchange.method,
    url: (host ? `http://${host}` : origin) + exchange.path + exchange.search,
    nullableHeaders: nullable(
      Object.entries(headers).map(([name, value = '']) => [name, [value].flat().join(', ')]),
    ),
    nullableParams: nullable(Object.entries(params)),
    nullableQuery: nullable(exchange.query),
    ...(body.length ? { body: { bytes: body } } : {}),
  };
}

function nullable(entries: Iterable<[string, string]>): Record<string, { value: string }> {
  return Object.fromEntries([...entries].map(([name, value]) => [name, { value }]));
}

function respond(exchange: HttpExchange, { statusCode, headers = {}, cookies = [], body }: HttpData): void {
  const all: Record<string, string | string[]> = { ...headers };
  if (cookies.length) all['set-cookie'] = cookies.map(cookieText);
  exchange.send(Number(statusCode ?? 200), body?.bytes ?? body?.string ?? '', all);
}

/** Writes a cookie as ASP.NET does: the value escaped, the path `/` when none is given. */
function cookieText(cookie: HttpCookie): string {
  const { name, value = '', expires, maxAge, domain, path, secure, sameSite = 'none', httpOnly } = cookie;
  const parts = [
    `${name}=${encodeURIComponent(value)}`,
    expires && `expires=${expiryOf(expires.value).toUTCString()}`,
    maxAge && `max-age=${maxAge.value}`,
    domain && `domain=${domain.value}`,
    `path=${path?.value ?? '/'}`,
    secure?.value && 'secure',
    sameSite !== 'none' && `samesite=${sameSite === 'explicitNone' ? 'none' : sameSite}`,
    httpOnly?.value && 'httponly',
  ];
  return parts.filter((part) => typeof part === 'string').join('; ');
}

function expiryOf(value: { seconds?: number } | Date): Date {
  return value instanceof Date ? value : new Date((value.seconds ?? 0) * 1000);
}
