import type { Clock } from './durable/clock.ts';
import { Engine } from './durable/engine.ts';
import { RealClock } from './durable/real-clock.ts';
import { Work } from './durable/work.ts';
import { installCore } from './functions/core-shim.ts';
import { FunctionApp, type Log, type RegisteredFunction } from './functions/function-app.ts';
import { FunctionRunner } from './functions/function-runner.ts';
import { loadApp } from './functions/load-app.ts';
import { type HostSettings, readHostSettings, readLocalSettings } from './functions/settings.ts';
import { Timers } from './functions/timers.ts';
import type { HostOptions } from './host-options.ts';
import { answerAdmin } from './http/admin-door.ts';
import { answerOverHttp, shortenTheWay } from './http/durable-transport.ts';
import { DurableUrls, RPC_PATH, WEBHOOK_PATH } from './http/durable-urls.ts';
import { answerWithFunction } from './http/function-door.ts';
import { HttpError, type HttpExchange } from './http/http-exchange.ts';
import { HttpServer, LOOPBACK } from './http/http-server.ts';
import { DURABLE_KEY, generateKeys, type Keys, sameKey } from './http/keys.ts';
import { Routes } from './http/routes.ts';

/** A running host. */
export interface Host {
  origin: string;
  port: number;
  engine: Engine;
  clock: Clock;
  keys: Keys;
  /** How many instances were taken up from the store. */
  recovered: number;
  /** Data of the durable client binding, for clients outside the app. */
  clientInput: unknown;
  /** Resolves once no request, timer function, activity or episode is in progress. */
  idle(): Promise<void>;
  /** Runs a timer function now. */
  runTimer(name: string): Promise<void>;
  /** Ends everything and gives the store back. */
  stop(): Promise<void>;
}

/** Azure's own limit for request bodies; bytes. */
const BODY_LIMIT = 104_857_600;

/** How long functions that are running may go on when the host stops; milliseconds of wall-clock time. */
const STOP_PATIENCE = 5000;

/**
 * Runs an unmodified Functions v4 app with its durable orchestrations in this process. One host per process:
 * `@azure/functions` binds itself to the first. Rejects with a sentence when the app, host.json or the store is unfit.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const running = new RunningHost(options);
  try {
    await running.start();
  } catch (error) {
    // What went wrong first is what the caller has to know.
    await running.stop().catch(() => {});
    throw error;
  }
  return running;
}

class RunningHost implements Host {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly keys: Keys;
  origin = '';
  port = 0;
  recovered = 0;
  clientInput: unknown;
  private readonly options: HostOptions;
  private readonly settings: HostSettings;
  private readonly log: Log;
  private readonly app: FunctionApp;
  private readonly runner: FunctionRunner;
  private readonly timers: Timers;
  private readonly work = new Work();
  private readonly front: HttpServer;
  /** The SDK's client talks here without a key, as it does to the real host's private endpoint. */
  private readonly rpc: HttpServer;
  private readonly undo: (() => void)[] = [];
  private readonly bodyLimit: number;

  constructor(options: HostOptions) {
    const { clock = new RealClock(), keys = generateKeys(), log = () => {}, store, limits = {} } = options;
    this.options = options;
    this.clock = clock;
    this.keys = keys;
    this.log = log;
    this.bodyLimit = limits.bodyBytes ?? BODY_LIMIT;
    this.settings = readHostSettings(options.appDir);
    this.app = new FunctionApp(log);
    this.runner = new FunctionRunner(this.app, log);
    this.undo.push(installCore(this.app.api));
    this.front = new HttpServer(log);
    this.rpc = new HttpServer(log);
    const maxActivities = limits.activities ?? this.settings.maxActivities;
    this.engine = new Engine({
      store,
      clock,
      versioning: this.settings.versioning,
      warn: (message) => log('warning', 'system', message),
      hasOrchestrator: (name) => this.app.find(name, 'orchestrationTrigger') !== undefined,
      invokeOrchestrator: (name, payload) => this.runner.orchestrator(name, payload),
      invokeActivity: (call) => this.runner.activity(call),
      ...(maxActivities === undefined ? {} : { maxActivities }),
      ...(options.newId ? { newId: options.newId } : {}),
      ...(options.failpoint ? { failpoint: options.failpoint } : {}),
    });
    const run = (timer: RegisteredFunction, json: string) => this.runner.timer(timer, json);
    this.timers = new Timers({ app: this.app, clock, store, log, work: this.work, run });
  }

  async start(): Promise<void> {
    const { appDir, settings = {} } = this.options;
    this.port = await this.front.listen(this.options.port ?? 0);
    this.origin = `http://${LOOPBACK}:${this.port}`;
    const rpcOrigin = `http://${LOOPBACK}:${await this.rpc.listen(0)}`;
    // Without this the SDK's client sends every request to localhost:7071 (DURABLE 4.1).
    process.env.WEBSITE_HOSTNAME = `${LOOPBACK}:${this.port}`;
    for (const [name, value] of Object.entries(readLocalSettings(appDir))) process.env[name] ??= value;
    Object.assign(process.env, settings);
    await loadApp(appDir);
    await this.app.started(appDir);
    const urls = new DurableUrls(this.settings.hubName, this.origin, rpcOrigin, this.keys);
    // What recovery sets off may use the durable client at once; callers from outside wait until all is there.
    this.openPrivateDoor(urls);
    this.recovered = await this.engine.recover();
    this.openPublicDoors(urls);
    await this.timers.start();
  }

  async idle(): Promise<void> {
    do {
      await this.work.idle();
      await this.engine.idle();
    } while (this.work.busy);
  }

  runTimer(name: string): Promise<void> {
    return this.timers.run(name);
  }

  async stop(): Promise<void> {
    this.timers.stop();
    await Promise.all([this.front.close(), this.rpc.close()]);
    this.engine.stop();
    const patience = new Promise<void>((resolve) => setTimeout(resolve, STOP_PATIENCE).unref());
    await Promise.race([this.idle(), patience]);
    await this.app.terminated();
    await this.options.store.close();
    for (const undo of this.undo) undo();
  }

  private openPrivateDoor(urls: DurableUrls): void {
    this.runner.clientInput = urls.clientInput;
    this.clientInput = JSON.parse(urls.clientInput.string ?? 'null');
    const door = { engine: this.engine, urls };
    this.rpc.open((exchange) => answerOverHttp(door, exchange, RPC_PATH, this.bodyLimit));
    if (!this.options.sockets) this.undo.push(shortenTheWay(this.options.appDir, urls.rpcBaseUrl, door));
  }

  private openPublicDoors(urls: DurableUrls): void {
    const { app, engine, keys, log, origin, bodyLimit } = this;
    const routes = new Routes(app.byTrigger('httpTrigger'), this.settings.routePrefix);
    const extraInputs = (fn: RegisteredFunction) => this.runner.extraInputs(fn);
    const functionDoor = { app, routes, keys, log, origin, bodyLimit, extraInputs };
    const adminDoor = { app, keys, runTimer: (name: string) => this.runTimer(name) };
    const answer = async (exchange: HttpExchange): Promise<void> => {
      const { path } = exchange;
      if (path.startsWith(`${WEBHOOK_PATH}/`)) {
        requireSystemKey(keys, exchange);
        await answerOverHttp({ engine, urls }, exchange, WEBHOOK_PATH, bodyLimit);
      } else if (path.startsWith('/admin/')) await answerAdmin(adminDoor, exchange);
      else await answerWithFunction(functionDoor, exchange);
    };
    this.front.open((exchange) => this.work.track(() => answer(exchange)));
  }
}

function requireSystemKey(keys: Keys, exchange: HttpExchange): void {
  const given = exchange.query.get('code') ?? exchange.key ?? '';
  const open = sameKey(given, keys.system[DURABLE_KEY] ?? keys.master) || sameKey(given, keys.master);
  if (!open) throw new HttpError(401);
}
