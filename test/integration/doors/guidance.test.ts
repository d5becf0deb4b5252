import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { NEW_COMMERCE_ID } from '../../../infra/local/demo/sample-content.ts';
import { Case } from '../../support/doors/case.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { ask, lookingAs } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

// Settings as a deployment may have them; the stack's host inherits them.
process.env.TICKET_PROBLEM_TYPE = 'Transfer ownership of my subscription';
process.env.AZURE_PORTAL_USGOV = 'https://portal.azure.example';

const doors = useDoors();
const ROOMS = ['/ticket-draft', '/upload-note', '/guidance'];

type Problem = { type: string; errors?: { path: string; message: string }[] };

async function read<T>(who: 'fabrikam' | 'contoso', one: Case, room: string) {
  const answer = await doors.portals[who].get(`/transfers/${one.transferId}${room}`);
  return { status: answer.status, json: (await answer.json()) as T & Problem };
}

describe('a transfer on its way', () => {
  const asked: { one?: Case } = {};
  const one = () => asked.one ?? new Case(doors);
  beforeAll(async () => {
    asked.one = await new Case(doors).open();
  });

  it('has a ticket draft with both ids for its current partner (R-15, R-16, R-24)', async () => {
    const { status, json } = await read<Record<string, unknown>>('fabrikam', one(), '/ticket-draft');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      kind: 'transferRequest',
      title: 'CSP subscription transfer request – Lucerne Publishing',
      issueType: 'Subscription management',
      azureSubscriptionId: one().subscription,
      contact: { name: 'Nia Olsen', email: one().mailbox('nia', 'fabrikam') },
      text: expect.stringContaining(`Azure subscription ID (to transfer): ${one().subscription}\n`),
    });
  });

  it('says what the settings say of problem type and portal (A-14, A-15)', async () => {
    const { json } = await read<{ problemType: string; path: string[] }>('fabrikam', one(), '/ticket-draft');
    expect(json.problemType).toBe('Transfer ownership of my subscription');
    expect(json.path.slice(-2)).toEqual(['https://portal.azure.example', 'New support request']);
  });

  it('gives its new partner no ticket and no upload note, but guidance (D-15, R-28)', async () => {
    for (const room of ['/ticket-draft', '/upload-note'])
      expect(await read('contoso', one(), room)).toMatchObject({
        status: 403,
        json: { type: '/problems/not-yours-to-say' },
      });
    const { status, json } = await read<{ relationship: { steps: string[] } }>('contoso', one(), '/guidance');
    expect(status).toBe(200);
    expect(json.relationship.steps.join(' ')).toContain('Request a reseller relationship');
  });

  it('shows each partner its own ways and advice (R-13, R-19, D-18)', async () => {
    type Told = { stage: string; clickPaths: { id: string }[]; advice: { id: string }[] };
    const current = (await read<Told>('fabrikam', one(), '/guidance')).json;
    const next = (await read<Told>('contoso', one(), '/guidance')).json;
    expect(current.stage).toBe('ticket');
    expect(current.clickPaths.map(({ id }) => id)).toContain('open-ticket');
    expect(next.clickPaths.map(({ id }) => id)).toEqual(['organisation-profile']);
    expect(current.advice.map(({ id }) => id)).toContain('export-billing-data');
    expect(next.advice.map(({ id }) => id)).toContain('no-help-from-microsoft');
  });

  it('has no upload note before there is a form to attach', async () => {
    expect(await read('fabrikam', one(), '/upload-note')).toMatchObject({
      status: 409,
      json: { type: '/problems/message-out-of-order' },
    });
  });

  it.each(ROOMS)('is not changed by looking at it, and an unknown one is not found: %s', async (room) => {
    await leavingNoTrace(doors, [one().transferId], async () => {
      await read('fabrikam', one(), room);
      await read('contoso', one(), room);
      const unknown = await ask(
        doors,
        `/transfers/t0000000000000000000000000${room}`,
        await lookingAs.fabrikam(doors),
      );
      expect(unknown.status).toBe(404);
    });
  });
});

describe('a form to attach', () => {
  it('has a note that names the very file the partner downloads (R-33)', async () => {
    const one = await new Case(doors).reach('submission');
    const pdf = Buffer.from(
      await (await doors.portals.fabrikam.get(`/transfers/${one.transferId}/form`)).arrayBuffer(),
    );
    const { status, json } = await read<{ text: string }>('fabrikam', one, '/upload-note');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      serviceTicket: '2402084010005835',
      fileName: `${one.transferId}.pdf`,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      size: pdf.length,
    });
    expect(json.text).toContain('12. ');
  });

  it('has no note while the ticket to attach it to is not recorded (R-30, R-33, A-08)', async () => {
    const one = await new Case(doors).open();
    await one.say('fabrikam', 'service-ticket.postponed', {});
    await one.quiet('currentPartnerSignature');
    await one.reach('submission');
    expect(await read('fabrikam', one, '/upload-note')).toEqual({
      status: 409,
      json: expect.objectContaining({
        type: '/problems/submission-check-failed',
        errors: [
          {
            path: 'serviceTicket',
            message: expect.stringMatching(/^is not recorded.*; to mend by: current partner$/),
          },
        ],
      }),
    });
  });
});

describe('a subscription that has moved', () => {
  it('has a ticket draft with both ids for its new partner alone (R-22, R-24, D-21)', async () => {
    const one = await new Case(doors).reach('access');
    const { status, json } = await read<{ text: string }>('contoso', one, '/ticket-draft');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      kind: 'followUp',
      azureSubscriptionId: one.subscription,
      partnerCenterSubscriptionId: NEW_COMMERCE_ID,
      contact: { name: 'Ada Lindqvist' },
    });
    expect(await read('fabrikam', one, '/ticket-draft')).toMatchObject({ status: 403 });
  });
});
