import type { Actor } from '../../../shared/audit/audit-fact.ts';
import { isSealed } from '../../../shared/form/submission-check.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import { currentForm, type Stage, type Transfer } from '../../../shared/transfer/transfer.ts';
import { DAY, type Manners, MINUTE, SECOND } from './manners.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

/** Calls `act` once for every place a transfer comes to: a stage under a revision and an upload. */
export function oncePerPlace(world: World, act: (transfer: Transfer) => void): void {
  const been = new Set<string>();
  world.onTransfer((transfer) => {
    const place = `${transfer.id} ${transfer.stage} ${transfer.revision} ${transfer.submissions}`;
    if (been.has(place)) return;
    been.add(place);
    act(transfer);
  });
}

const by: Actor = { role: 'currentPartner', via: 'portal', name: 'contoso' };

/** Opens the service ticket, now or later, and attaches the completed form. */
export function currentPartnersPortal(world: World, voice: Voice, manners: Manners): void {
  const { timeline } = world;
  const dice = world.dice.of('current partner');
  const soon = (work: () => void) => timeline.after(manners.portalMs(dice), work);

  oncePerPlace(world, (transfer) => {
    const act = CALLS[transfer.stage];
    const [eager, silent] = [dice.chance(manners.eager), dice.chance(manners.silent)];
    if (act && !silent) soon(() => act(transfer.id, eager));
  });

  const CALLS: Partial<Record<Stage, (transferId: string, eager: boolean) => void>> = {
    requested: (id) => (dice.chance(0.5) ? openTicket(id) : undefined),
    ticket: (id) => ticketOrLater(id),
    signatures: (id, eager) => (eager ? attach(id) : undefined),
    submission: (id) => attach(id),
  };

  function ticketOrLater(transferId: string) {
    if (!dice.chance(manners.postpones)) return openTicket(transferId);
    voice.say(transferId, by, { kind: 'serviceTicketPostponed' });
    // Some open it after all before anybody asks, some when the form is refused without it.
    if (dice.chance(0.6)) timeline.after(dice.between(SECOND, 8 * DAY), () => openTicket(transferId));
  }

  function openTicket(transferId: string) {
    const { serviceTicket, end } = world.look(transferId);
    if (end || (serviceTicket && dice.chance(0.8))) return;
    const openedAt = timeline.now();
    voice.say(transferId, by, { kind: 'serviceTicketOpened', serviceTicket: '2611020040001234', openedAt });
  }

  function attach(transferId: string) {
    const transfer = world.look(transferId);
    const sha256 = currentForm(transfer)?.sha256;
    if (!sha256 || transfer.end) return;
    // A careful portal waits for the last seal; an eager one is told to.
    if (!isSealed(transfer) && !dice.chance(manners.eager) && transfer.stage === 'submission')
      timeline.after(SECOND, () => attach(transferId));
    else upload(transferId, sha256);
  }

  function upload(transferId: string, sha256: string) {
    const attachedAt = timeline.now();
    voice.say(transferId, by, { kind: 'formAttached', sha256, attachedAt }, (reply) => {
      if (isRefusal(reply)) mend(transferId, reply);
    });
  }

  function mend(transferId: string, { refused, violations }: Refusal) {
    if (refused === 'form-not-ready' || refused === 'form-not-the-current-one')
      timeline.after(dice.between(SECOND, MINUTE), () => attach(transferId));
    if (refused !== 'submission-check-failed' || dice.chance(manners.silent)) return;
    if (violations.some(({ path }) => path === 'serviceTicket')) {
      openTicket(transferId);
      timeline.after(dice.between(SECOND, MINUTE), () => attach(transferId));
    } else {
      const { revision } = world.look(transferId);
      const reason = 'The form has to be signed again.';
      voice.say(transferId, by, { kind: 'correctionRequested', by: 'currentPartner', revision, reason });
    }
  }
}
