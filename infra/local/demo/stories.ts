import { accepted, atSupport, iso } from './cast.ts';
import { attach, fillPart, moved, signBoth, signBy, signFirst, type Telling } from './chapters.ts';
import { cleanUp } from './clean-up.ts';
import { newPartnerPart } from './sample-content.ts';
import type { Story } from './story.ts';
import { tellEnd, tellMails, tellMailsToOps } from './tell-mails.ts';

/** Contoso's mailbox on record: it has not named an admin yet. */
const CONTOSO = 'transfers@contoso.example';

const [HOUR, DAY] = [3_600_000, 86_400_000];

async function untilAttached(telling: Telling): Promise<string> {
  await signFirst(telling);
  await fillPart(telling);
  await signBoth(telling);
  return attach(telling);
}

async function toTheEnd(telling: Telling, late = false): Promise<void> {
  await moved(telling, late);
  await cleanUp(telling);
  await tellMails(telling, 'The subscription transfer is complete', [telling.cast.maria.address]);
}

async function inTime(telling: Telling): Promise<void> {
  await untilAttached(telling);
  await toTheEnd(telling);
}

/** The clock jumps past the deadline; the mails to ops show what happened on the way. */
async function lateAnswer(telling: Telling): Promise<void> {
  const { cast, narrator, transferId } = telling;
  const dueAt = await untilAttached(telling);
  await cast.stack.host.advance(Date.parse(dueAt) - cast.world.now() + HOUR);
  await cast.fabrikam.until(
    transferId,
    ({ supportClock }) => (supportClock as { breachedAt?: string }).breachedAt !== undefined,
  );
  narrator.step('', `The clock jumps to ${atSupport(cast.world.now())}, an hour after the deadline`);
  await tellMailsToOps(telling, 'Microsoft Support has not answered in time');
  await toTheEnd(telling, true);
}

async function decline(telling: Telling): Promise<void> {
  const { maria } = telling.cast;
  await signFirst(telling);
  await fillPart(telling);
  await maria.open(await maria.signingLink());
  await maria.decline('Our board wants to wait until next year.');
  telling.narrator.step(
    '',
    'Maria opens her link, reads the form, and declines: “Our board wants to wait until next year.”',
  );
  await tellEnd(telling, 'declined');
}

/** Zoë finds a mistake in Contoso's part: what covered it is void, signature 1 is not. */
async function correction(telling: Telling): Promise<void> {
  const { cast, narrator, transferId } = telling;
  const { maria, zoe, contoso, fabrikam, world } = cast;
  await signFirst(telling);
  await fillPart(telling);
  const oldLink = await zoe.signingLink();
  await signBy(maria);
  narrator.step('', 'Maria signs; Zoë sees that the agreement has the wrong name and does not');
  const part = newPartnerPart(iso(world));
  const agreement = { ...part.agreement, name: 'Microsoft Customer Agreement 2026-11' };
  accepted(
    await contoso.send('correction.requested', {
      transferId,
      revision: 1,
      reason: 'The agreement has another name.',
      corrected: { newPartner: { ...part, agreement } },
    }),
  );
  const again = await fabrikam.until(transferId, ({ revision }) => revision === 2);
  const old = (again.oldRevisions as { voided: string[] }[])[0];
  narrator.step(
    '',
    `Contoso’s portal corrects its part: revision 2; void is the signature of the ${old?.voided}`,
  );
  narrator.note(
    `signature of the ${(again.signatures as { party: string }[])[0]?.party} stays: it did not cover that`,
  );
  narrator.note(`Zoë’s first link now says: ${await zoe.refusedBy(oldLink)}`);
  await signBoth(telling);
  await attach(telling);
  await toTheEnd(telling);
}

/** Nobody at the customer signs; reminders, a warning to ops, and the end. */
async function expire(telling: Telling): Promise<void> {
  const { cast, narrator, transferId } = telling;
  await signFirst(telling);
  await fillPart(telling);
  await signBy(cast.zoe);
  narrator.step('', 'Zoë signs for Contoso; Maria’s mail stays unread');
  for (const days of [3, 3, 3, 2]) {
    await cast.stack.host.advance(days * DAY);
    const { stage } = await cast.fabrikam.until(transferId, () => true);
    const seen = stage === 'expired' ? 'time is over' : 'Maria is reminded, and the transfer waits for her';
    narrator.step('', `The clock jumps to ${iso(cast.world).slice(0, 10)}: ${seen}`);
  }
  await tellMailsToOps(telling, 'A subscription transfer stands still');
  await tellEnd(telling, 'expired');
}

/** Microsoft wants the new partner's part mended: back to its owner, two new signatures, a new clock. */
async function incompleteAnswer(telling: Telling): Promise<void> {
  const { cast, narrator, transferId } = telling;
  const { fabrikam, contoso, world } = cast;
  const dueAt = await untilAttached(telling);
  await cast.stack.host.advance(Date.parse(dueAt) - world.now() - HOUR);
  narrator.step('', `The clock jumps to ${atSupport(world.now())}, an hour before the deadline`);
  accepted(
    await fabrikam.send('support.answered', {
      transferId,
      outcome: 'incomplete',
      engineer: 'Kim Akers',
      answeredAt: iso(world),
      note: 'The telephone number of the new partner’s admin is not in service.',
      sections: ['newPartner'],
    }),
  );
  await fabrikam.until(transferId, ({ stage }) => stage === 'newPartner');
  narrator.step(
    '',
    'Engineer Kim Akers: the new partner’s part is incomplete; it goes back to Contoso, as revision 2',
  );
  const part = newPartnerPart(iso(world));
  const admin = { ...part.details.admin, phone: '425 555 0199' };
  accepted(
    await contoso.send('new-partner.submitted', {
      transferId,
      ...part,
      details: { ...part.details, admin },
    }),
  );
  narrator.step(
    '4',
    'Contoso mends the number; Frank’s signature still stands, the other two are asked for anew',
  );
  await signBoth(telling);
  const again = await attach(telling);
  narrator.note(
    `a new clock runs: the answer was due ${atSupport(dueAt)}, and is now due ${atSupport(again)}`,
  );
  await toTheEnd(telling);
}

/** The customer changes its mind, on its own page. */
async function cancel(telling: Telling): Promise<void> {
  const { maria } = telling.cast;
  await signFirst(telling);
  await maria.open(await maria.followLink());
  telling.narrator.step('', 'Maria opens her own page of the transfer: it waits for Contoso’s part');
  await maria.withdraw('We stay with Fabrikam after all.');
  telling.narrator.step('', 'She withdraws: “We stay with Fabrikam after all.”');
  await tellEnd(telling, 'cancelled', CONTOSO);
}

/** The stories by their option; the first is told when none is given. */
export const STORIES = {
  'in-time': { what: 'everything goes well, and the answer comes in time', tell: inTime },
  'late-answer': {
    what: 'the clock jumps ahead: warnings, breach, escalation, then the answer',
    tell: lateAnswer,
  },
  correction: { what: 'the new partner corrects its part after others have signed', tell: correction },
  'incomplete-answer': { what: 'Microsoft calls a part of the form incomplete', tell: incompleteAnswer },
  decline: { what: 'the customer refuses to sign', tell: decline },
  cancel: { what: 'the customer withdraws on its own page', tell: cancel },
  expire: { what: 'the customer never signs; time runs out', tell: expire },
} satisfies Record<string, Story>;
