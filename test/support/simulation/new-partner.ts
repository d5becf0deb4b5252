import type { Actor } from '../../../shared/audit/audit-fact.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { consultant, fabrikamsPart, NEW_COMMERCE_ID, roleAssignments } from './cast.ts';
import type { Dice } from './dice.ts';
import { DAY, HOUR, type Manners, MINUTE } from './manners.ts';
import { onLinkMail, PLACE, sessionBy } from './page-session.ts';
import { oncePerPlace } from './portals.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

const by: Actor = { role: 'newPartner', via: 'portal', name: 'fabrikam' };

type Submitted = Extract<Message, { kind: 'newPartnerSubmitted' }>;

/** By what the new partner gives its part: its portal, the page its mail leads to, or both at the same moment because nobody told the other. */
const WAYS = ['portal', 'portal', 'page', 'both'] as const;

/** Fills in its part or confirms what the customer entered, and in the end reports the role assignments. */
export function newPartnersPortal(world: World, voice: Voice, manners: Manners): void {
  const { timeline, story } = world;
  const dice = world.dice.of('new partner');
  const soon = (work: () => void) => timeline.after(manners.portalMs(dice), work);

  /** How the part asked for last is given; a mail that comes late still leads to the page. */
  const ways = new Map<string, (typeof WAYS)[number]>();

  oncePerPlace(world, (transfer) => {
    const silent = dice.chance(manners.silent);
    if (transfer.stage === 'currentPartnerSignature' && dice.chance(manners.eager))
      soon(() => submit(transfer.id));
    if (transfer.stage === 'newPartner') asked(transfer.id, silent);
    if (transfer.stage === 'access' && !silent) soon(() => report(transfer, dice.chance(0.3)));
  });

  onLinkMail(
    world,
    (holder) => holder === 'part',
    (token, transferId) => {
      if (ways.get(transferId) !== 'portal' && !dice.chance(manners.silent)) whenReady(() => open(token));
    },
  );

  function asked(transferId: string, silent: boolean) {
    const way = dice.oneOf(WAYS);
    ways.set(transferId, way);
    if (way !== 'page' && !silent) whenReady(() => submit(transferId));
  }

  /** Looks at the page, and sends what it is left with some time later; the portal may have been quicker, or be as quick. */
  function open(token: string) {
    const session = sessionBy(world, token);
    if (!session) return story.tell('new partner', 'opens a link that is not valid any more');
    voice.sayOnPage(session, { kind: 'partPageOpened', ...PLACE });
    const message = submission(world.look(session.transferId), timeline.now(), dice);
    timeline.after(dice.oneOf([3, MINUTE, HOUR]), () => {
      voice.sayOnPage(session, message);
      if (ways.get(session.transferId) === 'both')
        timeline.after(dice.oneOf([0, 3, 300]), () => voice.say(session.transferId, by, own(timeline.now())));
    });
  }

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
