import type { Actor } from '../../../shared/audit/audit-fact.ts';
import { isSealed } from '../../../shared/form/submission-check.ts';
import { isRefusal, type RefusalCode } from '../../../shared/transfer/refusals.ts';
import { currentForm, type Transfer } from '../../../shared/transfer/transfer.ts';
import { fabrikamsPart, NEW_COMMERCE_ID, roleAssignments } from './cast.ts';
import { type Manners, MINUTE, SECOND } from './manners.ts';
import type { Reply, Voice } from './voice.ts';
import type { World } from './world.ts';

const refusedWith = (reply: Reply): RefusalCode | undefined => (isRefusal(reply) ? reply.refused : undefined);

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

/** Opens the service ticket and attaches the completed form. */
export function currentPartnersPortal(world: World, voice: Voice, manners: Manners): void {
  const { timeline } = world;
  const dice = world.dice.of('current partner');
  const by: Actor = { role: 'currentPartner', via: 'portal', name: 'contoso' };
  const soon = (work: () => void) => timeline.after(manners.portalMs(dice), work);

  oncePerPlace(world, (transfer) => {
    const { id, stage } = transfer;
    const [early, eager, silent] = [
      dice.chance(0.5),
      dice.chance(manners.eager),
      dice.chance(manners.silent),
    ];
    if (stage === 'ticket' || (stage === 'requested' && early)) soon(() => openTicket(id));
    if ((stage === 'submission' && !silent) || (stage === 'signatures' && eager)) soon(() => attach(id));
  });

  function openTicket(transferId: string) {
    if (world.look(transferId).serviceTicket && dice.chance(0.8)) return;
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
      const refused = refusedWith(reply);
      if (refused === 'form-not-ready' || refused === 'form-not-the-current-one')
        timeline.after(dice.between(SECOND, MINUTE), () => attach(transferId));
      if (refused === 'submission-check-failed')
        voice.say(transferId, by, {
          kind: 'correctionRequested',
          by: 'currentPartner',
          reason: 'The form has to be signed again.',
        });
    });
  }
}

/** Fills in its part, and in the end reports the role assignments. */
export function newPartnersPortal(world: World, voice: Voice, manners: Manners): void {
  const { timeline } = world;
  const dice = world.dice.of('new partner');
  const by: Actor = { role: 'newPartner', via: 'portal', name: 'fabrikam' };
  const soon = (work: () => void) => timeline.after(manners.portalMs(dice), work);

  oncePerPlace(world, (transfer) => {
    if (transfer.stage === 'currentPartnerSignature' && dice.chance(manners.eager))
      soon(() => submit(transfer.id));
    if (transfer.stage === 'newPartner' && !dice.chance(manners.silent)) soon(() => submit(transfer.id));
    if (transfer.stage === 'access' && !dice.chance(manners.silent))
      soon(() => report(transfer, dice.chance(0.3)));
  });

  function submit(transferId: string) {
    voice.say(transferId, by, { kind: 'newPartnerSubmitted', ...fabrikamsPart(timeline.now()) });
  }

  function report(transfer: Transfer, stillThere: boolean) {
    const message = {
      kind: 'accessReported' as const,
      ranBy: 'Łukasz 李',
      newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
      roleAssignments: roleAssignments(transfer.currentPartner.identity, stillThere),
    };
    voice.say(transfer.id, by, message);
    if (stillThere) soon(() => report(transfer, false));
  }
}
