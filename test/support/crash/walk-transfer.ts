import {
  NEW_COMMERCE_ID,
  newPartnerPart,
  transferRequest,
} from '../../../infra/local/demo/sample-content.ts';
import { rolesAfter } from '../../../infra/local/demo/sample-roles.ts';
import { COLLEAGUE, type Course, FRANK, MARIA, ZOE } from './courses.ts';
import type { Post } from './postbox.ts';
import { type Walk, type Walked, Walker } from './walker.ts';

const INVITATION = 'Please sign the CSP Subscription Transfer form';
const ANSWER = { engineer: 'Kim Akers' };

/** Every transfer is about a subscription of its own: one can only be in one open transfer (D-03). */
const subscriptionOf = (number: number): string =>
  `5b5c0000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** The invitations of customer and new partner to the form of one revision. */
type Invited = { toMaria: Post; toZoe: Post; revision: number };

/** Walks transfer `number` from the customer's request to the removal of the old partner's access, with the detour of its course. */
export async function walkTransfer(walk: Walk, number: number, course: Course = 'straight'): Promise<Walked> {
  const walker = new Walker(walk, number);
  const invited = await begin(walker);
  let toAttach = await DETOURS[course](walker, invited);
  if (course === 'incomplete') toAttach = await sentBack(walker, toAttach);
  await attach(walker, toAttach);
  await end(walker);
  const { transferId, accepted } = walker;
  return { transferId, course, accepted };
}

/** Steps 1 to 4: up to the invitations of the second and third signatory. */
async function begin(walker: Walker): Promise<Invited> {
  const { walk, number } = walker;
  const { fabrikam, contoso } = walk.stack.partners;
  const request = transferRequest(walker.iso(), subscriptionOf(number));
  await walker.turn(
    'request',
    () => walker.send(fabrikam, 'transfer.requested', request, 'transferRequested'),
    ['Please open the service ticket'],
  );
  const ticket = { serviceTicket: '2402084010005835', openedAt: walker.iso() };
  const [toFrank] = await walker.turn(
    'ticket',
    () => walker.send(fabrikam, 'service-ticket.opened', ticket, 'serviceTicketOpened'),
    [INVITATION, FRANK],
  );
  const frank = { invitation: toFrank, party: 'currentPartner', revision: 1 };
  await walker.turn('signature 1', await walker.readyToSign(frank, 'Frank Weber'), ['Your part']);
  const part = newPartnerPart(walker.iso());
  const [toMaria, toZoe = toFrank] = await walker.turn(
    'new partner',
    () => walker.send(contoso, 'new-partner.submitted', part, 'newPartnerSubmitted'),
    ...INVITING_BOTH,
  );
  return { toMaria, toZoe, revision: 1 };
}

const INVITING_BOTH: [subject: string, to: string][] = [
  [INVITATION, MARIA],
  [INVITATION, ZOE],
];

const maria = ({ toMaria, revision }: Invited) => ({ invitation: toMaria, party: 'customer', revision });
const zoe = ({ toZoe, revision }: Invited) => ({ invitation: toZoe, party: 'newPartner', revision });

/** Both read, then both sign at once; answers the mail that asks for the upload. */
async function signBoth(walker: Walker, invited: Invited, name = 'Zoë Nowak'): Promise<Post> {
  const both = await Promise.all([
    walker.readyToSign(maria(invited), 'Maria Keller'),
    walker.readyToSign(zoe(invited), name),
  ]);
  const [toAttach] = await walker.turn(
    'signatures 2+3',
    () => Promise.all(both.map((signNow) => signNow())),
    ['The transfer form is complete'],
  );
  return toAttach;
}

/** Maria has signed when Contoso corrects its part: hers is void, Frank's is not. */
async function correct(walker: Walker, invited: Invited): Promise<Post> {
  const { contoso } = walker.walk.stack.partners;
  const signNow = await walker.readyToSign(maria(invited), 'Maria Keller');
  await signNow();
  const part = newPartnerPart(walker.iso());
  const newPartner = { ...part, agreement: { ...part.agreement, name: 'Microsoft Customer Agreement 2026' } };
  const asked = { revision: 1, reason: 'The agreement has another name.', corrected: { newPartner } };
  const [toMaria, toZoe = toMaria] = await walker.step(
    () => walker.send(contoso, 'correction.requested', asked, 'correctionRequested', 'newPartnerSubmitted'),
    ...INVITING_BOTH,
  );
  return signBoth(walker, { toMaria, toZoe, revision: 2 });
}

/** Zoë passes her signature on to a colleague by the page. */
async function delegate(walker: Walker, invited: Invited): Promise<Post> {
  const [toZoe] = await walker.step(
    () => walker.passOn(zoe(invited), COLLEAGUE),
    [INVITATION, COLLEAGUE.email],
  );
  return signBoth(walker, { ...invited, toZoe }, `${COLLEAGUE.firstName} ${COLLEAGUE.lastName}`);
}

/** What each course does before the form is complete. */
const DETOURS: Record<Course, (walker: Walker, invited: Invited) => Promise<Post>> = {
  straight: (walker, invited) => signBoth(walker, invited),
  correction: correct,
  delegation: delegate,
  incomplete: (walker, invited) => signBoth(walker, invited),
};

/** Microsoft calls the new partner's part incomplete: it is given anew, and both sign anew. */
async function sentBack(walker: Walker, toAttach: Post): Promise<Post> {
  const { fabrikam, contoso } = walker.walk.stack.partners;
  await attach(walker, toAttach);
  const answer = { ...ANSWER, outcome: 'incomplete', answeredAt: walker.iso(), sections: ['newPartner'] };
  await walker.step(
    () => walker.send(fabrikam, 'support.answered', answer, 'supportAnswered'),
    ['Microsoft Support calls the form incomplete'],
    ['Your part'],
  );
  const part = newPartnerPart(walker.iso());
  const details = { ...part.details, admin: { ...part.details.admin, phone: '425 555 0199' } };
  const [toMaria, toZoe = toMaria] = await walker.step(
    () => walker.send(contoso, 'new-partner.submitted', { ...part, details }, 'newPartnerSubmitted'),
    ...INVITING_BOTH,
  );
  return signBoth(walker, { toMaria, toZoe, revision: 2 });
}

/** Step 5: the form the mail names is attached to the ticket. */
async function attach(walker: Walker, { text }: Post): Promise<void> {
  const { fabrikam } = walker.walk.stack.partners;
  const upload = { sha256: /SHA-256 ([0-9a-f]{64})/.exec(text)?.[1], attachedAt: walker.iso() };
  await walker.turn('attach', () => walker.send(fabrikam, 'form.attached', upload, 'formAttached'), [
    'The transfer form is with Microsoft',
  ]);
}

/** Steps 6 and 7: the subscription has moved, and nobody of the old partner is left. */
async function end(walker: Walker): Promise<void> {
  const { fabrikam, contoso } = walker.walk.stack.partners;
  const moved = {
    ...ANSWER,
    outcome: 'completed',
    answeredAt: walker.iso(),
    cutOffDate: walker.iso().slice(0, 10),
    newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
  };
  await walker.turn('answer', () => walker.send(fabrikam, 'support.answered', moved, 'supportAnswered'), [
    'Please remove',
  ]);
  const roles = { ranBy: 'Ada Lindqvist', roleAssignments: rolesAfter(subscriptionOf(walker.number)) };
  await walker.turn('access', () => walker.send(contoso, 'access.reported', roles, 'accessReported'), [
    'The subscription transfer is complete',
    MARIA,
  ]);
}
