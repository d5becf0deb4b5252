import { consentSha256 } from '../../signing/consent.ts';
import type { Message } from '../../workflow/messages.ts';
import { markOf } from '../access-code.ts';
import type { Instant } from '../instant.ts';
import { endTransfer, moveTo, type Outcome, orderMail } from '../outcome.ts';
import { type Party, partyName, type Signatory } from '../party.ts';
import { awaitedSigners, signatureQuestion, signersOf } from '../questions.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { signatoryOf } from '../signatory-of.ts';
import { isStale } from '../signature-age.ts';
import type { Signature } from '../signed-form.ts';
import type { Transfer } from '../transfer.ts';
import { collectAgain } from './collect-again.ts';

type Signed = Extract<Message, { kind: 'signed' }>;
type Bound = Pick<Signed, 'party' | 'revision' | 'generation' | 'proven'>;

/** A link speaks for one party, one revision and one generation; anything else has been replaced (RELIABILITY S8). */
export function linkFault(transfer: Transfer, said: Bound): Refusal | undefined {
  const link = transfer.links[said.party];
  if (
    transfer.revision !== said.revision ||
    link?.revision !== said.revision ||
    link.generation !== said.generation
  )
    return refuse('signature-superseded');
  return undefined;
}

/** A link speaks for nobody who has not given the access code that is set, also when it was set a moment ago: the evidence says it was given. */
export const bearerFault = (transfer: Transfer, said: Bound): Refusal | undefined =>
  linkFault(transfer, said) ??
  (markOf(transfer.accessCodes[said.party]) === (said.proven ?? '')
    ? undefined
    : refuse('access-code-needed'));

/** The stored states of the form a party may have had before its eyes: signature 1 covers the form as prepared, 2 and 3 the whole form. */
export function signableStates(transfer: Transfer, party: Party): string[] {
  const filled = transfer.form.findIndex((state) => state.after === 'newPartnerFilled');
  if (party === 'currentPartner') return transfer.form.slice(0, 1).map((state) => state.sha256);
  return filled < 0 ? [] : transfer.form.slice(filled).map((state) => state.sha256);
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en');

function signFault(transfer: Transfer, message: Signed, signatory: Signatory): Refusal | undefined {
  if (transfer.signatures[message.party]) return refuse('already-signed');
  if (!signersOf(transfer).includes(message.party)) return refuse('message-out-of-order');
  const fault = bearerFault(transfer, message);
  if (fault) return fault;
  if (!signableStates(transfer, message.party).includes(message.contentHash))
    return refuse('signature-superseded');
  const printed = `${signatory.firstName} ${signatory.lastName}`;
  if (plain(message.name) !== plain(printed))
    return refuse('name-differs', [{ path: 'name', message: `must be "${printed}"` }]);
  return undefined;
}

/** Steps 3 and 4: a party signs the revision it was shown. */
export function sign(transfer: Transfer, message: Signed, at: Instant): Outcome | Refusal {
  const signer = signatoryOf(transfer, message.party);
  if (!signer) return refuse('message-out-of-order');
  const fault = signFault(transfer, message, signer.signatory);
  if (fault) return fault;

  const { signatory, organisation } = signer;
  const signature: Signature = {
    party: message.party,
    revision: message.revision,
    name: `${signatory.firstName} ${signatory.lastName}`,
    ...(signatory.title === undefined ? {} : { title: signatory.title }),
    email: signatory.email,
    organisation,
    method: message.method,
    signedAt: at,
    contentHash: message.contentHash,
    consentVersion: message.consentVersion,
    consentLanguage: message.consentLanguage,
    proof: transfer.accessCodes[message.party] ? 'mailbox-and-code' : 'mailbox',
    ...(message.drawing === undefined ? {} : { drawing: message.drawing }),
  };
  const signed: Transfer = {
    ...transfer,
    signatures: { ...transfer.signatures, [message.party]: signature },
  };
  const { party, revision, contentHash, consentVersion, consentLanguage, ip, userAgent } = message;
  const next = afterSignature(signed, at);
  return {
    transfer: next.transfer,
    facts: [
      {
        kind: 'signed',
        party,
        revision,
        signatory: signature.name,
        contentHash,
        method: signature.method,
        proof: signature.proof,
        consentVersion,
        consentLanguage,
        consentSha256: consentSha256(consentVersion, consentLanguage),
        ip,
        userAgent,
      },
      ...next.facts,
    ],
    answers: signatureQuestion(transfer, message.party),
  };
}

/** The new partner is asked for its part, and the customer is told that it may help. */
export const askNewPartner = (transfer: Transfer, at: Instant): Transfer =>
  orderMail(orderMail(transfer, at, 'newPartnerTurn', 'newPartner'), at, 'newPartnerAsked', 'customer');

/** On to the next stage once everybody of this one has signed; a form that has grown too old meanwhile is signed anew by all (D-05). */
function afterSignature(transfer: Transfer, at: Instant): Outcome {
  if (isStale(transfer, at)) return collectAgain(transfer, at);
  return { transfer: awaitedSigners(transfer).length > 0 ? transfer : onward(transfer, at), facts: [] };
}

function onward(transfer: Transfer, at: Instant): Transfer {
  if (transfer.stage === 'signatures')
    return orderMail(moveTo(transfer, 'submission', at), at, 'allSigned', 'customer', 'newPartner');
  if (transfer.newPartner.part) return moveTo(transfer, 'signatures', at);
  return askNewPartner(moveTo(transfer, 'newPartner', at), at);
}

/** A signatory refuses; nobody is obliged to agree (D-20). */
export function decline(
  transfer: Transfer,
  message: Extract<Message, { kind: 'declined' }>,
  at: Instant,
): Outcome | Refusal {
  const fault = bearerFault(transfer, message);
  if (fault) return fault;
  if (!awaitedSigners(transfer).includes(message.party)) return refuse('already-signed');
  const by = partyName[message.party];
  return endTransfer(transfer, 'declined', at, { by, reason: `The ${by} declined: ${message.reason}` });
}

/** The signing page was opened by a click; kept as evidence, and nobody has to wake up for it. */
export function openPage(
  transfer: Transfer,
  message: Extract<Message, { kind: 'signingPageOpened' }>,
): Outcome | Refusal {
  const { party, revision, ip, userAgent } = message;
  const superseded = linkFault(transfer, message);
  return superseded ?? { transfer, facts: [{ kind: 'signingPageOpened', party, revision, ip, userAgent }] };
}
