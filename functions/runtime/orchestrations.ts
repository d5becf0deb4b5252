import type { DurableClient, DurableOrchestrationStatus } from 'durable-functions';
import type { Orchestrations } from '../../shared/workflow/orchestrations.ts';

/** The name the orchestration is registered under. */
export const SUBSCRIPTION_TRANSFER = 'subscriptionTransfer';

/** The Durable client has no time limit of its own (RELIABILITY D3); the sweep repeats what took too long. */
const LIMIT_MS = 5_000;

/** An orchestration in one of these states will never act again; the story is safe to start anew at any stage. */
const DEAD: string[] = ['Failed', 'Terminated', 'Canceled'];

/** The orchestration of a transfer as ops may see it. */
export type OrchestrationView = Pick<
  DurableOrchestrationStatus,
  'runtimeStatus' | 'customStatus' | 'lastUpdatedTime'
>;

/** What doors may ask of the orchestrations besides waking them. */
export type OrchestrationDesk = Orchestrations & {
  view(transferId: string): Promise<OrchestrationView | undefined>;
};

/** Wakes orchestrations through the Durable client. Ids and event names are ours alone, never input (RELIABILITY 0.6). */
export function durableOrchestrations(client: DurableClient): OrchestrationDesk {
  const alive = async (transferId: string) => {
    const status = await statusOf(client, transferId);
    return status && !DEAD.includes(status.runtimeStatus) ? status : undefined;
  };
  return {
    async start(transferId) {
      if (await alive(transferId)) return;
      await limited(client.startNew(SUBSCRIPTION_TRANSFER, { instanceId: transferId }));
    },
    async heard(transferId) {
      const status = await alive(transferId);
      if (!status) return 'gone';
      return (status.customStatus as { version?: number } | null)?.version ?? 0;
    },
    nudge: (transferId, question, messageId) =>
      limited(client.raiseEvent(transferId, question, { messageId })),
    async view(transferId) {
      const status = await statusOf(client, transferId);
      if (!status) return undefined;
      const { runtimeStatus, customStatus, lastUpdatedTime } = status;
      return { runtimeStatus, customStatus, lastUpdatedTime };
    },
  };
}

/** Also asked before a start: starting under the id of an ended instance would replace it silently (RELIABILITY 1.1). */
async function statusOf(
  client: DurableClient,
  transferId: string,
): Promise<DurableOrchestrationStatus | undefined> {
  try {
    return await limited(client.getStatus(transferId, { showInput: false }));
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes('HTTP 404')) return undefined; // the client's only word for "unknown"
    throw cause;
  }
}

async function limited<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The Durable client did not answer in time.')), LIMIT_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
