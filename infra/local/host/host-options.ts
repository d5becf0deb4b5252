import type { Clock } from './durable/clock.ts';
import type { Failpoint } from './durable/engine-core.ts';
import type { Store } from './durable/store.ts';
import type { Log } from './functions/function-app.ts';
import type { Keys } from './http/keys.ts';

/** How a host is started. */
export interface HostOptions {
  /** The folder of the app: package.json, host.json and perhaps local.settings.json. */
  appDir: string;
  /** 0 or nothing takes any free port. */
  port?: number;
  store: Store;
  /** Wall-clock time when left out. */
  clock?: Clock;
  /** New random ones when left out. */
  keys?: Keys;
  /** App settings; they win over the environment, which wins over local.settings.json. */
  settings?: Record<string, string>;
  log?: Log;
  limits?: { bodyBytes?: number; activities?: number };
  newId?: () => string;
  /** The app's own durable client goes through TCP too, as it does in Azure; without, it is answered in process. */
  sockets?: boolean;
  failpoint?: (point: Failpoint, instanceId: string) => void | Promise<void>;
}
