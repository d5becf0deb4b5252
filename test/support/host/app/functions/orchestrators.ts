import type { OrchestrationContext, Task } from 'durable-functions';
import * as df from 'durable-functions';

type Steps = Generator<Task, unknown, unknown>;

/** A process with everything in it: retries, parallel waits, a race against a deadline, a child. */
df.app.orchestration('transfer', function* ({ df: flow }: OrchestrationContext): Steps {
  const {
    retryMs = 10,
    failures = 1,
    deadlineMs = 8 * 3_600_000,
  } = (flow.getInput() ?? {}) as Record<string, number>;
  const log: string[] = [];
  const retry = new df.RetryOptions(retryMs, 3);
  const form = (yield flow.callActivityWithRetry('flaky', retry, { key: flow.instanceId, failures })) as {
    key: string;
  };
  log.push(`form:${form.key === flow.instanceId}`);
  flow.setCustomStatus({ stage: 'signatures' });
  const parties = ['currentPartner', 'customer', 'newPartner'];
  const signed = yield flow.Task.all(parties.map((party) => flow.waitForExternalEvent(`signed:${party}`)));
  log.push((signed as { by: string }[]).map(({ by }) => by).join('+'));
  flow.setCustomStatus({ stage: 'support' });
  const answer = flow.waitForExternalEvent('answered');
  const deadline = flow.createTimer(new Date(flow.currentUtcDateTime.getTime() + deadlineMs));
  const first = yield flow.Task.any([answer, deadline]);
  if (first === answer) deadline.cancel();
  log.push(first === answer ? 'answered' : 'late');
  log.push(((yield flow.callSubOrchestrator('cleanup', ['owner', 'reader'])) as string[]).join('+'));
  return log;
});

df.app.orchestration('cleanup', function* ({ df: flow }: OrchestrationContext): Steps {
  return yield flow.Task.all((flow.getInput() as string[]).map((role) => flow.callActivity('echo', role)));
});

/** Waits for three events of one name, one after the other. */
df.app.orchestration('three', function* ({ df: flow }: OrchestrationContext): Steps {
  const got: unknown[] = [];
  for (let count = 0; count < 3; count++) got.push(yield flow.waitForExternalEvent('E'));
  return got;
});

df.app.orchestration('values', function* ({ df: flow }: OrchestrationContext): Steps {
  const inputs = [undefined, 'str', '123', null, { a: [1, 'x'] }, 0];
  const outputs: unknown[] = [];
  for (const input of inputs) outputs.push(yield flow.callActivity('echo', input));
  return [flow.getInput() ?? null, yield flow.callActivity('nothing'), ...outputs];
});

df.app.orchestration('fails', function* ({ df: flow }: OrchestrationContext): Steps {
  return yield flow.callActivity('flaky', { key: flow.instanceId, failures: 1 });
});

df.app.orchestration('nudged', function* ({ df: flow }: OrchestrationContext): Steps {
  const told = flow.waitForExternalEvent('told');
  const id = yield flow.callActivity('nudge', { id: flow.instanceId, name: 'told' });
  return { id, told: yield told };
});
