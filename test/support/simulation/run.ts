import type { AuditFact } from '../../../shared/audit/audit-fact.ts';
import type { Partner } from '../../../shared/partners/partner.ts';
import type { TransferRequest } from '../../../shared/workflow/transfer-request.ts';
import { accessCodes } from './access-codes.ts';
import type { Campaign } from './campaigns.ts';
import { adatumsRequest, contoso, fabrikam, lucernesRequest, northwind } from './cast.ts';
import { copyReaders } from './copy-readers.ts';
import { customersPage } from './customers-page.ts';
import { type Dice, diceOf } from './dice.ts';
import { disturbances } from './disturbances.ts';
import { violationsIn } from './invariants.ts';
import { DAY, HOUR } from './manners.ts';
import { newPartnersPortal } from './new-partner.ts';
import { ops } from './ops.ts';
import { currentPartnersPortal } from './portals.ts';
import { signatories } from './signatories.ts';
import { support } from './support.ts';
import { type Voice, voiceIn } from './voice.ts';
import { openWorld, type World } from './world.ts';

/** Whatever is still waiting after this long is waiting for somebody who never comes. */
const LASTS = 150 * DAY;
const FAULTS_LAST = 60 * DAY;

/** A Monday; every seed begins some days and hours later, so that weekends and holidays fall anywhere. */
const BEGINS = Date.parse('2026-10-26T12:00:00Z');

/** What one seed of a campaign came to; `facts` are the kinds of all there is in the audit trails. */
export type Run = { world: World; violations: string[]; facts: ReadonlySet<AuditFact['kind']> };

/** Plays a campaign with one seed, to the end of everything, and checks what is left. */
export async function play(campaign: Campaign, seed: number): Promise<Run> {
  const dice = diceOf(`${campaign.name} ${seed}`);
  const begins = BEGINS + dice.between(0, 40 * DAY);
  const plan = campaign.plan(dice.of('plan'));
  const world = openWorld({ dice, plan, begins, faultsUntil: begins + FAULTS_LAST });
  const partners = portalsAmong([contoso, fabrikam, northwind], world, dice.of('portals'));
  for (const partner of partners) await world.partners.save(partner);

  const voice = voiceIn(world, campaign.manners);
  for (const actors of ACTORS) actors(world, voice, campaign.manners);
  requests(world, voice, dice.of('requests'));
  try {
    await world.timeline.run(begins + LASTS);
    return { world, violations: await violationsIn(world), facts: await factsIn(world) };
  } catch (error) {
    const violation = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { world, violations: [violation], facts: new Set() };
  }
}

async function factsIn({ store, records }: World): Promise<Set<AuditFact['kind']>> {
  const trails = await Promise.all([...records.snapshots.keys()].map((id) => store.auditTrail(id)));
  return new Set(trails.flat().map(({ fact }) => fact.kind));
}

const ACTORS = [
  currentPartnersPortal,
  newPartnersPortal,
  customersPage,
  signatories,
  accessCodes,
  copyReaders,
  support,
  ops,
  disturbances,
];

/** Some partners have a portal that takes notices; few of those are mute for some hours, or gone for good. */
function portalsAmong(partners: Partner[], { outage, timeline }: World, dice: Dice): Partner[] {
  return partners.map((partner) => {
    if (!dice.chance(0.25)) return partner;
    const { partnerId } = partner;
    if (dice.chance(0.1)) outage.portals.set(partnerId, dice.oneOf(['mute', 'gone']));
    if (outage.portals.get(partnerId) === 'mute')
      timeline.after(dice.between(HOUR, 20 * HOUR), () => outage.portals.delete(partnerId));
    return { ...partner, noticesTo: `https://portal.${partnerId}.com/notices` };
  });
}

/** One transfer always; sometimes another partner's beside it, and sometimes a second request for the same subscription. */
function requests({ timeline, partners }: World, voice: Voice, dice: Dice) {
  const now = () => timeline.clock.now();
  const ask = async (partnerId: string, content: (now: number) => TransferRequest) => {
    const from = await partners.byId(partnerId);
    if (from) voice.request(from, content(now()));
  };
  timeline.after(1, () => ask('contoso', lucernesRequest));
  if (dice.chance(0.08)) timeline.after(dice.between(1, DAY), () => ask('northwind', adatumsRequest));
  if (dice.chance(0.08))
    timeline.after(dice.oneOf([1, DAY, 20 * DAY, 45 * DAY]), () => ask('contoso', lucernesRequest));
}
