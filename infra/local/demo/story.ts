import type { Stack } from '../stack.ts';
import { type Cast, castOf } from './cast.ts';
import { openTransfer, type Telling } from './chapters.ts';
import type { Narrator } from './narrator.ts';
import { bearer } from './portal.ts';

/** One way a transfer can go, from the open transfer to its end; `what` is its line in the usage. */
export type Story = { what: string; tell(telling: Telling): Promise<void> };

/** What a story leaves behind. */
export type Told = {
  transferId: string;
  pdf: Uint8Array;
  certificate: Uint8Array;
  audit: { head: string; entries: ({ sentence: string } & Record<string, unknown>)[] };
};

/** Walks one transfer through the public doors, as its parties would, and narrates it. */
export async function tellStory(stack: Stack, narrator: Narrator, story: Story): Promise<Told> {
  const cast = castOf(stack);
  const telling = await openTransfer(cast, narrator);
  await story.tell(telling);
  return evidence(cast, telling.transferId);
}

async function evidence({ world, fabrikam, stack }: Cast, transferId: string): Promise<Told> {
  const { tenantId, clientId, clientSecret } = stack.opsClient;
  const authorization = `Bearer ${await bearer(world, tenantId, clientId, clientSecret)}`;
  for (;;) {
    const response = await fetch(`${world.baseUrl}/ops/transfers/${transferId}`, {
      headers: { authorization },
    });
    const seen = await response.json();
    if (!response.ok) throw new Error(`Ops cannot look at the transfer: ${JSON.stringify(seen)}`);
    const { audit, orchestration } = seen as {
      audit: Told['audit'];
      orchestration?: { runtimeStatus: string };
    };
    if (orchestration?.runtimeStatus === 'Completed') {
      const paper = async (room: string): Promise<Uint8Array> => {
        const answer = await fabrikam.get(`/transfers/${transferId}/${room}`);
        if (!answer.ok) throw new Error(`The ${room} cannot be read: ${await answer.text()}`);
        return new Uint8Array(await answer.arrayBuffer());
      };
      return { transferId, pdf: await paper('form'), certificate: await paper('certificate'), audit };
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
