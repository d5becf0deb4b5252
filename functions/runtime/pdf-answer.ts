import type { HttpRequest } from '@azure/functions';
import { type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import type { FormState } from '../../shared/transfer/signed-form.ts';
import type { Transfer } from '../../shared/transfer/transfer.ts';

/** Which revision of the form is asked for by `?revision=`; `asked` is missing when none is named. */
export function revisionAsked(request: HttpRequest): { asked?: number } | Refusal {
  const text = request.query.get('revision');
  if (text === null) return {};
  return /^[1-9]\d{0,3}$/.test(text) ? { asked: Number(text) } : refuse('not-found');
}

/** The headers of a form as PDF; an old revision says so in its name. */
export function pdfHeaders(
  transfer: Transfer,
  { sha256 }: FormState,
  show: 'inline' | 'attachment',
  revision = transfer.revision,
): Record<string, string> {
  const old = revision === transfer.revision ? '' : `-revision-${revision}`;
  return {
    'content-type': 'application/pdf',
    'content-disposition': `${show}; filename="${transfer.id}${old}.pdf"`,
    'x-content-sha256': sha256,
  };
}
