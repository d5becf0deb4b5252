import * as df from 'durable-functions';
import type { Services } from '../../shared/workflow/services.ts';
import type { About } from '../../shared/workflow/standing.ts';
import { type Flow, flow, type Steps } from './flow.ts';
import { services } from './services.ts';

type Activity = (services: Services, about: About) => Promise<unknown>;

/** Registers every activity of the registry under its own name. */
export function registerActivities(activities: Record<string, Activity>): void {
  for (const [name, run] of Object.entries(activities))
    df.app.activity(name, {
      handler: (about: About, context) => run({ ...services(), log: (line) => context.error(line) }, about),
    });
}

/** Registers an orchestration that is written in the words of `flow`. */
export function registerOrchestration<
  A extends Record<string, (input: never) => Promise<unknown>>,
  E extends string,
>(name: string, story: (flow: Flow<A, E>) => Steps<unknown>): void {
  df.app.orchestration(name, function* (context) {
    return yield* story(flow<A, E>(context));
  });
}
