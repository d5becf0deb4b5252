import type { Campaign } from './campaigns.ts';
import { adatumsRequest, contoso, fabrikam, lucernesRequest, northwind } from './cast.ts';
import { type Dice, diceOf } from './dice.ts';
import { disturbances } from './disturbances.ts';
import { violationsIn } from './invariants.ts';
import { DAY } from './manners.ts';
import { currentPartnersPortal, newPartnersPortal } from './portals.ts';
import { signatories } from './signatories.ts';
import { support } from './support.ts';
import { type Voice, voiceIn } from './voice.ts';
import { openWorld, type World } from './world.ts';

/** Whatever is still waiting after this long is waiting for somebody who never comes. */
const LASTS = 130 * DAY;
const FAULTS_LAST = 60 * DAY;

/** A Monday; every seed begins some days and hours later, so that weekends and holidays fall anywhere. */
const BEGINS = Date.parse('2026-10-26T12:00:00Z');

/** What one seed of a campaign came to. */
export type Run = { world: World; violations: string[] };

/** Plays a campaign with one seed, to the end of everything, and checks what is left. */
export async function play(campaign: Campaign, seed: number): Promise<Run> {
  const dice = diceOf(`${campaign.name} ${seed}`);
  const begins = BEGINS + dice.between(0, 40 * DAY);
  const plan = campaign.plan(dice.of('plan'));
  const world = openWorld({ dice, plan, begins, faultsUntil: begins + FAULTS_LAST });
  for (const partner of [contoso, fabrikam, northwind]) await world.partners.save(partner);

  const voice = voiceIn(world, campaign.manners);
  for (const actors of [currentPartnersPortal, newPartnersPortal, signatories, support, disturbances])
    actors(world, voice, campaign.manners);
  requests(world, voice, dice.of('requests'));
  try {
    await world.timeline.run(begins + LASTS);
    return { world, violations: await violationsIn(world) };
  } catch (error) {
    return { world, violations: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}

/** One transfer always; sometimes another partner's beside it, and sometimes a second request for the same subscription. */
function requests({ timeline }: World, voice: Voice, dice: Dice) {
  const now = () => timeline.clock.now();
  timeline.after(1, () => voice.request(contoso, lucernesRequest(now())));
  if (dice.chance(0.2))
    timeline.after(dice.between(1, DAY), () => voice.request(northwind, adatumsRequest(now())));
  if (dice.chance(0.15))
    timeline.after(dice.oneOf([1, DAY, 20 * DAY, 45 * DAY]), () =>
      voice.request(contoso, lucernesRequest(now())),
    );
}
