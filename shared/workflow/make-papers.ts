import type { AuditFact } from '../audit/audit-fact.ts';
import type { Sealed } from '../form/papers.ts';
import { readDrawing } from '../signing/drawing.ts';
import { epoch } from '../transfer/instant.ts';
import { isRefusal } from '../transfer/refusals.ts';
import type { FormState, Signature } from '../transfer/signed-form.ts';
import { checkSubmission as check } from '../transfer/steps/submission.ts';
import type { Paper } from '../transfer/stuck-paper.ts';
import { currentForm, type Transfer } from '../transfer/transfer.ts';
import type { Stored } from '../transfer/transfer-store.ts';
import { unstick } from '../transfer/unstick.ts';
import { existing } from './change.ts';
import type { Services } from './services.ts';
import { conclude, settleFrom } from './settle.ts';
import type { About, Standing } from './standing.ts';
import { orStuck } from './stuck.ts';

/**
 * Steps 3 and 4: makes whatever the form lacks now, and settles. The form of the revision comes first, then a seal for
 * every signature given, oldest first, and the new partner's part below signature 1; whoever can sign is invited by
 * that (R-17… ). What cannot be made is tried again by alarm, and ops see it.
 */
export const makePapers = async (services: Services, { transferId }: About): Promise<Standing> =>
  settleFrom(services, await makeAll(services, transferId));

/** Step 5: the form is checked before the current partner is asked to attach it; the clock of its upload will run by the calendar of now. */
export async function checkSubmission(services: Services, { transferId }: About): Promise<Standing> {
  const made = await makeAll(services, transferId);
  if (nextPaper(made.transfer)) return settleFrom(services, made);
  const checked = await conclude(services, made, (transfer, now) => {
    const { cloud, currentPartner } = transfer;
    const calendar = services.calendarOf({ cloud, country: currentPartner.identity.country });
    return check({ ...transfer, calendar }, now);
  });
  return settleFrom(services, checked);
}

async function makeAll(services: Services, transferId: string): Promise<Stored> {
  let stored = await existing(services.transfers, transferId);
  for (;;) {
    const lacking = nextPaper(stored.transfer);
    if (!lacking) return stored;
    const made = await orStuck(services, stored, PAPER[lacking.after], () =>
      make(services, stored.transfer, lacking),
    );
    if ('paper' in made) stored = await file(services, stored, lacking.after, made.paper);
    else if (made.stuck.transfer.stuck) return made.stuck;
    else stored = made.stuck;
  }
}

/** A state the form has still to be brought to. */
type Lacking =
  | { after: 'prepared' | 'newPartnerFilled' }
  | { after: Signature['party']; signature: Signature };

const PAPER: Record<FormState['after'], Paper> = {
  prepared: 'form',
  newPartnerFilled: 'part',
  currentPartner: 'signature',
  customer: 'signature',
  newPartner: 'signature',
};

const isFilled = (transfer: Transfer): boolean =>
  transfer.form.some(({ after }) => after === 'newPartnerFilled');

/** What the form lacks now; signature 2 or 3 waits until the new partner's part stands in the form it was given for, and nothing is made after the end. */
function nextPaper(transfer: Transfer): Lacking | undefined {
  const { end, stage, form, signatures } = transfer;
  if (end) return undefined;
  if (form.length === 0) return stage === 'currentPartnerSignature' ? { after: 'prepared' } : undefined;
  const signature = Object.values(signatures)
    .filter((given) => given !== undefined)
    .filter((given) => given.sealedIn === undefined)
    .filter((given) => given.party === 'currentPartner' || isFilled(transfer))
    .sort((a, b) => epoch(a.signedAt) - epoch(b.signedAt))[0];
  if (signature) return { after: signature.party, signature };
  return stage === 'signatures' && !isFilled(transfer) ? { after: 'newPartnerFilled' } : undefined;
}

type Made = Sealed | { pdf: Uint8Array };

async function make(services: Services, transfer: Transfer, lacking: Lacking): Promise<Made> {
  const { papers, forms } = services;
  const form = currentForm(transfer);
  if (!form) return { pdf: await papers.prepare(transfer) };
  const pdf = await forms.get(transfer.id, form.sha256);
  if (!('signature' in lacking)) return { pdf: await papers.fillNewPartner(pdf, transfer) };
  const { signature } = lacking;
  return papers.seal(pdf, signature, await drawingOf(services, transfer, signature));
}

async function drawingOf({ documents }: Services, { id }: Transfer, { drawing: sha256 }: Signature) {
  if (sha256 === undefined) return undefined;
  const drawing = readDrawing(Buffer.from(await documents.get(id, sha256)).toString('utf8'));
  if (isRefusal(drawing)) throw new Error('The stored drawing cannot be read.');
  return drawing;
}

/**
 * Files new bytes of the form on top of those they were made from; whoever can sign now is invited by that. When the
 * form has moved on meanwhile nothing happens, and the caller, who gets the present state, looks again.
 */
async function file(
  services: Services,
  madeFrom: Stored,
  after: FormState['after'],
  made: Made,
): Promise<Stored> {
  const { id, revision } = madeFrom.transfer;
  const state: FormState = { sha256: await services.forms.put(id, made.pdf), size: made.pdf.length, after };
  return conclude(services, madeFrom, (transfer, now) => {
    const same =
      transfer.revision === revision &&
      currentForm(transfer)?.sha256 === currentForm(madeFrom.transfer)?.sha256;
    if (!same || transfer.end) return { transfer, facts: [] };
    const free = unstick(transfer, now);
    return {
      transfer: withState(free.transfer, state, made),
      facts: [...factsOf(state, revision, made), ...free.facts],
    };
  });
}

function factsOf({ sha256, after }: FormState, revision: number, made: Made): AuditFact[] {
  if (after === 'prepared') return [{ kind: 'formPrepared', revision, sha256 }];
  if (after === 'newPartnerFilled') return [{ kind: 'newPartnerFilledIn', revision, sha256 }];
  if (!('thumbprint' in made)) return [];
  const { thumbprint, timestamp, timestampMissed: reason } = made;
  const stamped = timestamp ? { timestamp } : {};
  const sealed: AuditFact = {
    kind: 'signatureSealed',
    party: after,
    revision,
    sha256,
    thumbprint,
    ...stamped,
  };
  return reason === undefined
    ? [sealed]
    : [sealed, { kind: 'timestampMissed', paper: 'signature', party: after, reason }];
}

function withState(transfer: Transfer, state: FormState, made: Made): Transfer {
  const form = [...transfer.form, state];
  const party = state.after;
  if (party === 'prepared' || party === 'newPartnerFilled') return { ...transfer, form };
  const signature = transfer.signatures[party];
  if (!signature || !('thumbprint' in made)) return transfer;
  const { thumbprint: sealedBy, timestamp } = made;
  const sealed = { ...signature, sealedIn: state.sha256, sealedBy, ...(timestamp ? { timestamp } : {}) };
  return { ...transfer, form, signatures: { ...transfer.signatures, [party]: sealed } };
}
