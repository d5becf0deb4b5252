import type { Stack } from '../stack.ts';
import type { Narrator } from './narrator.ts';
import { bearer, Portal, type Reply, type World } from './portal.ts';
import {
  AZURE_SUBSCRIPTION,
  NEW_COMMERCE_ID,
  newPartnerPart,
  rolesAfter,
  rolesBefore,
  transferRequest,
} from './sample-content.ts';
import { mailsTo, Signatory } from './signatory.ts';

export const DECLINE = 'decline';
export type Ending = 'in-time' | 'late-answer' | typeof DECLINE;

/** What a story leaves behind. */
export type Told = {
  transferId: string;
  pdf: Uint8Array;
  audit: { head: string; entries: ({ sentence: string } & Record<string, unknown>)[] };
};

const HOUR = 3_600_000;

type Cast = {
  world: World;
  fabrikam: Portal;
  contoso: Portal;
  frank: Signatory;
  maria: Signatory;
  zoe: Signatory;
  stack: Stack;
};

function castOf(stack: Stack): Cast {
  const { baseUrl, audience, now } = stack;
  const world: World = { baseUrl, audience, now, deskOrigin: stack.desk.origin };
  return {
    stack,
    world,
    fabrikam: new Portal(world, stack.partners.fabrikam),
    contoso: new Portal(world, stack.partners.contoso),
    frank: new Signatory(world, 'Frank Weber', 'frank@fabrikam.example'),
    maria: new Signatory(world, 'Maria Keller', 'maria@lucernepublishing.example'),
    zoe: new Signatory(world, 'Zoë Nowak', 'zoe@contoso.example'),
  };
}

/** Walks one transfer through the public doors, as its parties would, and narrates it. */
export async function tellStory(stack: Stack, narrator: Narrator, ending: Ending): Promise<Told> {
  const cast = castOf(stack);
  const transferId = await openTransfer(cast, narrator);
  await signFirst(cast, narrator, transferId);
  if (ending === DECLINE) await decline(cast, narrator, transferId);
  else await finish(cast, narrator, transferId, ending === 'late-answer');
  return evidence(cast, transferId);
}

const iso = ({ now }: World) => new Date(now()).toISOString();

/** Refusals end the demo with what was refused and why. */
function accepted({ status, body }: Reply): Record<string, unknown> {
  if (status !== 202) throw new Error(`Refused with ${status}: ${JSON.stringify(body)}`);
  return body;
}

async function openTransfer({ world, fabrikam }: Cast, narrator: Narrator): Promise<string> {
  const { transferId } = accepted(await fabrikam.send('transfer.requested', transferRequest(iso(world)))) as {
    transferId: string;
  };
  narrator.step(
    '1',
    'Maria Keller asked in writing; Fabrikam’s portal passes it on: eligible, transfer opened',
  );
  await fabrikam.until(transferId, ({ stage }) => stage === 'ticket');
  accepted(
    await fabrikam.send('service-ticket.opened', {
      transferId,
      serviceTicket: '2402084010005835',
      openedAt: iso(world),
    }),
  );
  narrator.step('2', 'Fabrikam opens service ticket 2402084010005835 and reports it');
  return transferId;
}

async function signFirst(
  { frank, world, fabrikam, contoso }: Cast,
  narrator: Narrator,
  transferId: string,
): Promise<void> {
  const link = await frank.linkFromMail();
  narrator.step('3', 'The form is made; Frank Weber of Fabrikam has a mail with his signing link');
  await frank.open(link);
  const { sha256, pdf } = await frank.read();
  await frank.sign(sha256);
  narrator.step(
    '',
    `Frank clicks, reads the PDF (${Math.round(pdf.length / 1024)} KB, SHA-256 ${sha256.slice(0, 12)}…) and signs`,
  );
  await fabrikam.until(transferId, ({ stage }) => stage === 'newPartner');
  accepted(await contoso.send('new-partner.submitted', { transferId, ...newPartnerPart(iso(world)) }));
  narrator.step(
    '4',
    'Contoso’s portal fills in its part, attests the reseller relationship and its agreement',
  );
}

async function decline(
  { maria, fabrikam, world }: Cast,
  narrator: Narrator,
  transferId: string,
): Promise<void> {
  await maria.open(await maria.linkFromMail());
  await maria.decline('Our board wants to wait until next year.');
  narrator.step(
    '',
    'Maria opens her link, reads the form, and declines: “Our board wants to wait until next year.”',
  );
  const end = await fabrikam.until(transferId, ({ stage }) => stage === 'declined');
  narrator.step(
    '',
    `The transfer is declined; everybody is told why: ${JSON.stringify((end.end as { reason: string }).reason)}`,
  );
  await tellMails(world, narrator, [
    'maria@lucernepublishing.example',
    'nia@fabrikam.example',
    'ada@contoso.example',
  ]);
}

async function finish(cast: Cast, narrator: Narrator, transferId: string, late: boolean): Promise<void> {
  const { maria, zoe, fabrikam, contoso, world } = cast;
  await Promise.all(
    [maria, zoe].map(async (signatory) => {
      await signatory.open(await signatory.linkFromMail());
      await signatory.sign((await signatory.read()).sha256);
    }),
  );
  narrator.step(
    '',
    'Maria (customer) and Zoë (new partner) sign at the same time, each by the link in their mail',
  );
  const ready = await fabrikam.until(
    transferId,
    ({ stage, signatures }) => stage === 'submission' && allSealed(signatures),
  );
  const { sha256 } = ready.form as { sha256: string };
  await fabrikam.get(`/transfers/${transferId}/form`);
  accepted(await fabrikam.send('form.attached', { transferId, sha256, attachedAt: iso(world) }));
  const { supportClock } = await fabrikam.until(transferId, ({ stage }) => stage === 'support');
  const { dueAt } = supportClock as { dueAt: string };
  narrator.step(
    '5',
    `Three seals checked, form attached to the ticket; Microsoft answers by ${dueAt} (8 business hours)`,
  );
  if (late) await waitTooLong(cast, narrator, transferId, dueAt);
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
    `Engineer Kim Akers answers${late ? ' late, and it still counts' : ''}: the subscription has moved`,
  );
  const first = accepted(
    await contoso.send('access.reported', {
      transferId,
      ranBy: 'Ada Lindqvist',
      roleAssignments: rolesBefore,
    }),
  );
  narrator.step('6', `Ada of Contoso lists the roles: one of Fabrikam is left (stage ${first.stage})`);
  accepted(
    await contoso.send('access.reported', {
      transferId,
      ranBy: 'Ada Lindqvist',
      roleAssignments: rolesAfter,
    }),
  );
  await contoso.until(transferId, ({ stage }) => stage === 'completed');
  narrator.step('7', 'Ada removes it and lists the roles again: nobody of Fabrikam has access; completed');
  narrator.note(
    `Azure subscription id ${AZURE_SUBSCRIPTION} is kept; the new commerce id is ${NEW_COMMERCE_ID}`,
  );
  await tellMails(world, narrator, ['maria@lucernepublishing.example']);
}

const allSealed = (signatures: unknown): boolean => {
  const given = signatures as { sealed: boolean }[];
  return given.length === 3 && given.every(({ sealed }) => sealed);
};

/** The clock jumps past the deadline and on to the next business day; the mails show what happened on the way. */
async function waitTooLong(
  { stack, world, fabrikam }: Cast,
  narrator: Narrator,
  transferId: string,
  dueAt: string,
): Promise<void> {
  await stack.host.advance(Date.parse(dueAt) - world.now() + HOUR);
  await fabrikam.until(
    transferId,
    ({ supportClock }) => (supportClock as { breachedAt?: string }).breachedAt !== undefined,
  );
  narrator.step('', `The clock jumps to ${iso(world).slice(0, 16)}Z, an hour after the deadline`);
  const opsMails = await mailsTo(world, 'ops@csp-transfer.example');
  for (const { subject } of opsMails) narrator.note(`mail to ops: ${subject}`);
}

async function tellMails(world: World, narrator: Narrator, addresses: string[]): Promise<void> {
  for (const address of addresses)
    narrator.note(
      `mails to ${address}: ${(await mailsTo(world, address)).map(({ subject }) => subject).join(' · ')}`,
    );
}

async function evidence({ world, fabrikam, stack }: Cast, transferId: string): Promise<Told> {
  const pdf = new Uint8Array(await (await fabrikam.get(`/transfers/${transferId}/form`)).arrayBuffer());
  const { tenantId, clientId, clientSecret } = stack.opsClient;
  const authorization = `Bearer ${await bearer(world, tenantId, clientId, clientSecret)}`;
  for (;;) {
    const seen = await (
      await fetch(`${world.baseUrl}/ops/transfers/${transferId}`, { headers: { authorization } })
    ).json();
    const { audit, orchestration } = seen as {
      audit: Told['audit'];
      orchestration?: { runtimeStatus: string };
    };
    if (orchestration?.runtimeStatus === 'Completed') return { transferId, pdf, audit };
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
