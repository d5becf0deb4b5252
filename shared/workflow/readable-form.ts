import type { Party } from '../transfer/party.ts';
import { type Refusal, refuse, type Violation } from '../transfer/refusals.ts';
import type { FormState } from '../transfer/signed-form.ts';
import { isEnd, type Transfer } from '../transfer/transfer.ts';

/** Who wants to read a form. */
export type Reader = Party | 'ops';

/** A stored form and the revision it belongs to. */
export type ReadableForm = { revision: number; form: FormState };

/** Before signature 1 is sealed into it the form is the current partner's alone. */
const mayRead = (reader: Reader, form: readonly FormState[]): boolean =>
  reader === 'currentPartner' || reader === 'ops' || form.some(({ after }) => after === 'currentPartner');

/** The last state of every revision a reader may see, oldest first; replaced ones stay readable. */
export const readableForms = ({ oldRevisions, revision, form }: Transfer, reader: Reader): ReadableForm[] =>
  [...oldRevisions, { revision, form }].flatMap(({ revision: of, form: states }) => {
    const last = states.at(-1);
    return last && mayRead(reader, states) ? [{ revision: of, form: last }] : [];
  });

/**
 * The form of a revision, the present one unless another is named. Refused with `form-not-ready` while there is none
 * to give, also between a signature and its seal: in a moment the form will be another; `not-found` for a revision
 * this reader never saw.
 */
export function readableForm(transfer: Transfer, reader: Reader, revision?: number): FormState | Refusal {
  const asked = revision ?? transfer.revision;
  const found = readableForms(transfer, reader).find((one) => one.revision === asked)?.form;
  if (asked !== transfer.revision) return found ?? refuse('not-found');
  return found && !awaitsSeal(transfer) ? found : refuse('form-not-ready', whatItWaitsFor(transfer));
}

/** A signature that is given and not yet sealed: in a moment the form will be another. After the end it stays as it is. */
const awaitsSeal = ({ end, signatures }: Transfer): boolean =>
  end === undefined && Object.values(signatures).some((signature) => signature?.sealedIn === undefined);

/** Where trying again in a moment is no use, somebody else has to do something first. */
function whatItWaitsFor({ stage, signatures }: Transfer): Violation[] {
  if (stage === 'ticket')
    return [
      {
        path: 'stage',
        message:
          'is "ticket": the form is made when service-ticket.opened or service-ticket.postponed has come',
      },
    ];
  if (isEnd(stage)) return [{ path: 'stage', message: `is "${stage}": there will be no form any more` }];
  if (stage === 'currentPartnerSignature' && !signatures.currentPartner)
    return [{ path: 'stage', message: `is "${stage}": you can read the form once signature 1 is given` }];
  return [];
}
