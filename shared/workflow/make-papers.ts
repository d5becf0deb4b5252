import type { AuditFact } from '../audit/audit-fact.ts';
import { epoch } from '../transfer/instant.ts';
import type { FormState, Signature } from '../transfer/signed-form.ts';
import { checkSubmission as check } from '../transfer/steps/submission.ts';
import { currentForm, type Transfer } from '../transfer/transfer.ts';
import type { Stored } from '../transfer/transfer-store.ts';
import { existing } from './change.ts';
import type { Services } from './services.ts';
import { conclude, settleFrom } from './settle.ts';
import type { About, Standing } from './standing.ts';

/** Step 3: the form of this revision is made and the current partner invited to sign it (R-17…R-21). */
export async function prepareForm(services: Services, { transferId }: About): Promise<Standing> {
  let stored = await existing(services.transfers, transferId);
  const { transfer } = stored;
  if (transfer.stage === 'currentPartnerSignature' && transfer.form.length === 0) {
    const pdf = await services.papers.prepare(transfer);
    stored = await file(services, stored, pdf, 'prepared');
  }
  return settleFrom(services, stored);
}

/** Step 4: the new partner's part is filled in below signature 1, and the other two are invited at once. */
export async function fillNewPartner(services: Services, { transferId }: About): Promise<Standing> {
  let stored = await sealAll(services, transferId);
  const { transfer } = stored;
  const form = currentForm(transfer);
  if (transfer.stage === 'signatures' && form && !isFilled(transfer)) {
    const pdf = await services.papers.fillNewPartner(
      await services.forms.get(transferId, form.sha256),
      transfer,
    );
    stored = await file(services, stored, pdf, 'newPartnerFilled');
  }
  return settleFrom(services, stored);
}

/** Seals every signature given so far into the form, oldest first, and settles. */
export const sealSignatures = async (services: Services, { transferId }: About): Promise<Standing> =>
  settleFrom(services, await sealAll(services, transferId));

/** Step 5: the form is checked before the current partner is asked to attach it; the clock of its upload will run by the calendar of now. */
export async function checkSubmission(services: Services, { transferId }: About): Promise<Standing> {
  const sealed = await sealAll(services, transferId);
  const checked = await conclude(services, sealed, (transfer, now) => {
    const { cloud, currentPartner } = transfer;
    const calendar = services.calendarOf({ cloud, country: currentPartner.identity.country });
    return check({ ...transfer, calendar }, now);
  });
  return settleFrom(services, checked);
}

async function sealAll(services: Services, transferId: string): Promise<Stored> {
  let stored = await existing(services.transfers, transferId);
  for (;;) {
    const form = currentForm(stored.transfer);
    const signature = nextToSeal(stored.transfer);
    if (!form || !signature) return stored;
    const pdf = await services.papers.seal(await services.forms.get(transferId, form.sha256), signature);
    stored = await file(services, stored, pdf, signature.party);
  }
}

/** Signature 2 or 3 waits until the new partner's part stands in the form it was given for; nothing is sealed after the end. */
function nextToSeal(transfer: Transfer): Signature | undefined {
  if (transfer.end) return undefined;
  return Object.values(transfer.signatures)
    .filter((signature) => signature !== undefined)
    .filter(
      (signature) =>
        signature.sealedIn === undefined && (signature.party === 'currentPartner' || isFilled(transfer)),
    )
    .sort((a, b) => epoch(a.signedAt) - epoch(b.signedAt))[0];
}

const isFilled = (transfer: Transfer): boolean =>
  transfer.form.some(({ after }) => after === 'newPartnerFilled');

/**
 * Files new bytes of the form on top of those they were made from; whoever can sign now is invited by that. When the
 * form has moved on meanwhile nothing happens, and the caller, who gets the present state, looks again.
 */
async function file(
  services: Services,
  madeFrom: Stored,
  pdf: Uint8Array,
  after: FormState['after'],
): Promise<Stored> {
  const { id, revision } = madeFrom.transfer;
  const state: FormState = { sha256: await services.forms.put(id, pdf), size: pdf.length, after };
  return conclude(services, madeFrom, (transfer) => {
    const same =
      transfer.revision === revision &&
      currentForm(transfer)?.sha256 === currentForm(madeFrom.transfer)?.sha256;
    if (!same || transfer.end) return { transfer, facts: [] };
    return { transfer: withState(transfer, state), facts: [factOf(state, revision)] };
  });
}

function factOf({ sha256, after }: FormState, revision: number): AuditFact {
  if (after === 'prepared') return { kind: 'formPrepared', revision, sha256 };
  if (after === 'newPartnerFilled') return { kind: 'newPartnerFilledIn', revision, sha256 };
  return { kind: 'signatureSealed', party: after, revision, sha256 };
}

function withState(transfer: Transfer, state: FormState): Transfer {
  const form = [...transfer.form, state];
  const party = state.after;
  if (party === 'prepared' || party === 'newPartnerFilled') return { ...transfer, form };
  const signature = transfer.signatures[party];
  if (!signature) return transfer;
  return {
    ...transfer,
    form,
    signatures: { ...transfer.signatures, [party]: { ...signature, sealedIn: state.sha256 } },
  };
}
