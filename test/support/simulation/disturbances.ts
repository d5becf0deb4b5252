import type { Actor } from '../../../shared/audit/audit-fact.ts';
import { CORRECTABLE } from '../../../shared/transfer/questions.ts';
import type { Stage, Transfer } from '../../../shared/transfer/transfer.ts';
import { a } from '../a-party.ts';
import type { Dice } from './dice.ts';
import type { Manners } from './manners.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

const ANY_STAGE = [
  'requested',
  'ticket',
  'currentPartnerSignature',
  'newPartner',
  'signatures',
  'submission',
  'support',
  'access',
] as const satisfies Stage[];

const PARTIES = ['currentPartner', 'customer', 'newPartner'] as const;

/** What comes in between: cancellations and corrections, while everybody else goes on with what they do. */
export function disturbances(world: World, voice: Voice, manners: Manners): void {
  const dice = world.dice.of('disturbances');
  /** Does something some time after a transfer first comes to a stage drawn beforehand. */
  const sometime = (
    chance: number,
    stages: readonly [Stage, ...Stage[]],
    act: (transfer: Transfer) => void,
  ) => {
    const stage = dice.chance(chance) ? dice.oneOf(stages) : undefined;
    const done = new Set<string>();
    world.onTransfer((transfer) => {
      if (transfer.stage !== stage || done.has(transfer.id)) return;
      done.add(transfer.id);
      const wait = dice.chance(0.5) ? manners.openMs(dice) + dice.between(0, 60_000) : dice.between(0, 500);
      world.timeline.after(wait, () => act(transfer));
    });
  };

  sometime(manners.corrected, CORRECTABLE, ({ id }) => correct(id));
  sometime(manners.corrected / 3, CORRECTABLE, ({ id }) => correct(id));
  sometime(manners.cancelled, ANY_STAGE, ({ id }) => {
    const by = dice.oneOf(['currentPartner', 'newPartner', 'ops', 'ops'] as const);
    const actor: Actor = by === 'ops' ? { role: 'ops', via: 'ops' } : { role: by, via: 'portal' };
    voice.say(id, actor, { kind: 'transferCancelled', by, reason: 'It is not wanted any more.' });
  });

  function correct(transferId: string) {
    const by = dice.oneOf(PARTIES);
    const message = { kind: 'correctionRequested', by, reason: 'Something in the form is wrong.' } as const;
    const corrected = by === 'currentPartner' ? correctedBy(dice, world.look(transferId)) : {};
    const actor: Actor = { role: by, via: by === 'customer' ? 'signing-link' : 'portal' };
    voice.say(transferId, actor, { ...message, ...corrected });
  }
}

/** Half of the corrections put another signatory of the customer in. */
function correctedBy(dice: Dice, { customer }: Transfer) {
  if (customer.microsoftId !== a.customer.microsoftId || dice.chance(0.5)) return {};
  const contact = {
    ...customer.contact,
    firstName: 'Noé',
    email: `noe.${dice.between(1, 9)}@lucernepublishing.com`,
  };
  return { corrected: { customer: { ...customer, contact } } };
}
