import { createHash } from 'node:crypto';
import type { FormArchive } from '../../form/form-archive.ts';
import { type Fault, reading, writing } from './fault.ts';

/** The stored forms in memory. */
export function memoryFormArchive({ fault }: { fault?: Fault } = {}): FormArchive {
  const forms = new Map<string, Uint8Array>();

  return {
    put: (transferId, pdf) =>
      writing(fault, 'forms.put', () => {
        const sha256 = createHash('sha256').update(pdf).digest('hex');
        forms.set(`${transferId}/${sha256}`, Uint8Array.from(pdf));
        return sha256;
      }),
    get: (transferId, sha256) =>
      reading(fault, 'forms.get', () => {
        const pdf = forms.get(`${transferId}/${sha256}`);
        if (!pdf) throw new Error(`The form ${transferId}/${sha256} is missing.`);
        return Uint8Array.from(pdf);
      }),
  };
}
