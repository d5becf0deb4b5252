import { accepted, atSupport, type Cast, iso } from './cast.ts';
import type { Narrator } from './narrator.ts';
import { NEW_COMMERCE_ID, newPartnerPart, transferRequest } from './sample-content.ts';
import type { Signatory } from './signatory.ts';

/** Where a story is being told: who acts, who narrates, and which transfer it is about. */
export type Telling = { cast: Cast; narrator: Narrator; transferId: string };

const TICKET = '2402084010005835';

/** Steps 1 and 2: the written request and the service ticket. */
export async function openTransfer(cast: Cast, narrator: Narrator): Promise<Telling> {
  const { world, fabrikam } = cast;
  const answer = accepted(await fabrikam.send('transfer.requested', transferRequest(iso(world))));
  const transferId = answer.transferId as string;
  narrator.step(
    '1',
    'Maria Keller asked in writing; Fabrikam’s portal passes it on: eligible, transfer opened',
  );
  await fabrikam.until(transferId, ({ stage }) => stage === 'ticket');
  const draft = (await (await fabrikam.get(`/transfers/${transferId}/ticket-draft`)).json()) as {
    title: string;
  };
  accepted(
    await fabrikam.send('service-ticket.opened', { transferId, serviceTicket: TICKET, openedAt: iso(world) }),
  );
  narrator.step('2', `Fabrikam pastes the draft into Microsoft’s form and reports service ticket ${TICKET}`);
  narrator.note(`its title: ${draft.title}`);
  return { cast, narrator, transferId };
}

/** Step 3: the current partner signs first. */
export async function signFirst({ cast, narrator, transferId }: Telling): Promise<void> {
  const { frank, fabrikam } = cast;
  const link = await frank.signingLink();
  narrator.step('3', 'The form is made; Frank Weber of Fabrikam has a mail with his signing link');
  await frank.open(link);
  const { sha256, pdf } = await frank.read();
  await frank.sign(sha256);
  narrator.step(
    '',
    `Frank clicks, reads the PDF (${Math.round(pdf.length / 1024)} KB, SHA-256 ${sha256.slice(0, 12)}…) and signs`,
  );
  await fabrikam.until(transferId, ({ stage }) => stage === 'newPartner');
}

/** Step 4, first half: the new partner's part. */
export async function fillPart({ cast, narrator, transferId }: Telling): Promise<void> {
  const { world, contoso } = cast;
  accepted(await contoso.send('new-partner.submitted', { transferId, ...newPartnerPart(iso(world)) }));
  narrator.step(
    '4',
    'Contoso’s portal fills in its part, attests the reseller relationship and its agreement',
  );
}

/** One signatory opens the newest mail with a link not used before, reads and signs. */
export async function signBy(signatory: Signatory): Promise<void> {
  await signatory.open(await signatory.signingLink());
  await signatory.sign((await signatory.read()).sha256);
}

/** Step 4, second half: customer and new partner sign at the same time. */
export async function signBoth({ cast, narrator }: Telling): Promise<void> {
  await Promise.all([cast.maria, cast.zoe].map(signBy));
  narrator.step(
    '',
    'Maria (customer) and Zoë (new partner) sign at the same time, each by the link in their mail',
  );
}

const allSealed = (signatures: unknown): boolean => {
  const given = signatures as { sealed: boolean }[];
  return given.length === 3 && given.every(({ sealed }) => sealed);
};

/** Step 5, first half: checked and attached; answers when Microsoft is due. */
export async function attach({ cast, narrator, transferId }: Telling): Promise<string> {
  const { world, fabrikam } = cast;
  const ready = await fabrikam.until(
    transferId,
    ({ stage, signatures }) => stage === 'submission' && allSealed(signatures),
  );
  const { sha256 } = ready.form as { sha256: string };
  accepted(await fabrikam.send('form.attached', { transferId, sha256, attachedAt: iso(world) }));
  const { supportClock } = await fabrikam.until(transferId, ({ stage }) => stage === 'support');
  const { dueAt } = supportClock as { dueAt: string };
  narrator.step('5', `Three seals checked, form attached; Microsoft answers by ${atSupport(dueAt)}`);
  return dueAt;
}

/** Step 5, second half: the engineer's answer. */
export async function moved({ cast, narrator, transferId }: Telling, late = false): Promise<void> {
  const { world, fabrikam } = cast;
  for (const admin of ['currentPartner', 'newPartner'])
    accepted(
      await fabrikam.send('admin.verified', {
        transferId,
        admin,
        verifiedAt: iso(world),
        outcome: 'confirmed',
      }),
    );
  accepted(
    await fabrikam.send('support.answered', {
      transferId,
      outcome: 'completed',
      engineer: 'Kim Akers',
      answeredAt: iso(world),
      cutOffDate: iso(world).slice(0, 10),
      newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
    }),
  );
  await fabrikam.until(transferId, ({ stage }) => stage === 'access');
  narrator.step(
    '',
    `Both admins confirmed; Kim Akers answers${late ? ' late, and it still counts' : ''}: the subscription has moved`,
  );
}
