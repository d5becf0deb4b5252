import { installCore } from '../../../infra/local/host/functions/core-shim.ts';
import { FunctionApp } from '../../../infra/local/host/functions/function-app.ts';
import { loadApp } from '../../../infra/local/host/functions/load-app.ts';

/** A door as the app registers it, under the name its function has. */
export type RegisteredRoute = { name: string; methods: string[]; route: string };

/** Every HTTP function of the app, asked of the app itself. Once per process: it registers with the first who asks. */
export async function registeredRoutes(): Promise<RegisteredRoute[]> {
  const app = new FunctionApp(() => undefined);
  const undo = installCore(app.api);
  try {
    await loadApp(new URL('../../..', import.meta.url).pathname);
  } finally {
    undo();
  }
  return app.byTrigger('httpTrigger').map(({ name, trigger }) => {
    const { route = name, methods = [] } = trigger as { route?: string; methods?: string[] };
    return { name, methods, route };
  });
}
