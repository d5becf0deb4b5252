import { accepted, type Cast, iso } from './cast.ts';
import type { Narrator } from './narrator.ts';
import type { World } from './portal.ts';
import { AZURE_SUBSCRIPTION, NEW_COMMERCE_ID, rolesAfter, rolesBefore } from './sample-content.ts';
import { mailsTo } from './signatory.ts';

const HOUR = 3_600_000;

/** The customer refuses to sign, and everybody is told why. */
export async function decline(
  { maria, fabrikam, world }: Cast,
  narrator: Narrator,
  transferId: string,
): Promise<void> {
  await maria.open(await maria.linkFromMail());
  await maria.decline('Our board wants to wait until next year.');
  narrator.step(
    '',
    'Maria opens her link, reads the form, and declines: “Our board wants to wait until next year.”',
  );
  const end = await fabrikam.until(transferId, ({ stage }) => stage === 'declined');
  narrator.step(
    '',
    `The transfer is declined; everybody is told why: ${JSON.stringify((end.end as { reason: string }).reason)}`,
  );
  await tellMails(world, narrator, 'The subscription transfer has ended', [
    'maria@lucernepublishing.example',
    'nia@fabrikam.example',
    'ada@contoso.example',
  ]);
}

/** The other two sign, the form goes to Microsoft, and the old partner's access is removed. */
export async function finish(
  cast: Cast,
  narrator: Narrator,
  transferId: string,
  late: boolean,
): Promise<void> {
  const { maria, zoe, fabrikam, contoso, world } = cast;
  await Promise.all(
    [maria, zoe].map(async (signatory) => {
      await signatory.open(await signatory.linkFromMail());
      await signatory.sign((await signatory.read()).sha256);
    }),
  );
  narrator.step(
    '',
    'Maria (customer) and Zoë (new partner) sign at the same time, each by the link in their mail',
  );
  const ready = await fabrikam.until(
    transferId,
    ({ stage, signatures }) => stage === 'submission' && allSealed(signatures),
  );
  const { sha256 } = ready.form as { sha256: string };
  await fabrikam.get(`/transfers/${transferId}/form`);
  accepted(await fabrikam.send('form.attached', { transferId, sha256, attachedAt: iso(world) }));
  const { supportClock } = await fabrikam.until(transferId, ({ stage }) => stage === 'support');
  const { dueAt } = supportClock as { dueAt: string };
  narrator.step(
    '5',
    `Three seals checked, form attached to the ticket; Microsoft answers by ${dueAt} (8 business hours)`,
  );
  if (late) await waitTooLong(cast, narrator, transferId, dueAt);
  accepted(
    await fabrikam.send('support.answered', {
      transferId,
      outcome: 'completed',
      engineer: 'Kim Akers',
      answeredAt: iso(world),
      cutOffDate: iso(world).slice(0, 10),
      newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
    }),
  );
  await fabrikam.until(transferId, ({ stage }) => stage === 'access');
  narrator.step(
    '',
    `Engineer Kim Akers answers${late ? ' late, and it still counts' : ''}: the subscription has moved`,
  );
  const first = accepted(
    await contoso.send('access.reported', {
      transferId,
      ranBy: 'Ada Lindqvist',
      roleAssignments: rolesBefore(),
    }),
  );
  narrator.step('6', `Ada of Contoso lists the roles: one of Fabrikam is left (stage ${first.stage})`);
  accepted(
    await contoso.send('access.reported', {
      transferId,
      ranBy: 'Ada Lindqvist',
      roleAssignments: rolesAfter(),
    }),
  );
  await contoso.until(transferId, ({ stage }) => stage === 'completed');
  narrator.step('7', 'Ada removes it and lists the roles again: nobody of Fabrikam has access; completed');
  narrator.note(
    `Azure subscription id ${AZURE_SUBSCRIPTION} is kept; the new commerce id is ${NEW_COMMERCE_ID}`,
  );
  await tellMails(world, narrator, 'The subscription transfer is complete', [
    'maria@lucernepublishing.example',
  ]);
}

const allSealed = (signatures: unknown): boolean => {
  const given = signatures as { sealed: boolean }[];
  return given.length === 3 && given.every(({ sealed }) => sealed);
};

/** The clock jumps past the deadline and on to the next business day; the mails show what happened on the way. */
async function waitTooLong(
  { stack, world, fabrikam }: Cast,
  narrator: Narrator,
  transferId: string,
  dueAt: string,
): Promise<void> {
  await stack.host.advance(Date.parse(dueAt) - world.now() + HOUR);
  await fabrikam.until(
    transferId,
    ({ supportClock }) => (supportClock as { breachedAt?: string }).breachedAt !== undefined,
  );
  narrator.step('', `The clock jumps to ${iso(world).slice(0, 16)}Z, an hour after the deadline`);
  const opsMails = await mailsTo(world, 'ops@csp-transfer.example');
  for (const { subject } of opsMails) narrator.note(`mail to ops: ${subject}`);
}

/** Waits for the last mail of the story and tells what each address has got. */
async function tellMails(world: World, narrator: Narrator, last: string, addresses: string[]): Promise<void> {
  for (const address of addresses) {
    const subjects = await subjectsTo(world, address, last);
    narrator.note(`mails to ${address}: ${subjects.join(' · ')}`);
  }
}

async function subjectsTo(world: World, address: string, last: string): Promise<string[]> {
  for (const giveUp = performance.now() + 30_000; performance.now() < giveUp; ) {
    const subjects = (await mailsTo(world, address)).map(({ subject }) => subject);
    if (subjects.includes(last)) return subjects;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`No mail "${last}" came to ${address}.`);
}
