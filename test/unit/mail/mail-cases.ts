import { memoryPartnerRegistry } from '../../../shared/adapters/memory/memory-partner-registry.ts';
import { composeMail, type MailSources } from '../../../shared/mail/compose-mail.ts';
import { MAIL_KINDS, type MailKind } from '../../../shared/mail/mail-kind.ts';
import type { Mail } from '../../../shared/mail/mailer.ts';
import { Addressee, type MailOrder } from '../../../shared/transfer/mail-order.ts';
import type { Language, Party, Signatory } from '../../../shared/transfer/party.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { collectAgain } from '../../../shared/transfer/steps/collect-again.ts';
import { placeOf, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { a, aPartner } from '../../support/a-party.ts';
import { anOldPartnersRole, aRole } from '../../support/a-role.ts';
import { aHash } from '../../support/a-transfer.ts';
import {
  accepted,
  accessReported,
  answered,
  arrivedAt,
  at,
  correction,
  PART,
  SECRET,
  withLinks,
} from '../transfer/walk.ts';

/** The transfer after a message, which must be accepted. */
export const following = (transfer: Transfer, message: Message, hours = 8): Transfer =>
  accepted(advance(transfer, message, at(hours))).transfer;

/** Somebody whom nobody has heard of yet. */
export const COLLEAGUE: Signatory = {
  firstName: 'Noor',
  lastName: 'Visser',
  email: 'noor@example.org',
  title: 'Deputy',
};

const replaced = (transfer: Transfer, party: Party): Transfer =>
  following(transfer, {
    kind: 'signatoryReplaced',
    party,
    reason: 'She has left.',
    to: { ...COLLEAGUE, email: `${party.toLowerCase()}@example.org` },
  });

const failures = [
  'signatures.customer is older than 10 days (D-05); to mend by: customer.',
  'form is 5 MB or larger (DOMAIN 9.3); to mend by: ops.',
];

/** The transfer with an access code for a party’s signatory, and so many wrong tries. */
export const withCode = (
  transfer: Transfer,
  party: Party,
  setBy: 'currentPartner' | 'newPartner',
  tries = 0,
): Transfer => ({
  ...transfer,
  accessCodes: {
    ...transfer.accessCodes,
    [party]: { salt: '00', hash: aHash('code'), setBy, setAt: at(3), tries },
  },
});

/** An ended transfer whose certificate is there, with the links to everybody’s copies; a colleague has signed for the customer. */
export const withCopies = (ended: Transfer): Transfer =>
  withLinks(
    {
      ...ended,
      signatories: { ...ended.signatories, customer: COLLEAGUE },
      certificate: { sha256: aHash('certificate'), size: 90_000, issuedAt: at(10) },
    },
    at(10),
  );

/** The transfer of a new partner whose mailbox is on record, with the link to fill in its part. */
function withMailbox(transfer: Transfer): Transfer {
  const { newPartner } = transfer;
  const identity = { ...newPartner.identity, mailTo: 'transfers@fabrikam.com' };
  return withLinks({ ...transfer, newPartner: { ...newPartner, identity } }, at(4));
}

type Case = { stands: Transfer; to: Addressee[] };
const everybody: Addressee[] = ['customer', 'currentPartner', 'newPartner'];
const signers: Addressee[] = ['customer', 'newPartner'];
const watchers: Addressee[] = ['ops', 'currentPartner'];
const [ticket, signatures] = [arrivedAt('ticket'), arrivedAt('signatures')];
const part = withMailbox(arrivedAt('newPartner'));
const filed = withCopies(arrivedAt('completed'));
const [submission, support, access] = [arrivedAt('submission'), arrivedAt('support'), arrivedAt('access')];

/** Every kind with the transfer it belongs to and whom the process sends it to; the type refuses a missing kind. */
export const CASES: Record<MailKind, Case> = {
  requestReceived: { stands: ticket, to: ['customer'] },
  openServiceTicket: { stands: ticket, to: ['currentPartner'] },
  signInvitation: { stands: signatures, to: signers },
  signReminder: { stands: signatures, to: signers },
  newPartnerTurn: { stands: part, to: ['newPartner'] },
  newPartnerAsked: { stands: part, to: ['customer'] },
  confirmProposal: {
    stands: following(part, { kind: 'newPartnerProposed', details: PART.details }),
    to: ['newPartner'],
  },
  signatoryChanged: { stands: replaced(replaced(signatures, 'customer'), 'newPartner'), to: signers },
  signaturesAging: { stands: signatures, to: everybody },
  signaturesTooOld: { stands: collectAgain(submission, at(24 * 11)).transfer, to: everybody },
  allSigned: { stands: submission, to: signers },
  timeExtended: {
    stands: following(signatures, { kind: 'timeExtended', until: at(24 * 20), reason: 'Holidays' }),
    to: signers,
  },
  stageStalled: { stands: ticket, to: ['ops', 'customer', 'newPartner'] },
  adminDenied: {
    stands: following(support, {
      kind: 'adminVerified',
      by: 'newPartner',
      admin: 'newPartner',
      verifiedAt: at(7),
      outcome: 'denied',
      note: 'Nobody asked me.',
    }),
    to: ['ops', 'currentPartner', 'newPartner'],
  },
  attachForm: { stands: submission, to: ['currentPartner'] },
  formNotReady: {
    stands: { ...submission, check: { of: 'r1:1', failures } },
    to: ['currentPartner'],
  },
  formSubmitted: { stands: support, to: everybody },
  dueRecorded: {
    stands: following(support, { kind: 'supportDueRecorded', dueAt: at(34) }, 7),
    to: everybody,
  },
  supportHalfTime: { stands: support, to: watchers },
  supportThreeQuarters: { stands: support, to: watchers },
  supportBreached: { stands: support, to: watchers },
  supportStillSilent: { stands: support, to: watchers },
  receiptConfirmed: { stands: following(support, answered({ outcome: 'received' })), to: everybody },
  subscriptionMoved: { stands: access, to: everybody },
  formIncomplete: {
    stands: following(support, answered({ outcome: 'incomplete', note: 'Page 2 is missing.' })),
    to: everybody,
  },
  removeOldAccess: { stands: access, to: signers },
  accessRemains: {
    stands: following(access, accessReported({ roleAssignments: [aRole(), anOldPartnersRole()] }), 9),
    to: signers,
  },
  correctionRequested: {
    stands: following(signatures, correction(signatures, { reason: 'The address is wrong.' }), 5),
    to: everybody,
  },
  stageReminder: { stands: access, to: signers },
  followLinkRenewed: {
    stands: withLinks(following(part, { kind: 'followLinkRenewed' }), at(5)),
    to: ['customer'],
  },
  transferEnded: { stands: arrivedAt('completed'), to: everybody },
  copies: { stands: filed, to: everybody },
  copiesForSignatory: { stands: filed, to: everybody },
  accessCodeLocked: {
    stands: withCode(withCode(signatures, 'customer', 'currentPartner', 5), 'newPartner', 'newPartner', 5),
    to: ['currentPartner', 'newPartner'],
  },
  paperStuck: {
    stands: {
      ...signatures,
      stuck: { paper: 'signature', reason: 'The key store gave no answer.', since: at(5) },
    },
    to: ['ops'],
  },
};
export const KINDS = [...MAIL_KINDS];

/** Every kind for everybody the process sends it to. */
export const ORDERS = KINDS.flatMap((kind) =>
  CASES[kind].to.map((to) => ({ kind, to, name: `${kind} to ${to}` })),
);

/** A transfer as it stands when a mail of this kind is ordered. */
export const transferFor = (kind: MailKind): Transfer => CASES[kind].stands;

export const ADDRESSEES = Addressee.options;

/** The transfer of a customer with another language. */
export const speaking = (language: Language, transfer: Transfer): Transfer => ({
  ...transfer,
  customer: { ...transfer.customer, language },
});

/** The transfer of a customer that has no page of its own. */
export function unfollowed(transfer: Transfer): Transfer {
  const { follow: _, ...links } = transfer.links;
  return { ...transfer, links };
}

/** The transfer with signatures that never grow too old, so that its stage's own time is what ends it. */
export const ageless = (transfer: Transfer): Transfer => ({
  ...transfer,
  terms: { ...transfer.terms, signatureMaxAgeDays: 3000 },
});

const partners = memoryPartnerRegistry();
await partners.save(aPartner());
await partners.save(aPartner({ ...a.newPartner, groupIds: [], mailTo: 'transfers@fabrikam.com' }));

export const sources: MailSources = {
  partners,
  linkSecret: SECRET,
  baseUrl: 'https://transfer.example/api',
  opsMailTo: 'ops@transfer.example',
  mailFrom: 'transfers@mail.example',
};

/** An order as the process makes it, at the place where the transfer stands. */
export const order = (transfer: Transfer, kind: MailKind, to: Addressee, number = 1): MailOrder => ({
  mailId: `${number}-${kind}-${to}`,
  kind,
  to,
  channel: 'mail',
  orderedAt: at(4),
  place: placeOf(transfer),
});

/** The mail, which must be one. */
export async function mailOf(kind: MailKind, to: Addressee, transfer?: Transfer): Promise<Mail> {
  const about = transfer ?? transferFor(kind);
  const mail = await composeMail(sources, about, order(about, kind, to));
  if (!mail) throw new Error(`no mail for ${kind} to ${to}`);
  return mail;
}
