import { hashOf } from '../../../shared/signing/signing-token.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { isRefusal, type Refusal, refuse, type Violation } from '../../../shared/transfer/refusals.ts';
import { ABOUT } from './correction.ts';
import { typedReason } from './reason.ts';
import type { Said } from './say.ts';

const UNTICKED: Violation = { path: 'sections', message: 'has to be ticked at least once' };

/** What was asked for, as a message of this party with every fault at once; asking twice about one revision is asking once. */
export function readCorrection(fields: ReadonlyMap<string, string>, by: Party): Said | Refusal {
  const shown = fields.get('revision') ?? '';
  if (!/^[1-9]\d{0,3}$/.test(shown)) return refuse('correction-superseded');
  const revision = Number(shown);
  const typed = typedReason(fields);
  const sections = ABOUT.filter((section) => fields.get(`about-${section}`) === 'yes');
  const unticked = sections.length > 0 ? [] : [UNTICKED];
  if (isRefusal(typed) || unticked.length > 0)
    return refuse('invalid-content', [...unticked, ...(isRefusal(typed) ? typed.violations : [])]);
  return {
    messageId: `correction.r${revision}.${by}`,
    bodyHash: hashOf(`correction r${revision} ${by}`),
    message: { kind: 'correctionRequested', by, revision, ...typed, sections },
  };
}
