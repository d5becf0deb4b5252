import { createHash, createPrivateKey, sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import { PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import * as pkijs from 'pkijs';
import type { SealPki } from '../../../infra/local/seal-certificates.ts';
import { openAnyPdf } from '../../../shared/verify/pdf/any-pdf.ts';

/** How somebody else's signature differs from ours. */
export type ForeignSignature = {
  subFilter?: string;
  /** More objects of the same revision, `number 0 obj` left out. */
  objects?: (root: string) => Record<number, string>;
};

const RESERVE = 8192;
const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** A document as other writers make them: object streams, a cross-reference stream, one page. */
export async function packedPdf(text = 'A contract of somebody else'): Promise<Buffer> {
  const doc = await PDFDocument.create();
  doc.addPage([300, 200]).drawText(text, { x: 20, y: 100, size: 12 });
  return Buffer.from(await doc.save({ useObjectStreams: true }));
}

/** Signs it by a further revision with a cross-reference stream: `adbe.pkcs7.detached`, SHA-512, with a signing time. */
export function foreignSigned(pdf: Buffer, pki: SealPki, how: ForeignSignature = {}): Buffer {
  const file = openAnyPdf(pdf);
  const trailer = file.revisions.at(-1)?.trailer;
  const root = trailer?.get(PDFName.of('Root'));
  const catalogue = file.lookup(root);
  if (!(root instanceof PDFRef) || !(catalogue instanceof PDFDict)) throw new Error('There is no catalogue.');
  const next = Number(String(trailer?.get(PDFName.of('Size'))));
  const known = /\/AcroForm\s*<<[^<>]*\/Fields\s*\[([^\]]*)\][^<>]*>>/.exec(catalogue.toString());
  const name = `Signature${1 + (known?.[1]?.match(/ R/g)?.length ?? 0)}`;
  const form = `<< /Fields [ ${known?.[1] ?? ''} ${next + 1} 0 R ] /SigFlags 3 >>`;
  const bare = catalogue.toString().replace(known?.[0] ?? '', '');
  const copy = bare.replace(/>>\s*$/, `/AcroForm ${form} >>`);
  const hole = `/ByteRange [0 ${'0'.repeat(32)}] /Contents <${'0'.repeat(RESERVE * 2)}>`;
  const subFilter = how.subFilter ?? 'adbe.pkcs7.detached';
  const objects: Record<number, string> = {
    [next]: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} ${hole} /M (D:20261121111500+01'00') /Name (Jan Jansen) >>`,
    [next + 1]:
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /V ${next} 0 R /Rect [0 0 0 0] /F 132 >>`,
    [root.objectNumber]: copy,
    ...how.objects?.(copy),
  };
  const bytes = packedIncrement(pdf, file.ending.xrefAt, objects, { root, size: next + 2 });
  return filled(bytes, pki);
}

/** Appends objects and a cross-reference stream; a list keeps its order, in the file and in the table. */
export function packedIncrement(
  pdf: Buffer,
  previous: number,
  objects: Record<number, string> | readonly [number, string][],
  { root, size }: { root: PDFRef; size: number },
): Buffer {
  let text = '\n';
  const listed = Array.isArray(objects) ? objects : Object.entries(objects);
  const rows: [number, number][] = listed.map(([number, object]) => {
    const at = pdf.length + text.length;
    text += `${number} 0 obj\n${object}\nendobj\n`;
    return [Number(number), at];
  });
  const at = pdf.length + text.length;
  rows.push([size, at]);
  const packed = Buffer.concat(rows.map(([, offset]) => Buffer.from([1, ...fourBytes(offset), 0])));
  const index = rows.map(([number]) => `${number} 1`).join(' ');
  const head = `<< /Type /XRef /Size ${size + 1} /W [1 4 1] /Index [${index}] /Prev ${previous} /Root ${root} /Length ${packed.length} >>`;
  return Buffer.concat([
    pdf,
    Buffer.from(`${text}${size} 0 obj\n${head}\nstream\n`, 'latin1'),
    packed,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`),
  ]);
}

const fourBytes = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

function filled(bytes: Buffer, pki: SealPki): Buffer {
  const before = bytes.lastIndexOf('/Contents <') + '/Contents '.length;
  const after = before + RESERVE * 2 + 2;
  const range = `[0 ${before} ${after} ${bytes.length - after}`.padEnd(35, ' ').concat(']');
  bytes.write(range, bytes.lastIndexOf('/ByteRange [0 ') + '/ByteRange '.length, 'latin1');
  const cms = detached([bytes.subarray(0, before), bytes.subarray(after)], pki);
  bytes.write(cms.toString('hex'), before + 1, 'latin1');
  return bytes;
}

function detached(chunks: readonly Uint8Array[], { leaf, root }: SealPki): Buffer {
  const hash = createHash('sha512');
  for (const chunk of chunks) hash.update(chunk);
  const attribute = (type: string, value: asn1js.BaseBlock) => new pkijs.Attribute({ type, values: [value] });
  const attributes = [
    attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: OID.data })),
    attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: new Date('2026-11-21T10:15:00Z') })),
    attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: bufferOf(hash.digest()) })),
  ];
  const set = Buffer.from(new asn1js.Set({ value: attributes.map((each) => each.toSchema()) }).toBER());
  const [certificate, issuer] = [leaf, root].map(({ der }) => pkijs.Certificate.fromBER(bufferOf(der)));
  if (!certificate || !issuer) throw new Error('A certificate is missing.');
  const sha512 = new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha512 });
  const signed = sign('sha512', set, createPrivateKey(leaf.key));
  const signer = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({
      issuer: certificate.issuer,
      serialNumber: certificate.serialNumber,
    }),
    digestAlgorithm: sha512,
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.13' }),
    signature: new asn1js.OctetString({ valueHex: bufferOf(signed) }),
  });
  const content = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha512],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
    // The issuer first: nobody says that the signer's certificate has to be.
    certificates: [issuer, certificate],
    signerInfos: [signer],
  }).toSchema(true);
  return Buffer.from(new pkijs.ContentInfo({ contentType: OID.signedData, content }).toSchema().toBER());
}
