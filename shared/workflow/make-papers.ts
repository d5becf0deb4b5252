import type { AuditFact } from '../audit/audit-fact.ts';
import { issueLinks } from '../signing/issue-link.ts';
import { epoch } from '../transfer/instant.ts';
import type { Party } from '../transfer/party.ts';
import { checkSubmission as check } from '../transfer/steps/submission.ts';
import { currentForm, type FormState, type Signature, type Transfer } from '../transfer/transfer.ts';
import { existing } from './change.ts';
import type { Services } from './services.ts';
import { conclude, settle } from './settle.ts';
import type { About, Standing } from './standing.ts';

/** Step 3: the form of this revision is made and the current partner invited to sign it (R-17…R-21). */
export async function prepareForm(services: Services, { transferId }: About): Promise<Standing> {
  const transfer = await present(services, transferId);
  if (transfer.stage === 'currentPartnerSignature' && transfer.form.length === 0) {
    const state = await file(services, transferId, await services.papers.prepare(transfer), 'prepared');
    await addState(services, transfer, state, ['currentPartner'], {
      kind: 'formPrepared',
      revision: transfer.revision,
      sha256: state.sha256,
    });
  }
  return settle(services, { transferId });
}

/** Step 4: the new partner's part is filled in below signature 1, and the other two are invited at once. */
export async function fillNewPartner(services: Services, { transferId }: About): Promise<Standing> {
  await sealAll(services, transferId);
  const transfer = await present(services, transferId);
  const form = currentForm(transfer);
  if (transfer.stage === 'signatures' && form && !isFilled(transfer)) {
    const pdf = await services.papers.fillNewPartner(
      await services.forms.get(transferId, form.sha256),
      transfer,
    );
    const state = await file(services, transferId, pdf, 'newPartnerFilled');
    await addState(services, transfer, state, ['customer', 'newPartner'], {
      kind: 'newPartnerFilledIn',
      revision: transfer.revision,
      sha256: state.sha256,
    });
  }
  return settle(services, { transferId });
}

/** Seals every signature given so far into the form, oldest first, and settles. */
export async function sealSignatures(services: Services, { transferId }: About): Promise<Standing> {
  await sealAll(services, transferId);
  return settle(services, { transferId });
}

/** Step 5: the form is checked before the current partner is asked to attach it. */
export async function checkSubmission(services: Services, { transferId }: About): Promise<Standing> {
  await sealAll(services, transferId);
  await conclude(services, transferId, check);
  return settle(services, { transferId });
}

async function sealAll(services: Services, transferId: string): Promise<void> {
  for (;;) {
    const transfer = await present(services, transferId);
    const form = currentForm(transfer);
    const signature = nextToSeal(transfer);
    if (!form || !signature) return;
    const pdf = await services.papers.seal(await services.forms.get(transferId, form.sha256), signature);
    const { party, revision } = signature;
    const state = await file(services, transferId, pdf, party);
    await addState(services, transfer, state, [], {
      kind: 'signatureSealed',
      party,
      revision,
      sha256: state.sha256,
    });
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

const present = async ({ transfers }: Services, transferId: string): Promise<Transfer> =>
  (await existing(transfers, transferId)).transfer;

async function file(
  { forms }: Services,
  transferId: string,
  pdf: Uint8Array,
  after: FormState['after'],
): Promise<FormState> {
  return { sha256: await forms.put(transferId, pdf), size: pdf.length, after };
}

/** Adds the stored state on top of the one it was made from; when the form has moved on meanwhile, nothing happens and the caller looks again. */
async function addState(
  services: Services,
  madeFrom: Transfer,
  state: FormState,
  invite: Party[],
  fact: AuditFact,
) {
  await conclude(services, madeFrom.id, (transfer, now) => {
    const same =
      transfer.revision === madeFrom.revision &&
      currentForm(transfer)?.sha256 === currentForm(madeFrom)?.sha256;
    if (!same || transfer.end) return { transfer, facts: [] };
    const filed = withState(transfer, state);
    const linked = issueLinks(filed, invite, services.linkSecret, now);
    return { transfer: linked.transfer, facts: [fact, ...linked.facts] };
  });
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
