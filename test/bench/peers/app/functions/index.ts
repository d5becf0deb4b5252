import type { OrchestrationContext, Task } from 'durable-functions';
import * as df from 'durable-functions';
import { notify, render } from './work.ts';

interface Signed {
  by: string;
}

df.app.activity('validate', {
  handler: ({ contacts }: { contacts: string[] }) => ({ ok: true, contacts: contacts.length }),
});
df.app.activity('render', {
  handler: async (id: string) => {
    const sha256 = render();
    await notify(id, 's1');
    return { sha256 };
  },
});
df.app.activity('stamp1', {
  handler: async ({ id, by }: { id: string; by: string }) => {
    await notify(id, 's2');
    return { by };
  },
});
df.app.activity('stamp23', {
  handler: async ({ id, by }: { id: string; by: string[] }) => {
    await notify(id, 's3');
    return { by };
  },
});
df.app.activity('close', {
  handler: async ({ id, by }: { id: string; by: string | null }) => {
    await notify(id, 's4');
    return { by };
  },
});

const HOUR = 3_600_000;

df.app.orchestration('transfer', function* ({ df: flow }: OrchestrationContext): Generator<
  Task,
  unknown,
  unknown
> {
  const id = flow.instanceId;
  const input = flow.getInput() as { contacts: string[] };
  yield flow.callActivity('validate', { contacts: input.contacts });
  const form = (yield flow.callActivity('render', id)) as { sha256: string };
  const e1 = (yield flow.waitForExternalEvent('e1')) as Signed;
  yield flow.callActivity('stamp1', { id, by: e1.by });
  const both = yield flow.Task.all([flow.waitForExternalEvent('e2'), flow.waitForExternalEvent('e3')]);
  yield flow.callActivity('stamp23', { id, by: (both as Signed[]).map(({ by }) => by) });
  const e4 = flow.waitForExternalEvent('e4');
  const deadline = flow.createTimer(new Date(flow.currentUtcDateTime.getTime() + HOUR));
  const answered = (yield flow.Task.any([e4, deadline])) === e4;
  if (answered) deadline.cancel();
  yield flow.callActivity('close', { id, by: answered ? (e4.result as Signed).by : null });
  return { state: 'done', escalated: !answered, sha256: form.sha256 };
});

df.app.client.http('start', {
  methods: ['POST'],
  route: 'start/{id}',
  handler: async (request, client) => {
    await client.startNew('transfer', { instanceId: request.params.id ?? '', input: await request.json() });
    return { status: 202 };
  },
});
df.app.client.http('event', {
  methods: ['POST'],
  route: 'event/{id}/{name}',
  handler: async (request, client) => {
    await client.raiseEvent(request.params.id ?? '', request.params.name ?? '', await request.json());
    return { status: 202 };
  },
});
df.app.client.http('result', {
  methods: ['GET'],
  route: 'result/{id}',
  handler: async (request, client) => {
    const { runtimeStatus, output } = await client.getStatus(request.params.id ?? '');
    return runtimeStatus === df.OrchestrationRuntimeStatus.Completed ? { jsonBody: output } : { status: 409 };
  },
});
