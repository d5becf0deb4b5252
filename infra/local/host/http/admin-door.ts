import type { FunctionApp } from '../functions/function-app.ts';
import { HttpError, type HttpExchange } from './http-exchange.ts';
import { accessOf, type Keys } from './keys.ts';

/** What the administrative door needs of the host around it. */
export interface AdminDoorHost {
  app: FunctionApp;
  keys: Keys;
  runTimer: (name: string) => Promise<void>;
}

/** `/admin/…` as the Functions host has it: ping, status, list of functions, running a timer by hand. Throws HttpError. */
export async function answerAdmin(host: AdminDoorHost, exchange: HttpExchange): Promise<void> {
  const { method, path } = exchange;
  if (path === '/admin/host/ping') return exchange.send(200);
  if (accessOf(host.keys, exchange.key, '') !== 'admin') throw new HttpError(401);
  if (path === '/admin/host/status') {
    return exchange.json(200, { state: 'Running', version: host.app.api.hostVersion });
  }
  if (path === '/admin/functions') return exchange.json(200, list(host.app));
  const [, name = ''] = /^\/admin\/functions\/([^/]+)$/.exec(path) ?? [];
  if (method !== 'POST' || !host.app.find(name, 'timerTrigger')) throw new HttpError(404);
  await host.runTimer(name);
  exchange.send(202);
}

function list({ functions }: FunctionApp): unknown {
  return [...functions.values()].map(({ name, metadata }) => ({
    name,
    config: {
      bindings: Object.entries(metadata.bindings).map(([binding, options]) => ({
        name: binding,
        ...options,
      })),
    },
  }));
}
