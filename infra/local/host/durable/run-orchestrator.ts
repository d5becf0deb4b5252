import { createRequire } from 'node:module';
import { InvocationContext } from '@azure/functions';
import type { OrchestrationHandler } from 'durable-functions';
import type { OrchestratorPayload, OrchestratorState } from './protocol.ts';

interface Executor {
  handle(payload: OrchestratorPayload, context: InvocationContext): Promise<OrchestratorState>;
}

/** The SDK's executor is not part of its public face, so the path is spelled out (durable-functions 3.5.0). */
const { Orchestrator } = createRequire(import.meta.url)(
  'durable-functions/lib/src/orchestrations/Orchestrator.js',
) as { Orchestrator: new (handler: OrchestrationHandler) => Executor };

/**
 * Runs one episode of a plain orchestrator generator on the real SDK executor, without registration, HTTP or a host:
 * what an `Engine` in a simulation passes as `invokeOrchestrator`. Log lines of the orchestrator are dropped.
 */
export function runOrchestrator(
  handler: OrchestrationHandler,
  payload: OrchestratorPayload,
): Promise<OrchestratorState> {
  const context = new InvocationContext({
    functionName: 'orchestrator',
    invocationId: '-',
    logHandler: () => {},
  });
  return new Orchestrator(handler).handle(payload, context);
}
