import {
  NEW_COMMERCE_ID,
  newPartnerPart,
  rolesAfter,
  transferRequest,
} from '../../../infra/local/demo/sample-content.ts';
import type { Stack } from '../../../infra/local/stack.ts';
import { openForm, type Street, sendMessage } from './parties.ts';
import type { Post, Postbox } from './postbox.ts';

/** The turns of a transfer: something is said, and the product makes ready for what comes next. */
export const TURNS = [
  'request',
  'ticket',
  'signature 1',
  'new partner',
  'signatures 2+3',
  'attach',
  'answer',
  'access',
] as const;
export type Turn = (typeof TURNS)[number];

/** What is needed to walk transfers through the doors of a stack. */
export type Walk = {
  stack: Stack;
  street: Street;
  postbox: Postbox;
  /** Told after each turn: milliseconds from what was said to the mail that calls the next party. */
  onTurn?: (turn: Turn, milliseconds: number) => void | Promise<void>;
};

/** A message the doors have accepted, by the kind of fact it must leave in the audit trail. */
export type AcceptedMessage = { messageId: string; fact: string };

/** A transfer that has come to its end, with everything that was accepted on the way. */
export type Walked = { transferId: string; accepted: AcceptedMessage[] };

const FRANK = 'frank@fabrikam.example';
const MARIA = 'maria@lucernepublishing.example';
const ZOE = 'zoe@contoso.example';

/** Every transfer is about a subscription of its own: one can only be in one open transfer (D-03). */
const subscriptionOf = (number: number): string =>
  `5b5c0000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** Walks transfer `number` from the customer's request to the removal of the old partner's access. */
export async function walkTransfer(walk: Walk, number: number): Promise<Walked> {
  const { fabrikam, contoso } = walk.stack.partners;
  const { street, postbox, onTurn } = walk;
  const accepted: AcceptedMessage[] = [];
  let transferId = '';
  const iso = () => new Date(street.now()).toISOString();

  const send = async (who: typeof fabrikam, type: string, fact: string, data: object) => {
    const id = `walk-${number}-${type.replaceAll('.', '-')}`;
    const answer = await sendMessage(street, who, {
      id,
      type,
      data: { ...data, ...(transferId && { transferId }) },
    });
    transferId = answer.transferId;
    accepted.push({ messageId: `${who.partner.partnerId}.${id}`, fact });
  };
  const sign = async (invitation: Post, party: string, name: string) => {
    const ready = await openForm(street, /https?:\S+#\S+/.exec(invitation.text)?.[0] ?? '');
    accepted.push({ messageId: `opened.r1.${party}.g1`, fact: 'signingPageOpened' });
    return async () => {
      await ready(name);
      accepted.push({ messageId: `signed.r1.${party}`, fact: 'signed' });
    };
  };
  const turn = async (
    name: Turn,
    say: () => Promise<unknown>,
    ...calls: [subject: string, to?: string][]
  ) => {
    const began = performance.now();
    await say();
    const posts = await Promise.all(calls.map(([subject, to]) => postbox.next(transferId, subject, to)));
    await onTurn?.(name, Math.max(...posts.map(({ takenAt }) => takenAt)) - began);
    return posts as [Post, ...Post[]];
  };
  const invitation = 'Please sign';

  await turn(
    'request',
    () =>
      send(
        fabrikam,
        'transfer.requested',
        'transferRequested',
        transferRequest(iso(), subscriptionOf(number)),
      ),
    ['Please open the service ticket'],
  );
  const [toFrank] = await turn(
    'ticket',
    () =>
      send(fabrikam, 'service-ticket.opened', 'serviceTicketOpened', {
        serviceTicket: '2402084010005835',
        openedAt: iso(),
      }),
    [invitation, FRANK],
  );
  await turn('signature 1', await sign(toFrank, 'currentPartner', 'Frank Weber'), ['Your part']);
  const [toMaria, toZoe = toFrank] = await turn(
    'new partner',
    () => send(contoso, 'new-partner.submitted', 'newPartnerSubmitted', newPartnerPart(iso())),
    [invitation, MARIA],
    [invitation, ZOE],
  );
  const both = await Promise.all([
    sign(toMaria, 'customer', 'Maria Keller'),
    sign(toZoe, 'newPartner', 'Zoë Nowak'),
  ]);
  const [toAttach] = await turn('signatures 2+3', () => Promise.all(both.map((signNow) => signNow())), [
    'The transfer form is complete',
  ]);
  const sha256 = /SHA-256 ([0-9a-f]{64})/.exec(toAttach.text)?.[1];
  await turn('attach', () => send(fabrikam, 'form.attached', 'formAttached', { sha256, attachedAt: iso() }), [
    'The transfer form is with Microsoft',
  ]);
  const answer = {
    outcome: 'completed',
    engineer: 'Kim Akers',
    answeredAt: iso(),
    cutOffDate: iso().slice(0, 10),
  };
  const moved = { ...answer, newPartnerCenterSubscriptionId: NEW_COMMERCE_ID };
  await turn('answer', () => send(fabrikam, 'support.answered', 'supportAnswered', moved), ['Please remove']);
  await turn(
    'access',
    () =>
      send(contoso, 'access.reported', 'accessReported', {
        ranBy: 'Ada Lindqvist',
        roleAssignments: rolesAfter(subscriptionOf(number)),
      }),
    ['The subscription transfer is complete', MARIA],
  );
  return { transferId, accepted };
}
