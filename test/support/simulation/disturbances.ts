import type { Actor } from '../../../shared/audit/audit-fact.ts';
import { CORRECTABLE } from '../../../shared/transfer/questions.ts';
import type { Stage, Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { correctionBy } from './corrections.ts';
import type { Manners } from './manners.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

type Stages = readonly [Stage, ...Stage[]];

const ANY_STAGE = [
  'requested',
  'ticket',
  'currentPartnerSignature',
  'newPartner',
  'signatures',
  'submission',
  'support',
  'access',
] as const satisfies Stages;

const [first = 'signatures', ...others] = CORRECTABLE;
const CORRECTABLE_STAGES: Stages = [first, ...others];

const PARTIES = ['currentPartner', 'customer', 'newPartner'] as const;
const ANYBODY = [...PARTIES, 'ops'] as const;

/** What comes in between: cancellations, withdrawals and corrections, while everybody else goes on with what they do. */
export function disturbances(world: World, voice: Voice, manners: Manners): void {
  const dice = world.dice.of('disturbances');
  /** Does something some time after a transfer first comes to a stage drawn beforehand. */
  const sometime = (chance: number, stages: Stages, act: (transfer: Transfer) => void) => {
    const stage = dice.chance(chance) ? dice.oneOf(stages) : undefined;
    const done = new Set<string>();
    world.onTransfer((transfer) => {
      if (transfer.stage !== stage || done.has(transfer.id)) return;
      done.add(transfer.id);
      const wait = dice.chance(0.5) ? manners.openMs(dice) + dice.between(0, 60_000) : dice.between(0, 500);
      world.timeline.after(wait, () => act(transfer));
    });
  };

  sometime(manners.corrected, CORRECTABLE_STAGES, ({ id }) => correct(id));
  sometime(manners.corrected / 3, CORRECTABLE_STAGES, ({ id }) => correct(id));
  sometime(manners.cancelled, ANY_STAGE, ({ id }) => {
    const by = dice.oneOf(ANYBODY);
    say(id, by, { kind: 'transferCancelled', by, reason: 'It is not wanted any more.' });
  });

  /** Somebody asks for a correction of what it sees; now and then another party asks for one of the very same revision. */
  function correct(transferId: string) {
    const seen = world.look(transferId);
    const by = dice.oneOf(PARTIES);
    say(transferId, by, correctionBy(by, seen, world.timeline.now(), dice));
    if (!dice.chance(0.35)) return;
    const other = dice.oneOf(PARTIES);
    const message = correctionBy(other, seen, world.timeline.now(), dice);
    world.timeline.after(dice.oneOf([0, 3, 700]), () => say(transferId, other, message));
  }

  function say(transferId: string, by: (typeof ANYBODY)[number], message: Message) {
    if (by === 'customer') return voice.sayAsCustomer(transferId, message);
    const actor: Actor = by === 'ops' ? { role: 'ops', via: 'ops' } : { role: by, via: 'portal' };
    voice.say(transferId, actor, message);
  }
}
