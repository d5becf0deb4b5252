import type { Stack } from '../stack.ts';
import { accepted, type Cast, castOf, iso } from './cast.ts';
import { decline, finish } from './endings.ts';
import type { Narrator } from './narrator.ts';
import { bearer } from './portal.ts';
import { newPartnerPart, transferRequest } from './sample-content.ts';

export const DECLINE = 'decline';
export type Ending = 'in-time' | 'late-answer' | typeof DECLINE;

/** What a story leaves behind. */
export type Told = {
  transferId: string;
  pdf: Uint8Array;
  audit: { head: string; entries: ({ sentence: string } & Record<string, unknown>)[] };
};

/** Walks one transfer through the public doors, as its parties would, and narrates it. */
export async function tellStory(stack: Stack, narrator: Narrator, ending: Ending): Promise<Told> {
  const cast = castOf(stack);
  const transferId = await openTransfer(cast, narrator);
  await signFirst(cast, narrator, transferId);
  if (ending === DECLINE) await decline(cast, narrator, transferId);
  else await finish(cast, narrator, transferId, ending === 'late-answer');
  return evidence(cast, transferId);
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
