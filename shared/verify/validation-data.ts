import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib';
import type { AnyPdf } from './pdf/any-pdf.ts';

const LISTS = ['Certs', 'OCSPs', 'CRLs'];
const OF_STORE = ['Type', 'VRI', ...LISTS];
const OF_ENTRY = ['Type', 'Cert', 'CRL', 'OCSP', 'TU', 'TS'];

/**
 * The objects of a document security store (ETSI EN 319 142-1, 5.4.2) that a revision wrote anew and that only grew:
 * nothing that was in them is gone, and nothing else can be in them. Their certificates and answers never need to be
 * written anew, so a store that names somebody's font makes no validation data of it.
 */
export function grownForValidation(
  file: AnyPdf,
  revision: number,
  before: PDFDict | undefined,
  after: PDFDict | undefined,
): Set<PDFRef> {
  const look = (object: PDFObject | undefined, back: 0 | 1) => file.lookup(object, revision - back);
  const grown = new Set<PDFRef>();
  const check = (was: PDFObject | undefined, is: PDFObject | undefined, isGrown: Grown) => {
    const [old, now] = [look(was, 1), look(is, 0)];
    if (is instanceof PDFRef && was === is && old && now && isGrown(old, now)) grown.add(is);
    return [old, now] as const;
  };
  const [old, now] = check(before?.get(PDFName.of('DSS')), after?.get(PDFName.of('DSS')), isStore);
  if (!(old instanceof PDFDict && now instanceof PDFDict)) return grown;
  for (const name of LISTS) check(old.get(PDFName.of(name)), now.get(PDFName.of(name)), isLongerList);
  const isLargerIndex: Grown = (was, is) =>
    was instanceof PDFDict && is instanceof PDFDict && hasGrown(was, is, (entry) => isEntry(look(entry, 0)));
  check(old.get(PDFName.of('VRI')), now.get(PDFName.of('VRI')), isLargerIndex);
  return grown;
}

type Grown = (was: PDFObject, is: PDFObject) => boolean;

const hasOnly = (dict: PDFObject, keys: readonly string[]): boolean =>
  dict instanceof PDFDict && dict.keys().every((key) => keys.includes(key.decodeText()));

const isStore: Grown = (was, is) => hasOnly(was, OF_STORE) && hasOnly(is, OF_STORE);

const isEntry = (object: PDFObject | undefined): boolean => object !== undefined && hasOnly(object, OF_ENTRY);

const isLongerList: Grown = (was, is) => {
  if (!(was instanceof PDFArray && is instanceof PDFArray)) return false;
  const now = is.asArray();
  return now.every((each) => each instanceof PDFRef) && was.asArray().every((each, at) => each === now[at]);
};

/** Every entry that was there is as it was, and every new one is of the kind it should be. */
function hasGrown(was: PDFDict, is: PDFDict, isRight: (added: PDFObject) => boolean): boolean {
  const kept = was.entries().every(([key, value]) => String(is.get(key)) === String(value));
  return kept && is.entries().every(([key, value]) => was.has(key) || isRight(value));
}
