import type { Stage, Transfer } from '../../../shared/transfer/transfer.ts';
import { consultant, fabrikamsDetails } from './cast.ts';
import type { Manners } from './manners.ts';
import { exported } from './new-partner.ts';
import { oncePerPlace } from './portals.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

/** Some customers enter the new partner, and of those some think better of it. */
const PROPOSES = [0.35, 0.2];
const REPORTS = 0.35;
const READS = 0.1;

/** The customer on its own page: reads, enters what it knows of the new partner, and lists the roles itself. */
export function customersPage(world: World, voice: Voice, manners: Manners): void {
  const dice = world.dice.of('customer');
  const perhaps = (chance: number, work: () => void) => {
    if (dice.chance(chance)) world.timeline.after(manners.openMs(dice), work);
  };
  const ACTS: Partial<Record<Stage, (transfer: Transfer) => void>> = {
    newPartner: ({ id }) => {
      for (const chance of PROPOSES) perhaps(chance, () => propose(id));
    },
    access: (transfer) => perhaps(REPORTS, () => report(transfer)),
  };
  oncePerPlace(world, (transfer) => {
    perhaps(READS, () => read(transfer.id));
    ACTS[transfer.stage]?.(transfer);
  });

  const read = (transferId: string) =>
    voice.sayAsCustomer(transferId, { kind: 'followPageOpened', ip: '203.0.113.9', userAgent: 'Simulated' });

  const report = (transfer: Transfer) =>
    voice.report(transfer.id, 'customer', exported(transfer, 'Renée Lemaire', dice.chance(0.3)));

  function propose(transferId: string) {
    const details = fabrikamsDetails(dice.chance(0.15) ? consultant : undefined);
    voice.sayAsCustomer(transferId, { kind: 'newPartnerProposed', details });
  }
}
