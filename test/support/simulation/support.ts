import { instantAt } from '../../../shared/transfer/instant.ts';
import type { SupportClock } from '../../../shared/transfer/response-clock.ts';
import type { Section } from '../../../shared/transfer/signed-form.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
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
    if (dice.chance(0.2)) recordDue(transfer, transfer.clock);
    answer(transfer, transfer.clock, outcomeOf(dice, transfer));
  });

  function answer(transfer: Transfer, clock: SupportClock, outcome: Answer['outcome']) {
    const at = Math.max(timeline.clock.now() + 1, manners.answerAt(dice, clock));
    // Some portals record the answer a while after it was given; its own time decides.
    const late = dice.chance(0.2) ? dice.between(0, 20 * MINUTE) : 0;
    timeline.after(at + late - timeline.clock.now(), () => {
      const said = { outcome, engineer: 'Devon Torres', answeredAt: instantAt(at) };
      const sections = outcome === 'incomplete' && dice.chance(0.5) ? sectionsFrom(dice) : undefined;
      voice.say(transfer.id, by, { kind: 'supportAnswered', ...said, ...(sections ? { sections } : {}) });
      if (outcome === 'received')
        timeline.after(manners.portalMs(dice), () => answer(transfer, clock, 'completed'));
    });
  }

  function callAdmins({ id }: Transfer) {
    for (const admin of ['currentPartner', 'newPartner'] as const)
      timeline.after(manners.portalMs(dice), () => {
        const outcome = dice.chance(0.15) ? 'denied' : 'confirmed';
        voice.say(id, by, {
          kind: 'adminVerified',
          by: 'currentPartner',
          admin,
          verifiedAt: timeline.now(),
          outcome,
        });
      });
  }

  /** Microsoft's own end of the response time: somewhat earlier or later than the one counted here. */
  function recordDue({ id }: Transfer, { startedAt, dueAt }: SupportClock) {
    const counted = Date.parse(dueAt) - Date.parse(startedAt);
    const own = instantAt(Date.parse(startedAt) + Math.round((counted * dice.between(20, 180)) / 100));
    timeline.after(manners.openMs(dice), () => voice.say(id, by, { kind: 'supportDueRecorded', dueAt: own }));
  }
}

function outcomeOf(dice: Dice, { submissions }: Transfer): Answer['outcome'] {
  const roll = dice.between(1, 100);
  if (roll <= 18) return 'refused';
  if (roll <= 38 && submissions < 3) return 'incomplete';
  return roll <= 52 ? 'received' : 'completed';
}

/** What Microsoft finds incomplete: the new partner's part alone, something of the base, or both. */
const sectionsFrom = (dice: Dice): Section[] =>
  dice.oneOf<Section[]>([
    ['newPartner'],
    ['customer'],
    ['subscription', 'currentPartner'],
    ['newPartner', 'customer'],
  ]);
