import * as df from 'durable-functions';

const tries = new Map<string, number>();

/** Fails its first `failures` runs under a key, then answers which try it was. */
df.app.activity('flaky', {
  handler: ({ key, failures }: { key: string; failures: number }) => {
    const attempt = (tries.get(key) ?? 0) + 1;
    tries.set(key, attempt);
    if (attempt <= failures) throw new Error(`try ${attempt} of ${key}`);
    return { key, attempt };
  },
});

df.app.activity('echo', { handler: (input: unknown) => input });

df.app.activity('nothing', { handler: () => {} });

df.app.activity('boom', {
  handler: (input: unknown) => {
    throw new TypeError(`boom ${JSON.stringify(input)}`);
  },
});

df.app.activity('pause', {
  handler: async (milliseconds: number) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return milliseconds;
  },
});

/** An activity with a durable client of its own. */
df.app.activity('nudge', {
  extraInputs: [df.input.durableClient()],
  handler: async ({ id, name }: { id: string; name: string }, context) => {
    await df.getClient(context).raiseEvent(id, name, { from: 'activity' });
    return context.triggerMetadata?.instanceId;
  },
});
