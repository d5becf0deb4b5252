import type { Telling } from './chapters.ts';
import { mailsTo } from './signatory.ts';

const OPS = 'ops@csp-transfer.example';
const [MARIA, NIA, ADA] = [
  'maria@lucernepublishing.example',
  'nia@fabrikam.example',
  'ada@contoso.example',
] as const;

/** What ops were told on the way, up to the mail named. */
export async function tellMailsToOps(telling: Telling, last: string): Promise<void> {
  for (const subject of await subjectsTo(telling, OPS, last))
    telling.narrator.note(`mail to ops: ${subject}`);
}

/** The end that was not the wished one: what it is, why, and who is told. */
export async function tellEnd(telling: Telling, stage: string, contoso: string = ADA): Promise<void> {
  const { cast, narrator, transferId } = telling;
  const seen = await cast.fabrikam.until(transferId, (transfer) => transfer.stage === stage);
  const { reason } = seen.end as { reason: string };
  narrator.step('', `The transfer is ${stage}; everybody is told why: ${JSON.stringify(reason)}`);
  await tellMails(telling, 'The subscription transfer has ended', [MARIA, NIA, contoso]);
}

/** Waits for the last mail of the story and tells what each address has got. */
export async function tellMails(telling: Telling, last: string, addresses: string[]): Promise<void> {
  for (const address of addresses) {
    const subjects = await subjectsTo(telling, address, last);
    telling.narrator.note(`mails to ${address}:`);
    for (const subject of subjects) telling.narrator.note(`  ${subject}`);
  }
}

async function subjectsTo({ cast }: Telling, address: string, last: string): Promise<string[]> {
  for (const giveUp = performance.now() + 30_000; performance.now() < giveUp; ) {
    const subjects = (await mailsTo(cast.world, address)).map(({ subject }) => subject);
    if (subjects.includes(last)) return subjects;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`No mail "${last}" came to ${address}.`);
}
