import * as asn1js from 'asn1js';

/** The tags this slice writes or expects by number (X.690). */
export const TAG = {
  integer: 0x02,
  octets: 0x04,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
} as const;

/** One DER value: tag, shortest length, contents. */
export function tlv(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
}

/** An object identifier, encoded. */
export function oid(value: string): Buffer {
  return Buffer.from(new asn1js.ObjectIdentifier({ value }).toBER());
}

/** Reads exactly one value; what follows it, and what cannot be read, is a TypeError. */
export function readDer(bytes: Uint8Array): asn1js.BaseBlock {
  const { offset, result } = asn1js.fromBER(bufferOf(bytes));
  if (offset !== bytes.length) throw new TypeError('The bytes are not one DER value.');
  return result;
}

/** The values inside a constructed one. Throws a TypeError for anything else. */
export function partsOf(block: asn1js.BaseBlock | undefined): asn1js.BaseBlock[] {
  if (block instanceof asn1js.Constructed) return block.valueBlock.value;
  throw new TypeError('The encoding is shaped in another way than expected.');
}

/** The bytes of an octet string in one piece. Throws a TypeError for anything else. */
export function octetsOf(block: asn1js.BaseBlock | undefined): Buffer {
  if (block instanceof asn1js.OctetString && !block.idBlock.isConstructed)
    return Buffer.from(block.valueBlock.valueHexView);
  throw new TypeError('The encoding is shaped in another way than expected.');
}

/** The dotted form of an object identifier; `undefined` for anything else. */
export function oidOf(block: asn1js.BaseBlock | undefined): string | undefined {
  return block instanceof asn1js.ObjectIdentifier ? block.getValue() : undefined;
}

/** A value as it stood in the bytes it was read from. */
export function rawOf(block: asn1js.BaseBlock | undefined): Buffer {
  if (block) return Buffer.from(block.valueBeforeDecodeView);
  throw new TypeError('The encoding is shaped in another way than expected.');
}

/** A copy in a buffer of its own: asn1js reads a view's whole buffer otherwise. */
export function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
