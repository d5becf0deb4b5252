import type { Party } from '../../../shared/transfer/party.ts';
import { Sha256 } from '../../../shared/transfer/primitives.ts';
import { type Refusal, refuse } from '../../../shared/transfer/refusals.ts';
import type { FormState } from '../../../shared/transfer/signed-form.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Knock } from '../../runtime/endpoint.ts';

/** The states of the present revision a party may see: before signature 1 is sealed into it the form is the current partner's alone. */
function statesFor({ form }: Transfer, party: Party): readonly FormState[] {
  if (party === 'currentPartner') return form;
  const first = form.findIndex(({ after }) => after === 'currentPartner');
  return first < 0 ? [] : form.slice(first);
}

/**
 * The state of the present form whose SHA-256 a page showed, named by `?sha256=`: another signature may be sealed
 * between a page and its PDF, and who signs has to read what is signed. `undefined` where none is named;
 * refused with `not-found` for one that this party may not see.
 */
export function formNamed(
  { request }: Pick<Knock, 'request'>,
  transfer: Transfer,
  party: Party,
): FormState | Refusal | undefined {
  const named = request.query.get('sha256');
  if (named === null) return undefined;
  const found = Sha256.safeParse(named).success
    ? statesFor(transfer, party).find(({ sha256 }) => sha256 === named)
    : undefined;
  return found ?? refuse('not-found');
}
