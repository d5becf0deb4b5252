import {
  type Binding,
  type CoreApi,
  Disposable,
  type FunctionCallback,
  type FunctionMetadata,
  type Hook,
  type HookName,
  type LogCategory,
  type LogLevel,
  type ProgrammingModel,
  type TypedData,
} from './core-api.ts';

/** One registered function. */
export interface RegisteredFunction {
  name: string;
  metadata: FunctionMetadata;
  callback: FunctionCallback;
  trigger: Binding;
  /** The name of the trigger among the bindings. */
  triggerName: string;
}

/** Where log lines go: `name` is the function's, absent for the host's own lines. */
export type Log = (level: LogLevel, category: LogCategory, message: string, name?: string) => void;

interface LogLine {
  level: LogLevel;
  category: LogCategory;
  message: string;
  name?: string;
  invocationContext?: unknown;
}

/** The input of an invocation: data for each binding, or a ready value in place of the trigger's data. */
export interface Invocation {
  inputs: Record<string, TypedData>;
  /** Spares values that never left this process the way through JSON. */
  value?: unknown;
  metadata?: Record<string, TypedData>;
}

/** Version numbers of the worker and the host whose behaviour is modelled. */
const WORKER_VERSION = '3.10.0';
const HOST_VERSION = '4.1037.0';

/** The functions and hooks that an app has registered, and how one of them is invoked (DURABLE 1). */
export class FunctionApp {
  readonly functions = new Map<string, RegisteredFunction>();
  readonly api: CoreApi;
  private readonly hooks = new Map<HookName, Hook[]>();
  private readonly log: Log;
  /** What hooks of the app's own life share, and what all hooks share. */
  private readonly appLevelHookData = {};
  private readonly appHookData = {};
  private model: ProgrammingModel | undefined;
  private locked = false;
  private invocations = 0;

  constructor(log: Log) {
    this.log = log;
    this.api = {
      version: WORKER_VERSION,
      hostVersion: HOST_VERSION,
      Disposable,
      registerFunction: (metadata, callback) => this.register(metadata, callback),
      setProgrammingModel: (model) => {
        this.model = model;
      },
      getProgrammingModel: () => this.model,
      registerHook: (name, hook) => this.addHook(name, hook),
      log: (level, category, message) => this.write({ level, category, message }),
    };
  }

  /** Ends the time of registration; call it when the app's files are loaded. */
  async started(directory: string): Promise<void> {
    await this.runHooks('appStart', {
      hookData: this.appLevelHookData,
      appHookData: this.appHookData,
      functionAppDirectory: directory,
    });
    this.locked = true;
    await this.model?.getCapabilities?.({});
  }

  async terminated(): Promise<void> {
    await this.runHooks('appTerminate', { hookData: this.appLevelHookData, appHookData: this.appHookData });
  }

  /** The function of that name when its trigger is of that type, such as `httpTrigger`. */
  find(name: string, triggerType: string): RegisteredFunction | undefined {
    const found = this.functions.get(name);
    return found?.trigger.type.toLowerCase() === triggerType.toLowerCase() ? found : undefined;
  }

  /** All functions with a trigger of that type. */
  byTrigger(triggerType: string): RegisteredFunction[] {
    return [...this.functions.values()].filter(({ name }) => this.find(name, triggerType));
  }

  /** Runs a function with its hooks. Answers what it returned and, on demand, that in wire form. */
  async invoke(
    { metadata, callback, name }: RegisteredFunction,
    { inputs, value, metadata: triggerMetadata }: Invocation,
  ) {
    if (!this.model)
      throw new Error('the app has not set a programming model; does it import @azure/functions?');
    const invocationId = this.nextInvocationId();
    const core = {
      invocationId,
      metadata,
      state: undefined as 'preInvocationHooks' | 'invocation' | 'postInvocationHooks' | undefined,
      request: {
        invocationId,
        functionId: metadata.functionId ?? name,
        triggerMetadata: triggerMetadata ?? {},
        inputData: Object.entries(inputs).map(([binding, data]) => ({ name: binding, data })),
      },
      log: (level: LogLevel, category: LogCategory, message: string) =>
        this.write({ level, category, message, name, invocationContext }),
    };
    let invocationContext: unknown;
    const model = await this.model.getInvocationModel(core);
    const { context, inputs: args } = await model.getArguments();
    invocationContext = context;
    if (value !== undefined) args[0] = value;
    const shared = { hookData: {}, appHookData: this.appHookData, invocationContext: context };
    const before = { ...shared, inputs: args, functionCallback: callback };
    core.state = 'preInvocationHooks';
    await this.runHooks('preInvocation', before);
    core.state = 'invocation';
    const after = {
      ...shared,
      inputs: before.inputs,
      result: undefined as unknown,
      error: undefined as unknown,
    };
    try {
      after.result = await model.invokeFunction(context, before.inputs, before.functionCallback);
    } catch (error) {
      after.error = error;
    }
    core.state = 'postInvocationHooks';
    await this.runHooks('postInvocation', after);
    core.state = undefined;
    if (after.error !== undefined && after.error !== null) throw after.error;
    return { result: after.result, response: () => model.getResponse(context, after.result) };
  }

  private register(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
    if (this.locked) throw new Error('A function can only be registered during app startup.');
    const id = metadata.functionId ?? metadata.name;
    if (this.functions.has(id)) throw new Error(`A function with id "${id}" has already been registered.`);
    const [triggerName, trigger] =
      Object.entries(metadata.bindings).find(([, { type }]) => /trigger$/i.test(type)) ?? [];
    if (!trigger || !triggerName) throw new Error(`The function "${id}" has no trigger.`);
    this.functions.set(id, {
      name: metadata.name,
      metadata: { ...metadata, functionId: id },
      callback,
      trigger,
      triggerName,
    });
    return new Disposable(() => this.functions.delete(id));
  }

  private addHook(name: HookName, hook: Hook): Disposable {
    this.hooks.set(name, [...(this.hooks.get(name) ?? []), hook]);
    return new Disposable(() => {
      this.hooks.set(
        name,
        (this.hooks.get(name) ?? []).filter((other) => other !== hook),
      );
    });
  }

  /** Log hooks may change a line on its way; they run at once, as the line must not wait. */
  private write({ name, ...line }: LogLine): void {
    const context = { ...line, hookData: {}, appHookData: this.appHookData };
    for (const hook of this.hooks.get('log') ?? []) hook(context);
    this.log(context.level, context.category, context.message, name);
  }

  private async runHooks(name: HookName, context: Record<string, unknown>): Promise<void> {
    for (const hook of this.hooks.get(name) ?? []) await hook(context);
  }

  /** Looks like the uuid that log queries join on, and costs a counter. */
  private nextInvocationId(): string {
    this.invocations++;
    return `00000000-0000-4000-8000-${this.invocations.toString(16).padStart(12, '0')}`;
  }
}
