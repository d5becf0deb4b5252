import { X509Certificate } from 'node:crypto';
import { type VerifiedForm, verifyForm } from '../../../shared/seal/verify-form.ts';
import type { FormState } from '../../../shared/transfer/signed-form.ts';
import type { Remains } from './remains.ts';

/** Forms without three valid seals or changed after the last, and replaced revisions that are not whole any more (RELIABILITY I2, A-11). */
export function formsAmiss(all: Remains[], sealRoot: string): string[] {
  const roots = [new X509Certificate(sealRoot).raw];
  const judged = (pdf: Uint8Array, states: FormState[]): VerifiedForm =>
    verifyForm(pdf, { roots, revisions: states.map(({ sha256 }) => sha256) });
  return all.flatMap(({ transferId, pdf, oldPdfs, transfer }) => {
    const form = judged(pdf, transfer.form);
    const signed = partiesOf(form) === 'currentPartner,customer,newPartner';
    const now = signed && form.whole ? [] : [`${transferId}: ${told(form)}`];
    const before = oldPdfs.map((old, n) => judged(old, transfer.oldRevisions[n]?.form ?? []));
    const spoilt = before.filter((old) => !old.whole || !partiesOf(old).startsWith('currentPartner'));
    return [...now, ...spoilt.map((old) => `${transferId}, a revision before: ${told(old)}`)];
  });
}

const partiesOf = ({ signatures }: VerifiedForm): string =>
  signatures
    .map(({ party }) => party)
    .toSorted()
    .join();

const told = (form: VerifiedForm): string => `signed by ${partiesOf(form)}; ${JSON.stringify(form)}`;
