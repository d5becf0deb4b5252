import type { Actor } from '../../../shared/audit/audit-fact.ts';
import { daysAfter } from '../../../shared/transfer/instant.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { awaitedSigners } from '../../../shared/transfer/questions.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { colleague, consultant } from './cast.ts';
import type { Dice } from './dice.ts';
import { DAY, type Manners } from './manners.ts';
import { oncePerPlace } from './portals.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

/** The third reminder tells ops that nobody answers. */
const STALLED = 3;

const PARTIES = ['currentPartner', 'customer', 'newPartner'] as const satisfies Party[];

/** The team that runs the product: steps in when somebody falls silent, and now and then unasked. */
export function ops(world: World, voice: Voice, manners: Manners): void {
  const { timeline } = world;
  const dice = world.dice.of('ops');
  const by: Actor = { role: 'ops', via: 'ops', name: 'ops' };
  const told = new Set<string>();
  const act = (transferId: string, choose: (transfer: Transfer, dice: Dice) => Message | undefined) =>
    timeline.after(manners.openMs(dice), () => {
      const message = choose(world.look(transferId), dice);
      if (message) voice.say(transferId, by, message);
    });

  world.onTransfer(({ id, stage, revision, reminders }) => {
    const place = `${id} ${stage} ${revision}`;
    if (reminders !== STALLED || told.has(place)) return;
    told.add(place);
    if (dice.chance(0.5)) act(id, help);
  });

  world.onTransfer(({ id, clock }) => {
    const breach = `${id} ${clock?.breachedAt}`;
    if (!clock?.breachedAt || told.has(breach)) return;
    told.add(breach);
    timeline.after(dice.between(DAY, 15 * DAY), () => giveUp(id));
  });
  const giveUp = (transferId: string) =>
    world.look(transferId).respondedAt === undefined && act(transferId, cancel);

  world.onTransfer(({ id, stuck }) => {
    const trouble = `${id} ${stuck?.paper} ${stuck?.since}`;
    if (!stuck || told.has(trouble)) return;
    told.add(trouble);
    if (dice.chance(0.5)) timeline.after(dice.between(1, 20_000), () => reseal(id));
  });
  const reseal = (transferId: string) => voice.say(transferId, by, { kind: 'resealAsked' });

  oncePerPlace(world, ({ id, stage }) => {
    if (stage === 'access' ? dice.chance(0.15) : dice.chance(manners.meddled / 4))
      timeline.after(dice.between(0, 2_000), () => act(id, stage === 'access' ? close : meddle));
  });
}

/** What helps somebody silent, or ends the waiting. */
function help(transfer: Transfer, dice: Dice): Message | undefined {
  if (transfer.stage === 'access') return close();
  const roll = dice.between(1, 100);
  if (roll <= 15) return cancel();
  return roll <= 45 ? extended(transfer, dice) : meddle(transfer, dice);
}

const cancel = (): Message => ({
  kind: 'transferCancelled',
  by: 'ops',
  reason: 'Nobody answers any more.',
});

const close = (): Message => ({ kind: 'closedByOps', reason: 'The customer has confirmed it by telephone.' });

function extended({ expiresAt }: Transfer, dice: Dice): Message | undefined {
  if (!expiresAt) return undefined;
  return { kind: 'timeExtended', until: daysAfter(expiresAt, dice.between(1, 9)), reason: 'On holiday.' };
}

function meddle(transfer: Transfer, dice: Dice): Message | undefined {
  const [first, ...rest] = awaitedSigners(transfer);
  const party = first ? dice.oneOf([first, ...rest]) : dice.oneOf(PARTIES);
  const roll = dice.between(1, 100);
  if (roll <= 35) return { kind: 'linkRenewed', party };
  if (roll <= 60) return extended(transfer, dice);
  const to = dice.chance(0.3) ? consultant : colleague(party, dice.between(10, 19));
  return { kind: 'signatoryReplaced', party, to, reason: 'The signatory has left.' };
}
