import { dueAt } from '../../../../shared/transfer/passing-time.ts';
import { openQuestions } from '../../../../shared/transfer/questions.ts';
import { isEnd, type Transfer } from '../../../../shared/transfer/transfer.ts';
import type { Summary } from '../../../../shared/transfer/transfer-index.ts';
import { heardBy } from '../durable-host.ts';
import type { Evidence } from '../evidence.ts';
import type { World } from '../world.ts';

/** I10 and I11 of RELIABILITY 3, and what is left when a transfer is over: looked at once the faults have stopped. */
export const restInvariants = {
  'Everything accepted has been heard': everythingIsHeard,
  'Every mail on order has gone out': everyMailIsOut,
  'An open transfer waits for somebody, with an alarm set': openOnesWait,
  'No paper stays stuck, and no signature given stays unsealed': papersAreMade,
  'The orchestration says the stage the table says': statusIsTrue,
  'A closed transfer leaves nothing running': closedOnesRest,
  'A closed transfer has its certificate, links to copies alone, and no guard': closedOnesHoldNothing,
  'The lists show every transfer as it is': listsAreTrue,
  'A partner’s list shows its own transfers only': listsAreOwn,
};

function everythingIsHeard({ transfer: { version }, instance }: Evidence): string[] {
  const heard = instance ? heardBy(instance) : 'nothing';
  return heard === version ? [] : [`heard ${heard} of ${version}`];
}

function everyMailIsOut({ transfer: { pendingMails } }: Evidence): string[] {
  return pendingMails.map(({ mailId }) => mailId);
}

/** Everybody signed and no form is what people complain of most (ESIGN 2.1); what the instant of an end cut off stays as it is. */
function papersAreMade({ transfer }: Evidence): string[] {
  const { stuck, signatures, stage } = transfer;
  const unsealed = Object.values(signatures).filter((given) => given && given.sealedIn === undefined);
  return [
    ...(stuck ? [`the ${stuck.paper} is stuck: ${stuck.reason}`] : []),
    ...(isEnd(stage) ? [] : unsealed.map((given) => `the ${given?.party}’s signature is unsealed`)),
  ];
}

/** The alarm is on the common timeline; an engine cuts long waits in pieces, so it may come earlier than what is due. */
function openOnesWait({ transfer, instance, world }: Evidence): string[] {
  if (isEnd(transfer.stage)) return [];
  const alarm = world.timeline.clock.next();
  const lasts = transfer.stage === 'support' ? Number.POSITIVE_INFINITY : Date.parse(dueAt(transfer));
  return [
    ...(openQuestions(transfer).length > 1 ? [] : [`nobody is asked at ${transfer.stage}`]),
    ...(instance?.status === 'Running' ? [] : [`the instance is ${instance?.status ?? 'missing'}`]),
    ...(alarm !== undefined && alarm <= lasts ? [] : [`no alarm by ${dueAt(transfer)}`]),
  ];
}

function statusIsTrue({ transfer, instance }: Evidence): string[] {
  const status = JSON.parse(instance?.customStatus ?? '{}') as { stage?: string };
  return status.stage === transfer.stage ? [] : [`${status.stage} instead of ${transfer.stage}`];
}

function closedOnesRest({ transfer, instance, world }: Evidence): string[] {
  if (!isEnd(transfer.stage)) return [];
  const completed = instance?.status === 'Completed' && instance.output === `"${transfer.stage}"`;
  const everybodyIsDone = [...world.records.snapshots.keys()].every((id) => isEnd(world.look(id).stage));
  const alarm = everybodyIsDone ? world.timeline.clock.next() : undefined;
  return [
    ...(completed ? [] : [`the instance is ${instance?.status} with ${instance?.output}`]),
    ...(alarm === undefined ? [] : [`an alarm is set for ${new Date(alarm).toISOString()}`]),
  ];
}

async function closedOnesHoldNothing({ transfer, world }: Evidence): Promise<string[]> {
  if (!isEnd(transfer.stage)) return [];
  const { azureSubscriptionId } = transfer.subscription;
  const probe = `t${'0'.repeat(25)}`;
  const claim = await world.index.claim(azureSubscriptionId, probe, world.timeline.now());
  await world.index.release(azureSubscriptionId, probe);
  return [
    ...Object.keys(transfer.links)
      .filter((holder) => !holder.startsWith('copies.'))
      .map((holder) => `a link of ${holder}`),
    ...(transfer.certificate ? [] : ['no certificate']),
    ...(!claim.claimed && claim.heldBy === transfer.id ? ['the guard'] : []),
  ];
}

/** A list has more pages when there are more; runs are too small for that. */
const PAGE = { limit: 50 };

async function listsAreTrue({ transfer, world }: Evidence): Promise<string[]> {
  const open = await world.index.open(PAGE);
  const { items } = await world.index.ofPartner(transfer.newPartner.identity.partnerId, PAGE);
  const shown = items.find(({ transferId }) => transferId === transfer.id);
  const listed = open.items.some(({ transferId }) => transferId === transfer.id);
  return [
    ...(shown && isAsIs(shown, transfer)
      ? []
      : [`shown as ${shown?.stage ?? 'nothing'}, is ${transfer.stage}`]),
    ...(listed === !isEnd(transfer.stage)
      ? []
      : [listed ? 'still among the open ones' : 'not among the open ones']),
  ];
}

const isAsIs = (shown: Summary, transfer: Transfer): boolean =>
  shown.stage === transfer.stage && shown.revision === transfer.revision && shown.dueAt === dueAt(transfer);

const PARTNERS = ['contoso', 'fabrikam', 'northwind'];

async function listsAreOwn({ transfer, world }: Evidence): Promise<string[]> {
  const { currentPartner, newPartner } = transfer;
  const own = [currentPartner.identity.partnerId, newPartner.identity.partnerId];
  const lists = await Promise.all(
    PARTNERS.map(async (partnerId) => [partnerId, await shownTo(world, partnerId)] as const),
  );
  return lists
    .filter(([partnerId, ids]) => ids.includes(transfer.id) !== own.includes(partnerId))
    .map(([partnerId]) => partnerId);
}

const shownTo = async ({ index }: World, partnerId: string): Promise<string[]> =>
  (await index.ofPartner(partnerId, PAGE)).items.map(({ transferId }) => transferId);
