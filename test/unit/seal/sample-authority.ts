import { X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { type TimestampFault, timestampAuthority } from '../../../infra/local/desk/tsa/authority.ts';
import { makeSealPki, type SealPkiOptions } from '../../../infra/local/seal-certificates.ts';
import { timestampRequest, tokenIn } from '../../../shared/seal/timestamp-protocol.ts';
import type { Timestamper } from '../../../shared/seal/timestamper.ts';
import { pemOf } from './sample-seal.ts';

/** An authority without a network, and the root of its certificate. */
export interface SampleAuthority {
  timestamper: Timestamper;
  root: Uint8Array;
  rootCertificate: X509Certificate;
}

/** When the sample authority sees everything. */
export const STAMPED_AT = '2026-11-22T08:00:00.000Z';

const NONCE = Buffer.from('4102030405060708', 'hex');

/** An authority of its own root; what it answers is only read, not checked, so that a test can have bad tokens too. */
export async function sampleAuthority(
  options: SealPkiOptions & { fault?: TimestampFault; at?: string } = {},
): Promise<SampleAuthority> {
  const { fault, at = STAMPED_AT, ...pki } = options;
  const made = await makeSealPki(new Date('2026-01-01T00:00:00Z'), { purpose: 'timestamps', ...pki });
  const key = { key: made.leaf.key, certificates: pemOf(made.leaf.der), root: pemOf(made.root.der) };
  const answer = timestampAuthority(key, () => Date.parse(at));
  const stamp = async (digest: Uint8Array) => tokenIn(answer(timestampRequest(digest, NONCE), fault), NONCE);
  return {
    timestamper: { authority: 'tsa.example', stamp },
    root: made.root.der,
    rootCertificate: new X509Certificate(made.root.der),
  };
}

/** The same token with something added that no signature covers. */
export function withUnsignedAttribute(token: Uint8Array): Buffer {
  const content = pkijs.ContentInfo.fromBER(new Uint8Array(token).buffer);
  const data = new pkijs.SignedData({ schema: content.content });
  const [signer] = data.signerInfos;
  const note = new pkijs.Attribute({ type: '1.2.3.4.5', values: [new asn1js.Utf8String({ value: 'note' })] });
  if (signer) signer.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 1, attributes: [note] });
  content.content = data.toSchema(true);
  return Buffer.from(content.toSchema().toBER());
}
