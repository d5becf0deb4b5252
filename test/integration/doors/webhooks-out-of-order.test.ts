import { beforeAll, describe, expect, it } from 'vitest';
import { rolesAfter } from '../../../infra/local/demo/sample-roles.ts';
import { Case, type Place, WAITS } from '../../support/doors/case.ts';
import { letter, post, withoutTrace } from '../../support/doors/letters.ts';
import { refusedAndNothingStored } from '../../support/doors/refused.ts';
import { leavingNoTrace, onRecord } from '../../support/doors/stored.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const UNKNOWN = 't0000000000000000000000000';
type Sender = 'fabrikam' | 'contoso';

/** A well-formed message of every type, who may send it, and the wait it belongs to. */
const MESSAGES: Record<string, { from: Sender[]; at: readonly Place[]; say(asked: Case): object }> = {
  'service-ticket.opened': {
    from: ['fabrikam'],
    at: ['ticket'],
    say: () => ({ serviceTicket: '2402084010005835', openedAt: doors.iso() }),
  },
  'service-ticket.postponed': { from: ['fabrikam'], at: ['ticket'], say: () => ({}) },
  'new-partner.submitted': { from: ['contoso'], at: ['newPartner'], say: (asked) => asked.part() },
  'form.attached': {
    from: ['fabrikam'],
    at: ['submission'],
    say: () => ({ sha256: 'a'.repeat(64), attachedAt: doors.iso() }),
  },
  'support.due-recorded': {
    from: ['fabrikam'],
    at: ['support'],
    say: () => ({ dueAt: doors.iso(86_400_000) }),
  },
  'support.answered': {
    from: ['fabrikam'],
    at: ['support'],
    say: () => ({ outcome: 'received', engineer: 'Kim Akers', answeredAt: doors.iso() }),
  },
  'admin.verified': {
    from: ['fabrikam', 'contoso'],
    at: ['support', 'access'],
    say: () => ({ admin: 'newPartner', verifiedAt: doors.iso() }),
  },
  'partner-groups.recorded': {
    from: ['fabrikam', 'contoso'],
    at: WAITS,
    say: () => ({ groupIds: ['6b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b111'] }),
  },
  'access.reported': {
    from: ['contoso'],
    at: ['access'],
    say: (asked) => ({ ranBy: 'Ada Lindqvist', roleAssignments: rolesAfter(asked.subscription) }),
  },
  'correction.requested': {
    from: ['fabrikam', 'contoso'],
    at: ['currentPartnerSignature', 'newPartner', 'signatures', 'submission'],
    say: () => ({ revision: 1, reason: 'The city is wrong.' }),
  },
  'transfer.cancelled': {
    from: ['fabrikam', 'contoso'],
    at: ['ticket', 'currentPartnerSignature', 'newPartner', 'signatures', 'submission'],
    say: () => ({ reason: 'Not now.' }),
  },
};
const TYPES = Object.keys(MESSAGES);

const write = (
  who: 'fabrikam' | 'contoso' | 'northwind',
  type: string,
  asked: Case,
  transferId = asked.transferId,
) => letter(doors, doors.partners[who], type, { transferId, ...MESSAGES[type]?.say(asked) });

/** One transfer for everything that is refused: nothing of it may change the transfer. */
const kept: { asked?: Case } = {};
const waiting = () => kept.asked as Case;
beforeAll(async () => {
  kept.asked = await new Case(doors).open();
});

describe.each(['fabrikam', 'contoso'] as const)(
  'a message that is not for %s to send (R-05, R-09)',
  (who) => {
    it.each(TYPES.filter((type) => !MESSAGES[type]?.from.includes(who)))('is refused: %s', async (type) => {
      const send = () => post(doors, write(who, type, waiting()));
      const refused = { status: 403, code: 'not-yours-to-say', paths: ['type'] };
      await refusedAndNothingStored(doors, [waiting().transferId], send, refused);
    });
  },
);

describe('a message about a transfer of others', () => {
  it.each(TYPES)('gets the same answer as one about no transfer at all: %s', async (type) => {
    const asked = waiting();
    const send = () => post(doors, write('northwind', type, asked));
    const foreign = await leavingNoTrace(doors, [asked.transferId], send);
    const text = await withoutTrace(foreign);
    expect(text).toMatch(/^404 application\/problem\+json .*not-found/);
    expect(await withoutTrace(await post(doors, write('northwind', type, asked, UNKNOWN)))).toBe(text);
  });
});

describe('a message at the wrong time', () => {
  const CODES: Record<string, string> = {
    'service-ticket.opened': 'service-ticket-already-recorded',
    'transfer.cancelled': 'too-late-to-cancel',
  };

  /** Every type that does not belong to the place, by every partner that may send it. */
  async function refuseAll(place: Place, codeOf: (type: string) => string): Promise<void> {
    const asked = await waiting().reach(place);
    const before = await onRecord(doors, [asked.transferId]);
    for (const [type, { from, at }] of Object.entries(MESSAGES))
      for (const who of at.includes(place) ? [] : from) {
        const send = () => post(doors, write(who, type, asked));
        const refused = { status: 409, code: codeOf(type) };
        await refusedAndNothingStored(doors, [asked.transferId], send, refused, before);
      }
  }

  it.each(WAITS)('is refused at the wait %s and leaves no trace (R-05)', (place) =>
    refuseAll(place, (type) => CODES[type] ?? 'message-out-of-order'),
  );

  it('is refused with whom the transfer waits for', async () => {
    const asked = await new Case(doors).reach('newPartner');
    const early = () => post(doors, write('contoso', 'access.reported', asked));
    const { errors = [] } = await refusedAndNothingStored(doors, [asked.transferId], early, {
      status: 409,
      code: 'message-out-of-order',
      paths: ['type'],
    });
    expect(errors[0]?.message).toBe(
      'cannot be accepted at the stage "newPartner"; it waits for the new partner',
    );
  });

  it('is refused after the end, whatever it says, and leaves no trace', () =>
    refuseAll('completed', () => 'transfer-ended'));
});

describe('a request for a subscription', () => {
  const request = (asked: Case) =>
    letter(doors, doors.partners.fabrikam, 'transfer.requested', asked.request());

  it('is refused while that subscription is being transferred, and accepted after the end (D-03)', async () => {
    const asked = await new Case(doors).open();
    const again = () => post(doors, request(asked));
    await refusedAndNothingStored(doors, [asked.transferId], again, {
      status: 409,
      code: 'subscription-already-in-transfer',
      paths: ['subscription.azureSubscriptionId'],
    });
    await asked.say('fabrikam', 'transfer.cancelled', { reason: 'The customer has withdrawn.' });
    await asked.quiet('cancelled');
    expect((await again()).status).toBe(202);
  });

  it('begins one transfer when two requests for it come at the same instant', async () => {
    const asked = new Case(doors);
    const answers = await Promise.all([request(asked), request(asked)].map((one) => post(doors, one)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
  });
});
