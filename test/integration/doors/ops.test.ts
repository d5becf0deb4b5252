import { beforeAll, describe, expect, it } from 'vitest';
import { Case, WAITS } from '../../support/doors/case.ts';
import { signingLinkOf } from '../../support/doors/links-in-mail.ts';
import { refusedAndNothingStored } from '../../support/doors/refused.ts';
import { codeOf, postForm, sessionBy } from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { ask, opsToken, partnerToken } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const REASON = 'Both partners asked ops by telephone to stop.';
const JSON_TYPE = { 'content-type': 'application/json' };

const cancel = (
  transferId: string,
  token: string,
  body: string,
  headers: Record<string, string> = JSON_TYPE,
) => ask(doors, `/ops/transfers/${transferId}/actions/cancel`, token, { method: 'POST', body, headers });
const saying = (reason: unknown) => JSON.stringify({ reason });

describe('a cancellation by ops', () => {
  it.each(WAITS.filter((wait) => wait !== 'access'))(
    'ends the transfer at the wait %s, and everybody is told why (R-41)',
    async (place) => {
      const asked = await new Case(doors).reach(place);
      const token = await opsToken(doors);
      const answer = await cancel(asked.transferId, token, saying(REASON));
      expect([answer.status, await answer.json()]).toEqual([
        202,
        { transferId: asked.transferId, stage: 'cancelled' },
      ]);
      expect((await asked.quiet('cancelled')).end).toMatchObject({
        by: 'ops',
        reason: `Cancelled by ops: ${REASON}`,
      });

      const admin = WAITS.indexOf(place) > WAITS.indexOf('newPartner');
      const newPartner = admin ? asked.mailbox('ada', 'contoso') : doors.partners.contoso.partner.mailTo;
      for (const address of [asked.maria.address, asked.mailbox('nia', 'fabrikam'), newPartner]) {
        // The copies come with it, or as soon as the certificate is made.
        const mails = doors.stack.desk.inbox.to(address).map(({ message }) => message.content);
        const own = mails.filter(({ plainText }) => plainText?.includes(asked.transferId));
        const told = own.filter(({ subject }) => subject === 'The subscription transfer has ended');
        expect(told.map(({ plainText }) => plainText)).toEqual([expect.stringContaining(REASON)]);
      }
      if (place !== 'ticket') {
        const code = codeOf(signingLinkOf(doors, asked.frank.address));
        expect((await postForm(doors, 'open', { code })).status).toBe(410);
      }
      const open = await (await ask(doors, '/ops/transfers', token)).text();
      expect(open).not.toContain(asked.transferId);
      const again = await leavingNoTrace(doors, [asked.transferId], () =>
        cancel(asked.transferId, token, saying(REASON)),
      );
      expect([again.status, await again.json()]).toEqual([
        202,
        { transferId: asked.transferId, stage: 'cancelled' },
      ]);
    },
  );

  it('comes too late once the subscription has moved, and points to closing the case (R-41)', async () => {
    const asked = await new Case(doors).reach('access');
    const token = await opsToken(doors);
    const { errors = [] } = await refusedAndNothingStored(
      doors,
      [asked.transferId],
      () => cancel(asked.transferId, token, saying(REASON)),
      { status: 409, code: 'too-late-to-cancel', paths: ['action'] },
    );
    expect(errors[0]?.message).toContain('close the case');
  });

  it('and a refusal to sign at the same instant end the transfer once', async () => {
    const asked = await new Case(doors).reach('currentPartnerSignature');
    const [cookie, token] = [
      await sessionBy(doors, signingLinkOf(doors, asked.frank.address)),
      await opsToken(doors),
    ];
    const answers = await Promise.all([
      cancel(asked.transferId, token, saying(REASON)),
      postForm(doors, 'decline', { reason: 'We do not agree.' }, { cookie }),
    ]);
    const [byOps, byFrank] = answers.map(({ status }) => status);
    const facts = await asked.facts();
    const [end, ...more] = facts.filter(({ kind }) => kind === 'transferEnded').map((fact) => fact.end);
    expect(more).toEqual([]);
    expect({ end, byOps, byFrank }).toEqual(
      end === 'cancelled' ? { end, byOps: 202, byFrank: 409 } : { end: 'declined', byOps: 409, byFrank: 200 },
    );
  });

  it('of a transfer that has ended otherwise is refused', async () => {
    const asked = await new Case(doors).open();
    await asked.say('contoso', 'transfer.cancelled', { reason: 'We do not sell this.' });
    await asked.quiet('declined');
    const token = await opsToken(doors);
    await refusedAndNothingStored(
      doors,
      [asked.transferId],
      () => cancel(asked.transferId, token, saying(REASON)),
      { status: 409, code: 'transfer-ended' },
    );
  });

  it('is in the audit trail with who it was, and in nobody’s with a token', async () => {
    const asked = await new Case(doors).open();
    const token = await opsToken(doors);
    await cancel(asked.transferId, token, saying(REASON));
    await asked.quiet('cancelled');
    const seen = await (await ask(doors, `/ops/transfers/${asked.transferId}`, token)).text();
    const { audit } = JSON.parse(seen) as { audit: { entries: { by: object; fact: { kind: string } }[] } };
    const ended = audit.entries.find(({ fact }) => fact.kind === 'transferEnded');
    expect(ended?.by).toEqual({ role: 'ops', via: 'ops', name: doors.stack.opsClient.clientId });
    expect(seen).not.toContain(token.split('.')[2]);
  });
});

describe('an attempt to cancel', () => {
  const kept: { asked?: Case } = {};
  beforeAll(async () => {
    kept.asked = await new Case(doors).open();
  });
  const id = () => kept.asked?.transferId ?? '';

  const rows: [string, () => Promise<Response>, number, string, string[]][] = [
    [
      'without a reason',
      async () => cancel(id(), await opsToken(doors), '{}'),
      422,
      'invalid-content',
      ['reason'],
    ],
    [
      'with a reason of one letter',
      async () => cancel(id(), await opsToken(doors), saying('x')),
      422,
      'invalid-content',
      ['reason'],
    ],
    [
      'with a reason of a megabyte',
      async () => cancel(id(), await opsToken(doors), saying('x'.repeat(1_000_000))),
      413,
      'body-too-large',
      [],
    ],
    [
      'with more than a reason',
      async () => cancel(id(), await opsToken(doors), JSON.stringify({ reason: REASON, by: 'customer' })),
      422,
      'invalid-content',
      ['by'],
    ],
    [
      'with a body that is not JSON',
      async () => cancel(id(), await opsToken(doors), 'reason=x'),
      400,
      'malformed-json',
      [],
    ],
    [
      'a transfer there is not',
      async () => cancel('t0000000000000000000000000', await opsToken(doors), saying(REASON)),
      404,
      'not-found',
      [],
    ],
    [
      'by ops who may only read',
      async () => cancel(id(), await opsToken(doors, 'Transfers.Ops.Read'), saying(REASON)),
      403,
      'forbidden',
      [],
    ],
    [
      'by ops without a role',
      async () => cancel(id(), await opsToken(doors, 'Something.Else'), saying(REASON)),
      403,
      'forbidden',
      [],
    ],
    [
      'by a partner of the transfer',
      async () => cancel(id(), await partnerToken(doors, doors.partners.fabrikam), saying(REASON)),
      401,
      'unauthenticated',
      [],
    ],
    [
      'by a partner that gave itself the role',
      async () =>
        cancel(
          id(),
          await partnerToken(doors, doors.partners.fabrikam, { roles: ['Transfers.Ops.Operate'] }),
          saying(REASON),
        ),
      401,
      'unauthenticated',
      [],
    ],
    [
      'with a body that a form of another site can send',
      async () => cancel(id(), await opsToken(doors), saying(REASON), { 'content-type': 'text/plain' }),
      415,
      'unsupported-media-type',
      ['content-type'],
    ],
  ];
  it.each(rows)('%s is refused and leaves no trace', async (_, attempt, status, code, paths) => {
    await refusedAndNothingStored(doors, [id()], attempt, { status, code, paths });
  });
});
