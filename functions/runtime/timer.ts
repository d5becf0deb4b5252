import * as df from 'durable-functions';
import type { DoorServices } from '../../shared/workflow/services.ts';
import { durableOrchestrations } from './orchestrations.ts';
import { services } from './services.ts';

type Job = (services: DoorServices, log: (line: string) => void) => Promise<void>;

/** Registers a job that runs every minute and can wake orchestrations. */
export function everyMinute(name: string, job: Job): Job {
  df.app.client.timer(name, {
    schedule: '0 * * * * *',
    handler: (_, client, context) =>
      job({ ...services(), orchestrations: durableOrchestrations(client) }, (line) => context.log(line)),
  });
  return job;
}
