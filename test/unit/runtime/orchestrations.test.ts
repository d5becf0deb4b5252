import type { DurableClient } from 'durable-functions';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { durableOrchestrations } from '../../../functions/runtime/orchestrations.ts';
import { aTransferId } from '../../support/a-transfer.ts';

const id = aTransferId(1);

/** A client that knows one instance, in the state given, and keeps what it is told. */
function clientOf(runtimeStatus: string | undefined, customStatus: unknown = { version: 3 }) {
  const told: string[] = [];
  const client = {
    async getStatus() {
      if (!runtimeStatus)
        throw new Error('DurableClient error: Durable Functions extension replied with HTTP 404 response.');
      return { runtimeStatus, customStatus, lastUpdatedTime: new Date(0), input: null };
    },
    async startNew(name: string, options: { instanceId: string }) {
      told.push(`start ${name} ${options.instanceId}`);
    },
    async raiseEvent(instanceId: string, question: string, data: unknown) {
      told.push(`raise ${instanceId} ${question} ${JSON.stringify(data)}`);
    },
  };
  return { orchestrations: durableOrchestrations(client as unknown as DurableClient), told };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the orchestration of a transfer', () => {
  it.each([undefined, 'Failed', 'Terminated', 'Canceled'])(
    'that is %s is gone, and is started anew',
    async (state) => {
      const { orchestrations, told } = clientOf(state);
      expect(await orchestrations.heard(id)).toBe('gone');
      await orchestrations.start(id);
      expect(told).toEqual([`start subscriptionTransfer ${id}`]);
    },
  );

  it.each(['Pending', 'Running', 'Suspended', 'Completed'])('that is %s is left alone', async (state) => {
    const { orchestrations, told } = clientOf(state);
    expect(await orchestrations.heard(id)).toBe(3);
    await orchestrations.start(id);
    expect(told).toEqual([]);
  });

  it('that has not said yet what it has taken has taken nothing', async () => {
    expect(await clientOf('Pending', null).orchestrations.heard(id)).toBe(0);
  });

  it('is told the question and the message id, and nothing personal', async () => {
    const { orchestrations, told } = clientOf('Running');
    await orchestrations.nudge(id, 'serviceTicketOpened', 'contoso.m1');
    expect(told).toEqual([`raise ${id} serviceTicketOpened {"messageId":"contoso.m1"}`]);
  });

  it('is shown to ops without its input or any address of the management API', async () => {
    const view = await clientOf('Running').orchestrations.view(id);
    expect(Object.keys(view ?? {}).sort()).toEqual(['customStatus', 'lastUpdatedTime', 'runtimeStatus']);
  });
});

describe('a Durable client that does not answer', () => {
  it('is given up after five seconds, which it would never do by itself', async () => {
    vi.useFakeTimers();
    const silent = { raiseEvent: () => new Promise(() => undefined) };
    const nudged = durableOrchestrations(silent as unknown as DurableClient).nudge(id, 'ended', 'm1');
    const failure = expect(nudged).rejects.toThrow('did not answer in time');
    await vi.advanceTimersByTimeAsync(5_000);
    await failure;
  });
});
