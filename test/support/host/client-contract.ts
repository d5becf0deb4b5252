import { createRequire } from 'node:module';
import path from 'node:path';
import type { DurableClient } from 'durable-functions';
import * as df from 'durable-functions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../infra/local/host/durable/store.ts';
import { type Host, startHost } from '../../../infra/local/host/start-host.ts';

const APP = path.join(import.meta.dirname, 'app');

/** The client that functions get, without a function around it. */
const { DurableClient: Client } = createRequire(import.meta.url)(
  'durable-functions/lib/src/durableClient/DurableClient.js',
) as { DurableClient: new (data: unknown) => DurableClient };

/** How the client reaches the host: as functions do, or by the public webhooks with a key. */
type Way = 'private' | 'public';

/**
 * Every call of the SDK's client, against a host on a store. `sockets` sends the private calls over TCP as well;
 * otherwise they are answered in process. Pages are made small by many instances, not by a setting.
 */
export function clientContract({ store, sockets }: { store: () => Store; sockets: boolean }): void {
  let host: Host;
  beforeAll(async () => {
    host = await startHost({
      appDir: APP,
      store: store(),
      sockets,
      settings: { SAMPLE_SCHEDULE: '0 0 0 1 1 *' },
    });
  });
  afterAll(() => host.stop());

  const clientOf = (way: Way): DurableClient => {
    const data = structuredClone(host.clientInput) as { rpcBaseUrl?: string };
    if (way === 'public') delete data.rpcBaseUrl;
    return new Client(data);
  };
  const settled = () => host.idle();

  for (const way of ['private', 'public'] as const) {
    describe(`the ${way} way`, () => {
      it('starts, refuses a running id and an unknown orchestrator', async () => {
        const client = clientOf(way);
        const id = await client.startNew('three', { instanceId: `${way}-start`, input: { a: 1 } });
        expect(id).toBe(`${way}-start`);
        await expect(client.startNew('three', { instanceId: id })).rejects.toThrow(/status code: 409/);
        await expect(client.startNew('nobody')).rejects.toThrow(/status code: 400/);
        const made = await client.startNew('three');
        expect(made).toMatch(/^[0-9a-f]{32}$/);
      });

      it('tells the status, with input and as the right types', async () => {
        const client = clientOf(way);
        const id = await client.startNew('three', { instanceId: `${way}-status`, input: { a: 1 } });
        await settled();
        const status = await client.getStatus(id, {
          showHistory: true,
          showHistoryOutput: true,
          showInput: true,
        });
        expect(status).toMatchObject({
          name: 'three',
          instanceId: id,
          runtimeStatus: 'Running',
          input: { a: 1 },
        });
        expect(status.createdTime).toBeInstanceOf(Date);
        await expect(client.getStatus(`${way}-nobody`)).rejects.toThrow(/404/);
      });

      it('raises events, early ones too, and swallows those for an instance that has ended', async () => {
        const client = clientOf(way);
        const id = await client.startNew('three', { instanceId: `${way}-raise` });
        for (const value of [{ n: 1 }, null, 'text']) await client.raiseEvent(id, 'E', value);
        await settled();
        expect(await client.getStatus(id)).toMatchObject({
          runtimeStatus: 'Completed',
          output: [{ n: 1 }, null, 'text'],
        });
        await client.raiseEvent(id, 'E', 1);
        await expect(client.raiseEvent(`${way}-nobody`, 'E', 1)).rejects.toThrow(/No instance with ID/);
        const open = await client.startNew('three', { instanceId: `${way}-nothing` });
        await expect(client.raiseEvent(open, 'E', undefined)).rejects.toThrow(/status code: 400/);
      });

      it('suspends, resumes, terminates', async () => {
        const client = clientOf(way);
        const id = await client.startNew('three', { instanceId: `${way}-hold` });
        await settled();
        await client.suspend(id, 'why');
        await settled();
        expect((await client.getStatus(id)).runtimeStatus).toBe('Suspended');
        await expect(client.suspend(id, 'again')).rejects.toThrow(/status code: 500/);
        await client.resume(id, 'ok');
        await settled();
        expect((await client.getStatus(id)).runtimeStatus).toBe('Running');
        await client.terminate(id, 'enough');
        await settled();
        expect(await client.getStatus(id)).toMatchObject({ runtimeStatus: 'Terminated', output: 'enough' });
        for (const call of [client.suspend(id, ''), client.resume(id, ''), client.terminate(id, '')])
          await call;
        await expect(client.terminate(`${way}-nobody`, '')).rejects.toThrow(/No instance/);
      });

      it('rewinds', async () => {
        const client = clientOf(way);
        const id = await client.startNew('fails', { instanceId: `${way}-rewind` });
        await settled();
        expect((await client.getStatus(id)).runtimeStatus).toBe('Failed');
        await client.rewind(id, 'repaired');
        await settled();
        expect(await client.getStatus(id)).toMatchObject({
          runtimeStatus: 'Completed',
          output: { attempt: 2 },
        });
        await expect(client.rewind(id, '')).rejects.toThrow(/status code: 410/);
        const open = await client.startNew('three', { instanceId: `${way}-rewind-open` });
        await expect(client.rewind(open, '')).rejects.toThrow();
      });

      it('lists everything over several pages, and by status and time', async () => {
        const client = clientOf(way);
        const ids = Array.from({ length: 230 }, (_, index) => `${way}-many-${index}`);
        await Promise.all(ids.map((id) => host.engine.start('values', null, { instanceId: id })));
        await settled();
        const all = (await client.getStatusAll()).map(({ instanceId }) => instanceId);
        expect(new Set(all).size).toBe(all.length);
        expect(all).toEqual(expect.arrayContaining(ids));
        const { Completed, Terminated } = df.OrchestrationRuntimeStatus;
        const now = Date.now();
        const ended = await client.getStatusBy({
          runtimeStatus: [Completed, Terminated],
          createdTimeFrom: new Date(now - 60_000),
          createdTimeTo: new Date(now + 60_000),
        });
        expect(ended.length).toBeGreaterThanOrEqual(230);
        expect(ended.every(({ runtimeStatus }) => runtimeStatus !== 'Running')).toBe(true);
        const future = await client.getStatusBy({ createdTimeFrom: new Date(now + 60_000) } as never);
        expect(future).toEqual([]);
      });

      it('purges one and many, never what is running', async () => {
        const client = clientOf(way);
        const id = await client.startNew('values', { instanceId: `${way}-purge` });
        const open = await client.startNew('three', { instanceId: `${way}-open` });
        await settled();
        expect(await client.purgeInstanceHistory(id)).toEqual({ instancesDeleted: 1 });
        expect((await client.purgeInstanceHistory(id)).instancesDeleted).toBe(0);
        const everything = {
          createdTimeFrom: new Date(0),
          runtimeStatus: [df.OrchestrationRuntimeStatus.Completed],
        };
        expect((await client.purgeInstanceHistoryBy(everything)).instancesDeleted).toBeGreaterThanOrEqual(
          230,
        );
        expect((await client.purgeInstanceHistoryBy(everything)).instancesDeleted).toBe(0);
        expect((await client.getStatus(open)).runtimeStatus).toBe('Running');
      });

      it('makes links that work with their key only', async () => {
        const client = clientOf(way);
        const id = await client.startNew('three', { instanceId: `${way}-links` });
        const links = client.createHttpManagementPayload(id);
        const key = host.keys.system.durabletask_extension ?? '';
        expect(links.statusQueryGetUri).toBe(
          `${host.origin}/runtime/webhooks/durabletask/instances/${id}?taskHub=SampleHub&connection=Storage&code=${key}`,
        );
        expect((await fetch(links.statusQueryGetUri)).status).toBe(202);
        expect((await fetch(links.statusQueryGetUri.replace(key, 'x'))).status).toBe(401);
        const body = JSON.stringify(1);
        const headers = { 'content-type': 'application/json' };
        const sendEvent = links.sendEventPostUri.replace('{eventName}', 'E');
        for (let count = 0; count < 3; count++) {
          expect((await fetch(sendEvent, { method: 'POST', headers, body })).status).toBe(202);
        }
        await settled();
        expect(await (await fetch(links.statusQueryGetUri)).json()).toMatchObject({
          runtimeStatus: 'Completed',
        });
        expect((await fetch(sendEvent, { method: 'POST', headers, body })).status).toBe(410);
      });

      it('answers a check-status response, and waits for an end', async () => {
        const client = clientOf(way);
        const request = { url: 'https://portal.example/api/x' } as never;
        const id = await client.startNew('values', { instanceId: `${way}-wait` });
        const response = client.createCheckStatusResponse(request, id);
        expect(response.status).toBe(202);
        expect(response.headers.get('location')).toMatch(/^https:\/\/portal\.example\/runtime/);
        const waited = await client.waitForCompletionOrCreateCheckStatusResponse(request, id, {
          timeoutInMilliseconds: 5000,
          retryIntervalInMilliseconds: 10,
        });
        expect(waited.status).toBe(200);
        const open = await client.startNew('three', { instanceId: `${way}-wait-open` });
        const gaveUp = await client.waitForCompletionOrCreateCheckStatusResponse(request, open, {
          timeoutInMilliseconds: 30,
          retryIntervalInMilliseconds: 10,
        });
        expect(gaveUp.status).toBe(202);
      });

      it('says that there are no entities', async () => {
        const client = clientOf(way);
        const entity = new df.EntityId('counter', 'one');
        await expect(client.readEntityState(entity)).rejects.toThrow(/501.*no durable entities/);
        await expect(client.signalEntity(entity, 'add', 1)).rejects.toThrow(/501/);
      });

      it('starts in a version', async () => {
        const client = clientOf(way);
        const id = await client.startNew('three', { instanceId: `${way}-version`, version: '1.0' });
        expect(await host.engine.get(id)).toMatchObject({ version: '1.0' });
      });
    });
  }

  it('shows history in words, one row for a call and its result', async () => {
    const id = await clientOf('private').startNew('values', { instanceId: 'history', input: 'in' });
    await settled();
    const url = clientOf('public').createHttpManagementPayload(id).statusQueryGetUri;
    const ask = async (query: string) =>
      (await fetch(`${url}&showHistory=true${query}`)).json() as Promise<HistoryBody>;
    const shown = (await ask('&showHistoryOutput=true')).historyEvents;
    expect(shown.map(({ EventType }) => EventType)).toEqual([
      'ExecutionStarted',
      ...Array<string>(7).fill('TaskCompleted'),
      'ExecutionCompleted',
    ]);
    expect(shown[0]).toMatchObject({ FunctionName: 'values', Input: '"in"' });
    expect(shown[1]).toMatchObject({ FunctionName: 'echo', ScheduledTime: expect.any(String), Result: null });
    expect(
      (await ask('&showInput=false')).historyEvents.every((row) => !('Result' in row) && !('Input' in row)),
    ).toBe(true);
  });

  it('gives activities a durable client of their own', async () => {
    const id = await clientOf('private').startNew('nudged', { instanceId: 'nudged' });
    await settled();
    expect(await clientOf('private').getStatus(id)).toMatchObject({
      output: { id, told: { from: 'activity' } },
    });
  });
}

interface HistoryBody {
  historyEvents: Record<string, unknown>[];
}
