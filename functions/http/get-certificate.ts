import { refuse } from '../../shared/transfer/refusals.ts';
import { readingDoors } from '../runtime/reading-door.ts';

/** The sealed evidence of an ended transfer, for both partners and ops; the customer has its own link to it. */
export const getCertificate = readingDoors({
  name: 'getCertificate',
  room: 'certificate',
  async answer({ services }, { id, certificate }) {
    if (!certificate) return refuse('certificate-not-ready');
    const { sha256 } = certificate;
    const headers = {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${id}-certificate.pdf"`,
      'x-content-sha256': sha256,
      etag: `"${sha256}"`,
    };
    return { response: { headers, body: await services.forms.get(id, sha256) } };
  },
});
