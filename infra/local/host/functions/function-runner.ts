import type { ActivityCall } from '../durable/engine-core.ts';
import { messageOf } from '../durable/errors.ts';
import type { OrchestratorPayload, OrchestratorState } from '../durable/protocol.ts';
import type { TypedData } from './core-api.ts';
import type { FunctionApp, Log, RegisteredFunction } from './function-app.ts';

/** Runs the functions which the engine and the schedules call. */
export class FunctionRunner {
  /** Data of the durable client binding; known once the host has its addresses. */
  clientInput: TypedData = {};
  private readonly app: FunctionApp;
  private readonly log: Log;

  constructor(app: FunctionApp, log: Log) {
    this.app = app;
    this.log = log;
  }

  /** The payload goes in as it is: it never leaves this process, so it need not become JSON and back. */
  async orchestrator(name: string, payload: OrchestratorPayload): Promise<OrchestratorState> {
    const fn = this.app.find(name, 'orchestrationTrigger');
    if (!fn) throw new Error(`there is no orchestrator named ${name}`);
    const { result } = await this.app.invoke(fn, { inputs: { [fn.triggerName]: {} }, value: payload });
    return result as OrchestratorState;
  }

  /** A failing activity is told as Azure's host tells it: who watches the log sees why an instance stands still. */
  async activity({ name, json, instanceId }: ActivityCall): Promise<unknown> {
    const fn = this.app.find(name, 'activityTrigger');
    if (!fn) throw new Error(`there is no activity named ${name}`);
    const invocation = this.app.invoke(fn, {
      inputs: { [fn.triggerName]: { string: json }, ...this.extraInputs(fn) },
      metadata: { instanceId: { string: JSON.stringify(instanceId) } },
    });
    const { result } = await invocation.catch((thrown: unknown) => {
      this.log('error', 'system', `activity ${name} of ${instanceId} failed: ${messageOf(thrown)}`, name);
      throw thrown;
    });
    return result;
  }

  async timer(fn: RegisteredFunction, json: string): Promise<void> {
    await this.app.invoke(fn, { inputs: { [fn.triggerName]: { json }, ...this.extraInputs(fn) } });
  }

  /** Data for a function's bindings besides the trigger; a durable client is all that this host has. */
  extraInputs({ name, metadata }: RegisteredFunction): Record<string, TypedData> {
    const inputs: Record<string, TypedData> = {};
    for (const [binding, { type, direction }] of Object.entries(metadata.bindings)) {
      if (direction !== 'in' || /trigger$/i.test(type)) continue;
      if (/^(durableClient|orchestrationClient)$/i.test(type)) inputs[binding] = this.clientInput;
      else this.log('warning', 'system', `${name}: this host has no data for an input of type ${type}`, name);
    }
    return inputs;
  }
}
