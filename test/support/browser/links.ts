import type { Case } from '../doors/case.ts';
import { ask, lookingAs } from '../doors/tokens.ts';
import type { Doors } from '../doors/use-doors.ts';

/** The last link in the mails to an address, whatever it opens. */
export function lastLinkTo({ stack }: Doors, address: string): string {
  const texts = stack.desk.inbox.to(address).map(({ message }) => message.content.plainText ?? '');
  const link = texts.flatMap((text) => /https?:\S+#\S+/.exec(text)?.[0] ?? []).at(-1);
  if (!link) throw new Error(`No mail with a link came to ${address}.`);
  return link;
}

/** Ops do something to a transfer. Throws when it is refused. */
export async function opsDo(doors: Doors, { transferId }: Case, action: string, said: object): Promise<void> {
  const answer = await ask(
    doors,
    `/ops/transfers/${transferId}/actions/${action}`,
    await lookingAs.ops(doors),
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(said),
    },
  );
  if (answer.status !== 202) throw new Error(`${action} was refused with ${answer.status}.`);
}
