import { isRefusal } from '../../shared/transfer/refusals.ts';
import { readableForm } from '../../shared/workflow/readable-form.ts';
import { pdfHeaders, revisionAsked } from '../runtime/pdf-answer.ts';
import { readingDoors } from '../runtime/reading-door.ts';

/** The form, or with `?revision=` an old one; streamed by us and never by a signed address (RELIABILITY I2). */
export const downloadForm = readingDoors({
  name: 'downloadForm',
  room: 'form',
  async answer({ services, request }, transfer, reader) {
    const revision = revisionAsked(request);
    if (isRefusal(revision)) return revision;
    const form = readableForm(transfer, reader, revision.asked);
    if (isRefusal(form)) return form;
    const headers = {
      ...pdfHeaders(transfer, form, 'attachment', revision.asked),
      etag: `"${form.sha256}"`,
    };
    return { response: { headers, body: await services.forms.get(transfer.id, form.sha256) } };
  },
});
