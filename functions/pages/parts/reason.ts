import { isRefusal, type Refusal, refuse } from '../../../shared/transfer/refusals.ts';
import { readAs } from '../../../shared/workflow/read-json.ts';
import { Reason } from '../../../shared/workflow/reason.ts';

/** The reason a person typed. A text area lets people press Enter; a reason is one line, so that is no fault of theirs. */
export function typedReason(fields: ReadonlyMap<string, string>): { reason: string } | Refusal {
  const typed = (fields.get('reason') ?? '').replace(/[\r\n\t]+/g, ' ').trim();
  if (typed === '') return refuse('invalid-content', [{ path: 'reason', message: 'is needed' }]);
  const reason = readAs(Reason, typed, ['reason']);
  return isRefusal(reason) ? reason : { reason };
}
