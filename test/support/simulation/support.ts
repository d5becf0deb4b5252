import { instantAt } from '../../../shared/transfer/instant.ts';
import type { SupportClock, Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import type { Dice } from './dice.ts';
import { type Manners, MINUTE } from './manners.ts';
import { oncePerPlace } from './portals.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

type Answer = Extract<Message, { kind: 'supportAnswered' }>;

/** Microsoft Support, as the current partner's portal records it: it answers every upload, and calls both admins. */
export function support(world: World, voice: Voice, manners: Manners): void {
  const { timeline } = world;
  const dice = world.dice.of('support');
  const by = { role: 'currentPartner', via: 'portal', name: 'contoso' } as const;

  oncePerPlace(world, (transfer) => {
    if (transfer.stage !== 'support' || !transfer.clock || dice.chance(manners.silent)) return;
    if (dice.chance(0.4)) callAdmins(transfer);
    answer(transfer, transfer.clock, outcomeOf(dice, transfer));
  });

  function answer(transfer: Transfer, clock: SupportClock, outcome: Answer['outcome']) {
    const at = Math.max(timeline.clock.now() + 1, manners.answerAt(dice, clock));
    // Some portals record the answer a while after it was given; its own time decides.
    const late = dice.chance(0.2) ? dice.between(0, 20 * MINUTE) : 0;
    timeline.after(at + late - timeline.clock.now(), () => {
      const answeredAt = instantAt(at);
      voice.say(transfer.id, by, { kind: 'supportAnswered', outcome, engineer: 'Devon Torres', answeredAt });
      if (outcome === 'received')
        timeline.after(manners.portalMs(dice), () => answer(transfer, clock, 'completed'));
    });
  }

  function callAdmins({ id }: Transfer) {
    for (const admin of ['currentPartner', 'newPartner'] as const)
      timeline.after(manners.portalMs(dice), () =>
        voice.say(id, by, { kind: 'adminVerified', admin, verifiedAt: timeline.now() }),
      );
  }
}

function outcomeOf(dice: Dice, { submissions }: Transfer): Answer['outcome'] {
  const roll = dice.between(1, 100);
  if (roll <= 8) return 'refused';
  if (roll <= 22 && submissions < 3) return 'incomplete';
  return roll <= 36 ? 'received' : 'completed';
}
