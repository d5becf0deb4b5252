import { refuse } from '../../shared/transfer/refusals.ts';
import { attachment } from '../runtime/attachment.ts';
import { readingDoors } from '../runtime/reading-door.ts';

/**
 * The customer's written request as it was handed in, for the partner it was addressed to: its letter or mail,
 * opaque bytes that no browser of ours opens, or else its words.
 */
export const getRequestLetter = readingDoors({
  name: 'getRequestLetter',
  room: 'request-letter',
  async answer({ services }, { id, request: { evidence, text } }, reader) {
    if (reader === 'newPartner') return refuse('not-yours-to-say');
    if (!evidence)
      return {
        response: { headers: attachment('request.txt', 'text/plain; charset=utf-8'), body: text ?? '' },
      };
    const headers = {
      ...attachment(evidence.fileName, 'application/octet-stream'),
      'x-content-sha256': evidence.sha256,
    };
    return { response: { headers, body: await services.documents.get(id, evidence.sha256) } };
  },
});
