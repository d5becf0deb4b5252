import type { Actor } from '../../../shared/audit/audit-fact.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { consultant, fabrikamsPart, NEW_COMMERCE_ID, roleAssignments } from './cast.ts';
import type { Dice } from './dice.ts';
import { DAY, HOUR, type Manners, MINUTE } from './manners.ts';
import { oncePerPlace } from './portals.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

const by: Actor = { role: 'newPartner', via: 'portal', name: 'fabrikam' };

type Submitted = Extract<Message, { kind: 'newPartnerSubmitted' }>;

/** Fills in its part or confirms what the customer entered, and in the end reports the role assignments. */
export function newPartnersPortal(world: World, voice: Voice, manners: Manners): void {
  const { timeline } = world;
  const dice = world.dice.of('new partner');
  const soon = (work: () => void) => timeline.after(manners.portalMs(dice), work);

  oncePerPlace(world, (transfer) => {
    const silent = dice.chance(manners.silent);
    if (transfer.stage === 'currentPartnerSignature' && dice.chance(manners.eager))
      soon(() => submit(transfer.id));
    if (transfer.stage === 'newPartner' && !silent) whenReady(() => submit(transfer.id));
    if (transfer.stage === 'access' && !silent) soon(() => report(transfer, dice.chance(0.3)));
  });

  /** Some take so long that signature 1 is too old for Microsoft by then (D-05). */
  function whenReady(work: () => void) {
    if (dice.chance(manners.slow)) timeline.after(dice.between(6 * DAY, 18 * DAY), work);
    else soon(work);
  }

  /** What is confirmed is what the portal has looked at a while before: the customer may have entered something else meanwhile. */
  function submit(transferId: string) {
    const message = submission(world.look(transferId), timeline.now(), dice);
    timeline.after(dice.oneOf([0, 3, MINUTE, 5 * HOUR]), () =>
      voice.say(transferId, by, message, (reply) => {
        if (isRefusal(reply) && reply.refused === 'proposal-superseded')
          soon(() => voice.say(transferId, by, own(timeline.now())));
      }),
    );
  }

  function report(transfer: Transfer, stillThere: boolean) {
    voice.report(transfer.id, 'newPartner', exported(transfer, 'Łukasz 李', stillThere));
    if (stillThere) soon(() => report(transfer, false));
  }
}

const own = (now: string): Submitted => ({ kind: 'newPartnerSubmitted', ...fabrikamsPart(now) });

function submission({ newPartner: { proposal } }: Transfer, now: string, dice: Dice): Submitted {
  if (!proposal || dice.chance(0.4))
    return {
      kind: 'newPartnerSubmitted',
      ...fabrikamsPart(now, dice.chance(0.1) ? consultant : undefined),
    };
  const { details: _, ...attested } = fabrikamsPart(now);
  return { kind: 'newPartnerSubmitted', ...attested, confirmsProposal: proposal.number };
}

/** A list of role assignments as somebody hands it in. */
export const exported = ({ currentPartner, subscription }: Transfer, ranBy: string, stillThere: boolean) => ({
  ranBy,
  newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
  roles: { json: roleAssignments(currentPartner.identity, subscription, stillThere) },
});
